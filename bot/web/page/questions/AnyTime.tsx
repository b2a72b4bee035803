import { DatePicker } from "antd";
import { type ReactNode } from "react";
import { type WhenQuestion } from "../../../form.ts";

interface Props {
  question: WhenQuestion;
  onPick(wallTime: string): void;
}

/** Any day or moment, from a calendar or typed; it is the store's wall time, whatever zone the browser is in. */
export function AnyTime({ question, onPick }: Props): ReactNode {
  const { precision, from, until, label } = question;
  const [first, last] = [from?.slice(0, DAY_LENGTH), until?.slice(0, DAY_LENGTH)];
  const isMinute = precision === "minute";
  return (
    <DatePicker
      className="wide when"
      size="large"
      autoFocus
      aria-label={label}
      format={isMinute ? "YYYY-MM-DD HH:mm" : "YYYY-MM-DD"}
      {...(isMinute && { showTime: { format: "HH:mm", minuteStep: 15 as const } })}
      showNow={false}
      disabledDate={(date) => {
        const day = date.format("YYYY-MM-DD");
        return (first !== undefined && day < first) || (last !== undefined && day > last);
      }}
      onChange={(date) => {
        if (date) onPick(date.format(isMinute ? "YYYY-MM-DD[T]HH:mm" : "YYYY-MM-DD"));
      }}
    />
  );
}

const DAY_LENGTH = "2026-12-01".length;
