/** What the sign-in page says; without a button it only explains. */
export interface SignInWords {
  locale: string;
  title: string;
  lines: string[];
  button?: string;
  nonce: string;
}

/** The page behind a one-time link: a few words and one button, without any script. */
export function signInPage({ locale, title, lines, button, nonce }: SignInWords): string {
  return `<!doctype html>
<html lang="${escape(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<title>${escape(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${lines.map((line) => `<p>${escape(line)}</p>`).join("\n")}
${button === undefined ? "" : `<form method="post"><button autofocus>${escape(button)}</button></form>`}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --accent: #0f6a5b; --on: #fff; --text: #1b1e1d; --muted: #555a58; --paper: #f6f6f3; --surface: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --accent: #6fcbb6; --on: #171a19; --text: #e9ecea; --muted: #a9afac; --paper: #171a19; --surface: #1f2322; }
}
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--text);
  font: 15px/1.6 Inter, "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
main { box-sizing: border-box; width: min(360px, calc(100vw - 32px)); padding: 28px; border-radius: 12px; background: var(--surface); }
h1 { margin: 0 0 12px; font-size: 20px; }
p { margin: 0 0 8px; color: var(--muted); }
button { width: 100%; height: 42px; margin-top: 12px; border: 0; border-radius: 8px; background: var(--accent); color: var(--on);
  font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
`;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
