import { Button } from "antd";
import { Play, SkipForward, Square } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useToast } from "../../../../ui/Toasts.tsx";
import { ask, newKey } from "../../api.ts";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { minutes } from "../../state/seconds.ts";
import { readingEstimate } from "../../state/readingEstimate.ts";
import { spokenScript } from "../../state/spokenScript.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Script } from "./Script.tsx";
import { useSample } from "./useSample.ts";
import { Watch } from "./Watch.tsx";

/** A stopwatch for reading the call aloud, line by line; its time is offered as calibration. */
export function ReadAloud({ owner }: { owner: string }): ReactNode {
  const { t } = useBuilderText();
  const toast = useToast();
  const editor = useEditor();
  const { definition, spoken } = useEditorState();
  const time = editor.timeIn(spoken);
  const fill = useSample();
  const lines = spokenScript(definition, time, "likely", spoken, fill).lines.filter(
    ({ type }) => type !== "rest",
  );
  const [current, setCurrent] = useState(-1);
  const [began, setBegan] = useState<number>();
  const [seconds, setSeconds] = useState(0);
  const [busy, setBusy] = useState(false);
  const isReading = began !== undefined;
  useEffect(() => {
    if (began === undefined) return;
    const timer = setInterval(() => setSeconds((performance.now() - began) / 1000), 200);
    return () => clearInterval(timer);
  }, [began]);
  const read = lines.slice(0, isReading ? current : current + 1).map(({ name }) => name);
  const stop = (lastRead: number): void => {
    if (began !== undefined) setSeconds((performance.now() - began) / 1000);
    setBegan(undefined);
    setCurrent(lastRead);
  };
  const next = (): void => (current + 1 < lines.length ? setCurrent(current + 1) : stop(current));
  const start = (): void => {
    setSeconds(0);
    setCurrent(0);
    setBegan(performance.now());
  };
  async function offer(): Promise<void> {
    setBusy(true);
    const { kind } = editor.opened;
    const body = { key: newKey(), definition, lines: read, seconds: Math.round(seconds * 10) / 10 };
    const reply = await ask("POST /of/:owner/:kind/calibration", { at: { owner, kind }, body });
    setBusy(false);
    if (reply.kind === "answer") {
      editor.calibrate(reply.answer.calibration);
      void toast.success(t("builder.reading.taken"));
    } else void toast.error(reply.kind === "refused" ? reply.refusal.message : t("builder.lost"));
  }
  const estimate = readingEstimate(definition, read, spoken);
  // Another language is read at another pace; the store's own is what is reckoned with.
  const isOwn = spoken === editor.opened.settings.locale;
  const isDone = !isReading && read.length > 0;
  return (
    <div className="preview">
      <div className="watch-side">
        <Watch at={seconds} limit={time.limit} note={t("builder.reading.lines", { count: lines.length })} />
        {isReading ? (
          <div className="row">
            <Button type="primary" autoFocus icon={<SkipForward size={15} />} onClick={next}>
              {t("builder.reading.next")}
            </Button>
            <Button
              icon={<Square size={14} />}
              aria-label={t("builder.reading.stop")}
              onClick={() => stop(current - 1)}
            />
          </div>
        ) : (
          <div className="row">
            <Button type={isDone ? "default" : "primary"} autoFocus icon={<Play size={15} />} onClick={start}>
              {t(isDone ? "builder.preview.again" : "builder.reading.start")}
            </Button>
          </div>
        )}
        {isDone ? (
          <div className="reading-result" role="status">
            <p>
              {t("builder.reading.result", {
                count: read.length,
                time: minutes(seconds),
                estimate: minutes(estimate),
              })}
            </p>
            <Button
              block
              type="primary"
              loading={busy}
              disabled={seconds < SHORTEST || !isOwn}
              onClick={() => void offer()}
            >
              {t("builder.reading.offer")}
            </Button>
            <small className="muted">
              {t(isOwn ? "builder.reading.offer.text" : "builder.reading.other")}
            </small>
          </div>
        ) : (
          <small className="muted">{t("builder.reading.how")}</small>
        )}
      </div>
      <Script lines={lines} current={current} />
    </div>
  );
}

// Whoever clicked through the lines has not read them.
const SHORTEST = 10;
