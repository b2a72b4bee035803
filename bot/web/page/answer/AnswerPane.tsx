import { type ReactNode } from "react";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type Card } from "../../../chat.ts";
import { DayCard } from "../cards/DayCard.tsx";
import { CardButtons } from "../cards/CardButtons.tsx";
import { CardWords } from "../cards/CardWords.tsx";
import { PaneHead } from "../shell/PaneHead.tsx";
import { useSide } from "../state/useSide.ts";
import { FileCard } from "./FileCard.tsx";

/** What the reader alone was answered: a file, or words. */
export function AnswerPane({ card }: { card: Card }): ReactNode {
  const { t } = useText();
  const { close } = useSide();
  useKeys({ Escape: close });
  const isFile = card.view?.kind === "file";
  return (
    <>
      <PaneHead
        title={isFile ? t("desk.file") : (card.title ?? t("desk.answer"))}
        about={t("desk.answer.onlyYou")}
        onClose={close}
      />
      <div className="scroll step" tabIndex={0} role="region" aria-label={card.plain}>
        <Answer card={card} />
        <CardButtons card={card} />
      </div>
    </>
  );
}

function Answer({ card }: { card: Card }): ReactNode {
  const { view } = card;
  if (view?.kind === "file") return <FileCard view={view} />;
  return view?.kind === "day" ? <DayCard view={view} /> : <CardWords card={untitled(card)} />;
}

function untitled({ title: _title, ...rest }: Card): Card {
  return rest;
}
