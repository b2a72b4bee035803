import { type ReactNode } from "react";
import { type Definition } from "../../../../models/rules/definition.ts";
import { type Difference } from "../../../../models/rules/differences.ts";
import { changedTexts, changedValues, nameOfChanged } from "../../state/changeWords.ts";
import { signed } from "../../state/seconds.ts";
import { wordDifference } from "../../state/wordDifference.ts";
import { useBuilderText, type BuilderTextKey } from "../../useBuilderText.ts";

interface Props {
  differences: readonly Difference[];
  /** Where the words of a line are looked up that comes without them. */
  among?: readonly Definition[];
}

/** One change a row; a reworded question shows its two wordings woven together. */
export function Changes({ differences, among = [] }: Props): ReactNode {
  const texts = useBuilderText();
  const { t } = texts;
  if (differences.length === 0) return <p className="notice quiet">{t("builder.changes.none")}</p>;
  return (
    <ul className="changes">
      {differences.map((difference, index) => (
        <li key={`${difference.kind}${difference.item}${index}`}>
          <div className="between">
            <span className="row">
              <span className="kind" data-kind={difference.kind}>
                {t(kinds[difference.kind])}
              </span>
              <b className="cut">{nameOfChanged(difference, among, texts)}</b>
            </span>
            <small className="num soft nowrap">
              {t("builder.changes.seconds", { seconds: signed(difference.seconds) })}
            </small>
          </div>
          <Change difference={difference} />
        </li>
      ))}
    </ul>
  );
}

function Change({ difference }: { difference: Difference }): ReactNode {
  const texts = useBuilderText();
  const { t, locale } = texts;
  const { kind, from, to } = difference;
  return (
    <>
      {kind === "moved" && from !== undefined && to !== undefined && (
        <p>{t("builder.changes.place", { from, to })}</p>
      )}
      {changedTexts(difference, texts).map(({ property, before, after }) => (
        <p key={property ?? ""}>
          {property !== undefined && <small className="muted">{property} </small>}
          {wordDifference(before, after, locale).map(({ text, kind }, index) =>
            kind === "in" ? (
              <ins key={index}>{text}</ins>
            ) : kind === "out" ? (
              <del key={index}>{text}</del>
            ) : (
              <span key={index}>{text}</span>
            ),
          )}
        </p>
      ))}
      {changedValues(difference, texts).map(({ property, before, after }) => (
        <p key={property}>
          {property} <del>{before}</del> → <ins>{after}</ins>
        </p>
      ))}
    </>
  );
}

const kinds: Record<Difference["kind"], BuilderTextKey> = {
  added: "builder.changes.added",
  removed: "builder.changes.removed",
  moved: "builder.changes.moved",
  changed: "builder.changes.changed",
};
