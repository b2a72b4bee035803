import type { StreamEvents } from "./wire.ts";

/** An event as it goes out on a stream. */
export function streamEvent<Name extends keyof StreamEvents>(name: Name, data: StreamEvents[Name]): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
