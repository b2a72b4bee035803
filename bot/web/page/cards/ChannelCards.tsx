import { Button } from "antd";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type DeskItem } from "../../wire.ts";
import { latestDay, type Whose } from "../state/tasks.ts";
import { useDesk } from "../state/useDesk.ts";
import { NothingToday } from "../states/NothingToday.tsx";
import { ComplaintList } from "./ComplaintList.tsx";
import { DayCard } from "./DayCard.tsx";
import { Feed, isInFeed } from "./Feed.tsx";
import { TaskList } from "./TaskList.tsx";

interface Props {
  channel: string;
  cards: DeskItem[];
  /** Older cards can be had. */
  more: boolean;
  whose: Whose;
}

/** What stands in a channel: its day, the calls, the complaints, and what was said. */
export function ChannelCards({ channel, cards, more, whose }: Props): ReactNode {
  const { t } = useText();
  const desk = useDesk();
  const day = latestDay(cards);
  const nothingPlanned = !day || (day.view.due === 0 && !hasView(cards, "task"));
  const onlyTalk = nothingPlanned && !hasView(cards, "complaint");
  const isEmpty = onlyTalk && (channel === "callbacks" || !cards.some(isInFeed));
  return (
    <>
      {day && !nothingPlanned && <DayCard view={day.view} />}
      {hasView(cards, "task") && <TaskList cards={cards} whose={whose} day={day?.view} />}
      {hasView(cards, "complaint") && <ComplaintList cards={cards} />}
      {isEmpty && <NothingToday channel={channel} />}
      <Feed cards={cards} titled={!onlyTalk} />
      {more && (
        <Button
          type="text"
          size="small"
          className="quiet more"
          onClick={() => void desk.channel(channel, oldestAt(cards))}
        >
          {t("desk.older")}
        </Button>
      )}
    </>
  );
}

// What waits for somebody is there whatever its age, and tells nothing about how far back the rest goes.
const oldestAt = (cards: readonly DeskItem[]): string | undefined =>
  cards.find(({ card }) => card.todo === undefined)?.at;

const hasView = (cards: readonly DeskItem[], kind: string): boolean =>
  cards.some(({ card }) => card.view?.kind === kind);
