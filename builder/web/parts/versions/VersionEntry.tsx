import { type ReactNode } from "react";
import { type VersionLine } from "../../../wire.ts";
import { useEditor } from "../../state/editor.ts";
import { minutes } from "../../state/seconds.ts";
import { useStoreTime } from "../../state/useStoreTime.ts";
import { useBuilderText } from "../../useBuilderText.ts";

interface Props {
  /** Left out for the draft. */
  version?: VersionLine;
  seconds: number;
  on: boolean;
  onPick(): void;
}

/** A version, or the draft, in the list: why it was made, by whom, when, how long it is, how many answered it. */
export function VersionEntry({ version, seconds, on, onPick }: Props): ReactNode {
  const { t } = useBuilderText();
  const { day } = useStoreTime();
  const { saved } = useEditor().opened;
  const by = version ? (version.by?.name ?? t("builder.versions.builtIn")) : saved?.by.name;
  const facts = version
    ? [
        by,
        day(version.publishedAt),
        minutes(seconds),
        t("builder.versions.answers", { count: version.answers }),
      ]
    : [by, minutes(seconds)];
  const state = !version
    ? "builder.draft.unpublished"
    : version.current
      ? "builder.inUse"
      : "builder.versions.past";
  return (
    <li>
      <button type="button" aria-current={on || undefined} onClick={onPick}>
        <span className="between">
          <b className="num">
            {version ? t("builder.versions.one", { version: version.version }) : t("builder.draft")}
          </b>
          <span className={version?.current ? "pill on" : "pill"}>{t(state)}</span>
        </span>
        {version?.reason && <small className="soft">{version.reason}</small>}
        <small className="muted num">{facts.filter(Boolean).join(" · ")}</small>
      </button>
    </li>
  );
}
