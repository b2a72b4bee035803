import { Button, Segmented } from "antd";
import { Pause, Play, RotateCcw } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";
import { useEditor, useEditorState } from "../../state/editor.ts";
import { minutes } from "../../state/seconds.ts";
import { spokenScript, type Customer } from "../../state/spokenScript.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { Script } from "./Script.tsx";
import { useSample } from "./useSample.ts";
import { Watch } from "./Watch.tsx";

/** The call running by itself, line by line, at the pace that is reckoned with; faster if wished. */
export function Listen(): ReactNode {
  const { t } = useBuilderText();
  const editor = useEditor();
  const { definition, spoken } = useEditorState();
  const time = editor.timeIn(spoken);
  const fill = useSample();
  const [customer, setCustomer] = useState<Customer>("likely");
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [at, setAt] = useState(0);
  const { lines, end } = spokenScript(definition, time, customer, spoken, fill);
  const isOver = at >= end;
  useEffect(() => {
    if (!isPlaying || isOver) return;
    const timer = setInterval(() => setAt((now) => Math.min(end, now + speed * TICK)), TICK * 1000);
    return () => clearInterval(timer);
  }, [isPlaying, isOver, speed, end]);
  const runs = isPlaying && !isOver;
  return (
    <div className="preview">
      <div className="watch-side">
        <Watch at={at} end={end} limit={time.limit} note={t("builder.preview.of", { end: minutes(end) })} />
        <div className="row">
          <Button
            type="primary"
            autoFocus
            icon={runs ? <Pause size={15} /> : <Play size={15} />}
            onClick={() => {
              if (isOver) setAt(0);
              setPlaying(!runs);
            }}
          >
            {t(runs ? "builder.preview.pause" : "builder.preview.play")}
          </Button>
          <Button
            icon={<RotateCcw size={15} />}
            aria-label={t("builder.preview.again")}
            onClick={() => {
              setAt(0);
              setPlaying(true);
            }}
          />
        </div>
        <small className="muted">{t("builder.preview.speed")}</small>
        <Segmented
          block
          value={speed}
          onChange={setSpeed}
          aria-label={t("builder.preview.speed")}
          options={[1, 2, 4].map((value) => ({ value, label: `${value}×` }))}
        />
        <small className="muted">{t("builder.preview.customer")}</small>
        <Segmented<Customer>
          block
          orientation="vertical"
          value={customer}
          onChange={setCustomer}
          aria-label={t("builder.preview.customer")}
          options={[
            { value: "likely", label: t("builder.preview.likely") },
            { value: "longest", label: t("builder.preview.longest") },
          ]}
        />
      </div>
      <Script
        lines={lines.map((line) => (line.type === "rest" ? { ...line, words: t(rests[customer]) } : line))}
        current={lines.findLastIndex(({ from }) => from <= at)}
        onJump={(line) => setAt(line.from)}
      />
    </div>
  );
}

// Fine enough for the hand to glide.
const TICK = 0.2;

const rests = {
  likely: "builder.preview.rest.likely",
  longest: "builder.preview.rest.longest",
} as const;
