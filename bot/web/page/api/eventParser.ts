/** One server-sent event. */
export interface ServerEvent {
  name: string;
  data: string;
}

/** Reads a stream of server-sent events piece by piece, however the network cut it; comments are passed over. */
export function eventParser(onEvent: (event: ServerEvent) => void): (piece: string) => void {
  let rest = "";
  let event = { name: "message", data: [] as string[] };
  const line = (text: string): void => {
    if (text === "") {
      if (event.data.length > 0) onEvent({ name: event.name, data: event.data.join("\n") });
      event = { name: "message", data: [] };
      return;
    }
    const [field = "", value = ""] = text.split(/: ?(.*)/s, 2);
    if (field === "event") event.name = value;
    if (field === "data") event.data.push(value);
  };
  return (piece) => {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? "";
    lines.forEach(line);
  };
}
