import { type ReactNode } from "react";
import { type DeskItem } from "../../wire.ts";
import { CardWords } from "../cards/CardWords.tsx";
import { Clock } from "../cards/Clock.tsx";
import { ComplaintTags } from "../cards/ComplaintTags.tsx";
import { LowAnswers } from "../cards/LowAnswers.tsx";
import { type ComplaintView } from "../../../views.ts";
import { ComplaintFacts } from "./ComplaintFacts.tsx";
import { Track } from "./Track.tsx";
import { TaskDigest } from "./TaskDigest.tsx";

/** What the file is about, above its entries. */
export function Digest({ item }: { item: DeskItem }): ReactNode {
  const view = item.card.view;
  return (
    <section className="digest">
      {view?.kind === "complaint" ? (
        <ComplaintDigest view={view} />
      ) : view?.kind === "task" ? (
        <TaskDigest view={view} />
      ) : (
        <CardWords card={item.card} />
      )}
    </section>
  );
}

function ComplaintDigest({ view }: { view: ComplaintView }): ReactNode {
  return (
    <>
      <p className="task-who">
        <ComplaintTags view={view} bare />
        <LowAnswers points={view.points} />
      </p>
      {view.points.map(({ words }) => (
        <blockquote key={words} className="big">
          {words}
        </blockquote>
      ))}
      {view.clocks.length > 0 && (
        <div className="clocks">
          {view.clocks.map((clock) => (
            <Clock key={`${clock.clock}${clock.due}`} clock={clock} />
          ))}
        </div>
      )}
      <ComplaintFacts view={view} />
      <Track view={view} />
    </>
  );
}
