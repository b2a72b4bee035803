/** A length as it is read off a clock: `4:12`; the nearest second. */
export function minutes(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** A difference in seconds with its sign: `+12`, `−4`, `±0`. */
export function signed(seconds: number): string {
  const whole = Math.round(seconds);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "±0";
}

/** How long a call is that is over: the next whole second, so that 0.4 too much is not "0:00 over". */
export function over(seconds: number, limit: number): string {
  return minutes(Math.ceil(seconds - limit));
}
