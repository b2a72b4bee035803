import { useState, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type WhenQuestion } from "../../../form.ts";
import { useTime } from "../state/useTime.ts";
import { wallDays, wallQuarters } from "./wallTimes.ts";

interface Props {
  question: WhenQuestion;
  /** The chosen time, as the store's wall clock shows it. */
  value: string | undefined;
  onPick(wallTime: string): void;
}

/** Any day and quarter of an hour, from two lists: the store's wall time, whatever zone the browser is in. */
export function AnyTime({ question, value, onPick }: Props): ReactNode {
  const { t } = useText();
  const time = useTime(60_000);
  const [chosenDay, chosenQuarter] = (value ?? "").split("T");
  const [day, setDay] = useState(chosenDay || undefined);
  const [quarter, setQuarter] = useState(chosenQuarter);
  const bounds = { from: question.from, until: question.until, today: time.isoDay(time.now) };
  const isMinute = question.precision === "minute";

  function pick(nextDay: string | undefined, nextQuarter: string | undefined): void {
    setDay(nextDay);
    setQuarter(nextQuarter);
    if (nextDay === undefined || (isMinute && nextQuarter === undefined)) return;
    onPick(isMinute ? `${nextDay}T${nextQuarter}` : nextDay);
  }
  function pickDay(next: string): void {
    const isStillThere = quarter !== undefined && wallQuarters(next, bounds).includes(quarter);
    pick(next, isStillThere ? quarter : undefined);
  }

  return (
    <div className="when">
      <select
        autoFocus
        aria-label={`${question.label}: ${t("desk.question.day")}`}
        value={day ?? ""}
        onChange={({ target }) => pickDay(target.value)}
      >
        <option value="" disabled>
          {t("desk.question.day")}
        </option>
        {wallDays(bounds).map((each) => (
          <option key={each} value={each}>
            {time.calendarDay(each)}
          </option>
        ))}
      </select>
      {isMinute && (
        <select
          aria-label={`${question.label}: ${t("desk.question.time")}`}
          value={quarter ?? ""}
          disabled={day === undefined}
          onChange={({ target }) => pick(day, target.value)}
        >
          <option value="" disabled>
            {t("desk.question.time")}
          </option>
          {wallQuarters(day ?? "", bounds).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
