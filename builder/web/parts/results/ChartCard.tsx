import { Segmented } from "antd";
import { ChartNoAxesColumn, Table2 } from "lucide-react";
import { useId, useState, type ReactNode } from "react";
import { useBuilderText } from "../../useBuilderText.ts";
import { DataTable, type Column } from "../DataTable.tsx";

interface Props<Row> {
  title: string;
  note: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly Column<Row>[];
  children: ReactNode;
  wide?: boolean;
}

/** A finding, its picture, and the table behind it. */
export function ChartCard<Row>(props: Props<Row>): ReactNode {
  const { title, note, rows, rowKey, columns, children, wide = false } = props;
  const { t } = useBuilderText();
  const id = useId();
  const [view, setView] = useState<"chart" | "table">("chart");
  return (
    <section className="panel chart-card" data-wide={wide} aria-labelledby={id}>
      <header className="between">
        <div>
          <h2 id={id}>{title}</h2>
          <small className="soft">{note}</small>
        </div>
        <Segmented<"chart" | "table">
          size="small"
          value={view}
          onChange={setView}
          aria-label={t("builder.results.view")}
          options={[
            { value: "chart", icon: <ChartNoAxesColumn size={15} aria-label={t("builder.results.chart")} /> },
            { value: "table", icon: <Table2 size={15} aria-label={t("builder.results.table")} /> },
          ]}
        />
      </header>
      {view === "chart" ? (
        children
      ) : (
        <DataTable wide label={title} rows={rows} rowKey={rowKey} columns={columns} />
      )}
    </section>
  );
}
