import { type ReactNode } from "react";
import { type SpokenTime } from "../../../../models/rules/spokenTime.ts";

/** Spoken time against five minutes; the thin tail is the longest path. Its figures stand beside it in words. */
export function TimeBar({ time }: { time: SpokenTime }): ReactNode {
  const { seconds, longestSeconds, limit } = time;
  const scale = Math.max(limit * 1.6, longestSeconds);
  const at = (of: number): string => `${Math.min(100, (of / scale) * 100)}%`;
  return (
    <div className="time-bar" data-over={seconds > limit} aria-hidden>
      <i className="tail" style={{ width: at(longestSeconds) }} />
      <i className="now" style={{ width: at(seconds) }} />
      <i className="limit" style={{ insetInlineStart: at(limit) }} />
    </div>
  );
}
