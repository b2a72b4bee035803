import { type ReactNode } from "react";

/** A line of a file: when, what, and the customer's words where there are any. */
export interface FileRow {
  at: string;
  text: string;
  end?: string | undefined;
  words?: readonly string[];
  tone?: "warn" | undefined;
}

/** One part of a file, newest first; left out where there is nothing. */
export function FileList({ title, rows }: { title: string; rows: readonly FileRow[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <section className="group">
      <h2>
        {title} <span className="num">{rows.length}</span>
      </h2>
      <ul className="file-rows">
        {rows.map(({ at, text, end, words = [], tone }, index) => (
          <li key={index}>
            <span className={tone === "warn" ? "num warn nowrap" : "num muted nowrap"}>{at}</span>
            <span className="grow">
              {text}
              {words.map((each) => (
                <q key={each}>{each}</q>
              ))}
            </span>
            {end !== undefined && <b className="num">{end}</b>}
          </li>
        ))}
      </ul>
    </section>
  );
}
