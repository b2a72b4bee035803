import { type ReactNode } from "react";

/** A column of a table. */
export interface Column<Row> {
  title: string;
  value(row: Row): ReactNode;
  right?: boolean;
  /** Where a column is to be as wide as that, in px; the others share the rest. */
  width?: number;
  className?: string;
}

interface Props<Row> {
  label: string;
  rows: readonly Row[];
  rowKey(row: Row): string;
  columns: readonly Column<Row>[];
  /** All columns as wide as they need, scrolled sideways where there is no room. */
  wide?: boolean;
}

/** A plain table of figures: nothing of antd's, which measures scroll bars by a style the page's policy forbids. */
export function DataTable<Row>({ label, rows, rowKey, columns, wide = false }: Props<Row>): ReactNode {
  return (
    <div className="table-box" {...(wide && { tabIndex: 0, role: "group", "aria-label": label })}>
      <table className="figures" data-wide={wide} aria-label={label}>
        <colgroup>
          {columns.map(({ title, width, className }) => (
            <col key={title} className={className} style={width === undefined ? undefined : { width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ title, right, className }) => (
              <th key={title} scope="col" data-right={right} className={className}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ title, value, right, className }) => (
                <td key={title} data-right={right} className={className}>
                  {value(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
