import { ConfigProvider, Select } from "antd";
import { Suspense, useEffect, type ReactNode } from "react";
import { Crash } from "../../ui/Crash.tsx";
import { lazyPart } from "../../ui/lazyPart.ts";
import { TopBar } from "../../ui/TopBar.tsx";
import { ask } from "./api.ts";
import { ListPage } from "./pages/ListPage.tsx";
import { Broken, Waiting } from "./parts/States.tsx";
import { useAnswer } from "./state/useAnswer.ts";
import { useReader } from "./state/useMe.ts";
import { go, useRoute } from "./state/useRoute.ts";
import { useBuilderText } from "./useBuilderText.ts";

// The editor and the charts are heavy; the list opens without them.
const EditorPage = lazyPart(async () => (await import("./pages/EditorPage.tsx")).EditorPage);
const ProposalPage = lazyPart(async () => (await import("./pages/ProposalPage.tsx")).ProposalPage);
const ResultsPage = lazyPart(async () => (await import("./pages/ResultsPage.tsx")).ResultsPage);

/** The page that the address names, under the product's bar. */
export function Builder(): ReactNode {
  const route = useRoute();
  const { me, mode, toggleMode, toggleLocale, signOut } = useReader();
  const { t, locale } = useBuilderText();
  const owner = me.owners.find(({ code }) => code === route.owner) ?? me.owners[0];
  useEffect(() => {
    document.title = `${t("builder.title")} · ${me.store.name}`;
  }, [t, me]);
  const shown = route.page === "versions" ? "edit" : route.page;
  const isResults = route.page === "results" || route.owner === "results";
  return (
    // Within our own ground a dialogue locks no scrolling, for which antd would need a style without a nonce.
    <ConfigProvider getPopupContainer={ground}>
      <div className="builder">
        <TopBar
          at={isResults ? "results" : "builder"}
          store={owner?.name ?? me.store.name}
          person={me.person.name}
          roles={me.roles}
          mode={mode}
          onMode={toggleMode}
          onLanguage={() => void toggleLocale()}
          onSignOut={() => void signOut()}
        >
          {me.owners.length > 1 && (
            <Select
              className="owner"
              aria-label={t("builder.owner")}
              value={owner?.code}
              popupMatchSelectWidth={false}
              options={me.owners.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(code: string) =>
                go(route.page === "list" ? { page: "list", owner: code } : { ...route, owner: code })
              }
            />
          )}
        </TopBar>
        <Crash key={shown} instead={<Broken />}>
          <Suspense fallback={<Waiting />}>{page()}</Suspense>
        </Crash>
      </div>
    </ConfigProvider>
  );

  function page(): ReactNode {
    const code = owner?.code ?? me.store.code;
    if (route.page === "list" && route.owner === "results") return <FirstResults owner={code} />;
    if (route.page === "list") return <ListPage key={code} owner={code} />;
    const { kind } = route;
    const key = `${route.owner}/${kind}/${locale}`;
    if (route.page === "results")
      return <ResultsPage owner={route.owner} kind={kind} period={route.period} />;
    if (route.page === "proposal") return <ProposalPage key={key} owner={route.owner} kind={kind} />;
    return <EditorPage key={key} owner={route.owner} kind={kind} versions={route.page === "versions"} />;
  }
}

/** The results of the first questionnaire that the reader may see. */
function FirstResults({ owner }: { owner: string }): ReactNode {
  const asked = useAnswer(owner, (signal) => ask("GET /of/:owner", { at: { owner }, signal }));
  if (asked.state === "loading") return <Waiting />;
  const kinds = asked.state === "there" ? asked.answer.questionnaires.map(({ kind }) => kind) : [];
  return <ResultsPage owner={owner} kind={kinds[0] ?? "service"} />;
}

const ground = (): HTMLElement => document.querySelector<HTMLElement>(".builder") ?? document.body;
