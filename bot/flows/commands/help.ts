import type { Card, Reply } from "../../chat.ts";
import { styled } from "../../cards/inline.ts";
import { type Actor, say } from "../actor.ts";
import { commandLine, commandNames, commandsFor } from "./names.ts";

/** A short help: what may be typed. Unknown words and mentions get it too, never silence. */
export function help(actor: Actor): Reply {
  const title = say(actor, "flow.help.title");
  const allowed = commandsFor(actor.person);
  const lines = commandNames
    .filter((name) => allowed.includes(`/${name}`))
    .map((name) => [styled("bold", `/${name}`), ` ${commandLine(name, actor.reader.locale)}`]);
  return { card: { plain: title, title, body: lines } satisfies Card };
}
