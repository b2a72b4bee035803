import { type ReactNode } from "react";
import { minutes } from "../../state/seconds.ts";

interface Props {
  at: number;
  /** How far the call goes; a second, lighter arc. */
  end?: number;
  limit: number;
  note: string;
}

/** A stopwatch: one turn is five minutes. */
export function Watch({ at, end, limit, note }: Props): ReactNode {
  const arc = (seconds: number): string => `${Math.min(1, seconds / limit) * TURN} ${TURN}`;
  return (
    <div className="watch" role="timer" aria-label={minutes(at)} data-over={at > limit}>
      <svg width="168" height="168" viewBox="0 0 168 168" aria-hidden>
        <g transform="rotate(-90 84 84)">
          <circle className="face" cx="84" cy="84" r={RADIUS} />
          {end !== undefined && (
            <circle className="end" cx="84" cy="84" r={RADIUS} strokeDasharray={arc(end)} />
          )}
          <circle className="hand" cx="84" cy="84" r={RADIUS} strokeDasharray={arc(at)} />
        </g>
      </svg>
      <div>
        <b className="num">{minutes(at)}</b>
        <small className="muted num">{note}</small>
      </div>
    </div>
  );
}

const RADIUS = 72;
const TURN = 2 * Math.PI * RADIUS;
