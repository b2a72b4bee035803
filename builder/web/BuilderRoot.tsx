import { useState, type ReactNode } from "react";
import { locales, type Locale } from "../../locales/index.ts";
import { Crash } from "../../ui/Crash.tsx";
import { Page } from "../../ui/Page.tsx";
import { useMode } from "../../ui/useMode.ts";
import { type Me } from "../wire.ts";
import { ask } from "./api.ts";
import { Builder } from "./Builder.tsx";
import { MeContext, type Reader } from "./state/useMe.ts";
import { useAnswer } from "./state/useAnswer.ts";
import { Broken, Failed, SignedOut, Waiting } from "./parts/States.tsx";
import "./builder.css";

/** The builder's page: who is signed in, his language and theme, and what stands when nobody is. */
export function BuilderRoot(): ReactNode {
  const asked = useAnswer("me", (signal) => ask("GET /me", { signal }));
  const [mode, toggleMode] = useMode();
  const [first] = useState(browserLocale);
  const [spoken, setSpoken] = useState<Locale>();
  const [isOut, setOut] = useState(false);
  const me = asked.state === "there" ? asked.answer : undefined;
  const locale = spoken ?? me?.locale ?? first;
  return (
    <Page locale={locale} mode={mode}>
      <Crash instead={<Broken />}>
        {me && !isOut ? (
          <MeContext value={reader(me, locale)}>
            <Builder />
          </MeContext>
        ) : asked.state === "loading" ? (
          <Waiting />
        ) : (
          <main className="alone">{isOut ? <SignedOut /> : <Failed asked={asked} />}</main>
        )}
      </Crash>
    </Page>
  );

  function reader(me: Me, locale: Locale): Reader {
    return {
      ...{ me, mode, toggleMode },
      async toggleLocale() {
        const next = locale === "en" ? "zh-CN" : "en";
        setSpoken(next);
        // The person's language is the same on every page; where the desk does not answer, it changes here alone.
        await fetch("/desk/api/me", {
          method: "PATCH",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ locale: next }),
        }).catch(() => undefined);
      },
      async signOut() {
        await fetch("/sign-out", { method: "POST", credentials: "same-origin" }).catch(() => undefined);
        setOut(true);
      },
    };
  }
}

// Until the server has said who reads, the browser's language is the best guess.
function browserLocale(): Locale {
  return locales.find((locale) => navigator.language.startsWith(locale.slice(0, 2))) ?? "zh-CN";
}
