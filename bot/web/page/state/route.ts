/** Where on the desk the reader is; it stands in the address, so that a reload and "back" find it again. */
export interface Route {
  channel: string | undefined;
  /** What stands at the side, by the `ref` of its card. */
  side?: { kind: "thread" | "call"; ref: string };
}

/** Reads a route from an address's fragment; what is none leads to the first channel. */
export function readRoute(fragment: string): Route {
  const [channel, kind, ref] = fragment
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decode);
  if (!channel) return { channel: undefined };
  if ((kind !== "thread" && kind !== "call") || !ref) return { channel };
  return { channel, side: { kind, ref } };
}

/** The fragment of a route. */
export function writeRoute({ channel, side }: Route): string {
  if (channel === undefined) return "#/";
  const parts = side ? [channel, side.kind, side.ref] : [channel];
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}
