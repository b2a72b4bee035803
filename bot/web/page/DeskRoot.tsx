import { useEffect, useState, type ReactNode } from "react";
import { locales, type Locale } from "../../../locales/index.ts";
import { Crash } from "../../../ui/Crash.tsx";
import { Page } from "../../../ui/Page.tsx";
import { useMode } from "../../../ui/useMode.ts";
import { Desk } from "./Desk.tsx";
import { orphans } from "./state/orphans.ts";
import { createDesk } from "./state/desk.ts";
import { DeskContext, useDeskState } from "./state/useDesk.ts";
import { Failed } from "./states/Failed.tsx";
import { SignedOut } from "./states/SignedOut.tsx";
import { Starting } from "./states/Starting.tsx";
import "./desk.css";

const desk = createDesk(orphans.hear);

/** The desk page: who is signed in, his language and theme, and what stands when nobody is. */
export function DeskRoot(): ReactNode {
  useEffect(() => desk.start(), []);
  return (
    <DeskContext value={desk}>
      <Ground />
    </DeskContext>
  );
}

function Ground(): ReactNode {
  const { me, live } = useDeskState();
  const [mode, toggleMode] = useMode();
  const [first] = useState(browserLocale);
  return (
    <Page locale={me?.locale ?? first} mode={mode}>
      <Crash instead={<Broken />}>
        {live === "signedOut" ? <SignedOut /> : me ? <Desk mode={mode} onMode={toggleMode} /> : <Starting />}
      </Crash>
    </Page>
  );
}

function Broken(): ReactNode {
  return (
    <main className="alone">
      <Failed onRetry={() => location.reload()} />
    </main>
  );
}

// Until the server has said who reads, the browser's language is the best guess.
function browserLocale(): Locale {
  return locales.find((locale) => navigator.language.startsWith(locale.slice(0, 2))) ?? "zh-CN";
}
