import { type ReactNode } from "react";
import { type ListedItem } from "../../../wire.ts";
import { percent, score } from "../../state/score.ts";
import { useBuilderText } from "../../useBuilderText.ts";
import { DataTable } from "../DataTable.tsx";
import { ItemName } from "../ItemName.tsx";

/** The scored items: their share in the index, and what they scored. A mean over nobody is a dash. */
export function ItemShares({ items, label }: { items: readonly ListedItem[]; label: string }): ReactNode {
  const { t } = useBuilderText();
  const scored = items.filter(({ share }) => share !== null);
  const most = Math.max(...scored.map(({ share }) => share ?? 0), 0.01);
  return (
    <DataTable
      label={label}
      rows={scored.toSorted((one, other) => (other.share ?? 0) - (one.share ?? 0))}
      rowKey={({ item }) => item}
      columns={[
        { title: t("builder.item"), value: (item) => <ItemName {...item} /> },
        {
          title: t("builder.share"),
          width: 128,
          className: "share-cell",
          value: ({ share }) => (
            <span className="share num">
              <i style={{ inlineSize: `${((share ?? 0) / most) * 64}%` }} />
              {percent(share)}
            </span>
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
