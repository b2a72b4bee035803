import { type ReactNode } from "react";
import { type Card, type Inline } from "../../../chat.ts";

/** The neutral part of a card: title, lines and facts. */
export function CardWords({ card }: { card: Card }): ReactNode {
  const { title, body, facts = [] } = card;
  const isBare = title === undefined && body.length === 0 && facts.length === 0;
  return (
    <>
      {title !== undefined && <h2>{title}</h2>}
      {isBare && <p>{card.plain}</p>}
      {body.map((line, index) => (
        <p key={index}>
          {line.map((run, at) => (
            <Run key={at} run={run} />
          ))}
        </p>
      ))}
      {facts.length > 0 && (
        <dl className="facts one">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function Run({ run }: { run: Inline }): ReactNode {
  if (typeof run === "string") return run;
  if ("url" in run) {
    return (
      <a href={run.url} rel="noreferrer">
        {run.text}
      </a>
    );
  }
  if (run.style === "bold") return <b>{run.text}</b>;
  return <span className={run.style === "danger" ? "bad" : run.style}>{run.text}</span>;
}
