import { type ReactNode } from "react";
import { type ProposedItem } from "../../../wire.ts";
import { score } from "../../state/score.ts";
import { useBuilderText, type BuilderTextKey } from "../../useBuilderText.ts";
import { DataTable } from "../DataTable.tsx";
import { ItemName } from "../ItemName.tsx";

/** What the proposal does with each item, and the figures that say why. */
export function ProposedItems({ items }: { items: readonly ProposedItem[] }): ReactNode {
  const { t } = useBuilderText();
  return (
    <DataTable
      label={t("builder.proposal.items")}
      rows={items}
      rowKey={({ item }) => item}
      columns={[
        {
          title: t("builder.proposal.what"),
          width: 104,
          value: ({ what }) => (
            <span className="kind" data-kind={tones[what]}>
              {t(whats[what])}
            </span>
          ),
        },
        { title: t("builder.item"), value: (item) => <ItemName {...item} gone={item.what === "dropped"} /> },
        {
          title: t("builder.weakness"),
          width: 72,
          right: true,
          className: "wide-only-cell",
          value: ({ weakness }) => (
            <span className="num">{weakness === null ? "–" : weakness.toFixed(2)}</span>
          ),
        },
        {
          title: t("builder.mean"),
          width: 56,
          right: true,
          value: ({ mean }) => (
            <b className={mean !== null && mean < 8 ? "num warn" : "num"}>{score(mean)}</b>
          ),
        },
        { title: "n", width: 52, right: true, value: ({ n }) => <small className="num muted">{n}</small> },
      ]}
    />
  );
}

const whats: Record<ProposedItem["what"], BuilderTextKey> = {
  kept: "builder.proposal.kept",
  stressed: "builder.proposal.stressed",
  asked: "builder.proposal.asked",
  rotating: "builder.proposal.rotating",
  dropped: "builder.proposal.dropped",
};

const tones: Record<ProposedItem["what"], string> = {
  ...{ kept: "kept", stressed: "added", asked: "asked", rotating: "moved", dropped: "removed" },
};
