import { Button, Segmented, Skeleton } from "antd";
import { MessageSquareQuote } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type Tone } from "../../../../models/rules/remark.ts";
import { type Words } from "../../../wire.ts";
import { ask } from "../../api.ts";
import { useStoreTime } from "../../state/useStoreTime.ts";
import { useBuilderText } from "../../useBuilderText.ts";

interface Props {
  at: { owner: string; kind: string };
  period: string;
}

/** What customers said, in their own words, the newest first: blame, praise, or all of it. */
export function WordsSaid({ at, period }: Props): ReactNode {
  const { t } = useBuilderText();
  const [tone, setTone] = useState<Tone | "all">("blame");
  return (
    <section className="panel words" aria-labelledby="words">
      <header className="between">
        <h2 id="words">{t("builder.words")}</h2>
        <Segmented<Tone | "all">
          value={tone}
          onChange={setTone}
          aria-label={t("builder.words.which")}
          options={[
            { value: "blame", label: t("builder.words.blame") },
            { value: "praise", label: t("builder.words.praise") },
            { value: "all", label: t("builder.words.all") },
          ]}
        />
      </header>
      <List key={tone} at={at} period={period} tone={tone} />
    </section>
  );
}

function List({ at, period, tone }: Props & { tone: Tone | "all" }): ReactNode {
  const { t } = useBuilderText();
  const ui = useText();
  const [words, setWords] = useState<Words[]>([]);
  const [next, setNext] = useState<string>();
  const [shown, setShown] = useState(AT_ONCE);
  const [state, setState] = useState<"loading" | "there" | "failed">("loading");
  async function load(before?: string): Promise<void> {
    setState("loading");
    const query = { period, ...(tone !== "all" && { tone }), ...(before !== undefined && { before }) };
    const reply = await ask("GET /of/:owner/:kind/words", { at: { ...at }, query });
    if (reply.kind !== "answer") return setState("failed");
    setWords((known) => [...(before === undefined ? [] : known), ...reply.answer.words]);
    setNext(reply.answer.next);
    setState("there");
  }
  useEffect(() => {
    void load();
    // Another period or tone is another list.
  }, [period, tone]);
  const more = (): void => {
    setShown(shown + AT_ONCE);
    if (next !== undefined && words.length < shown + AT_ONCE) void load(next);
  };
  if (words.length === 0 && state === "loading") return <Skeleton active />;
  if (words.length === 0 && state === "there") {
    return <Blank icon={<MessageSquareQuote size={22} />} title={t("builder.words.none")} />;
  }
  return (
    <>
      <ul>
        {words.slice(0, shown).map((word) => (
          <Quote key={word.id} word={word} />
        ))}
      </ul>
      {state === "failed" ? (
        <p className="notice bad" role="alert">
          <span className="grow">{t("builder.failed")}</span>
          <Button type="link" size="small" onClick={() => void load(words.length > 0 ? next : undefined)}>
            {ui.t("ui.retry")}
          </Button>
        </p>
      ) : (
        (next !== undefined || words.length > shown) && (
          <Button loading={state === "loading"} onClick={more}>
            {t("builder.words.more")}
          </Button>
        )
      )}
    </>
  );
}

// As many as are read at a glance; the server sends more.
const AT_ONCE = 12;

function Quote({ word }: { word: Words }): ReactNode {
  const { t } = useBuilderText();
  const { day } = useStoreTime();
  const facts = [
    word.name,
    word.score === null ? undefined : t("builder.words.score", { score: word.score }),
    day(word.at),
    t("builder.versions.one", { version: word.version }),
  ];
  return (
    <li data-tone={word.tone ?? "none"}>
      <blockquote>{t("builder.words.quote", { text: word.text })}</blockquote>
      <small className="muted num">
        {word.tone && <b>{t(word.tone === "blame" ? "builder.words.blame" : "builder.words.praise")} · </b>}
        {facts.filter(Boolean).join(" · ")}
      </small>
    </li>
  );
}
