import { type PageTextKey } from "../../../../ui/useText.ts";

/** A command as it is typed, and what it does. */
export interface Command {
  command: string;
  label: PageTextKey;
}

/** The commands that enter something by hand, of those that the reader may give. */
export const newCommands = (allowed: readonly string[]): Command[] => known(byHand, allowed);

/** The commands that begin with what was typed; none while it is no command, or goes on behind one. */
export function suggestions(
  text: string,
  allowed: readonly string[],
): { command: string; label?: PageTextKey }[] {
  if (!/^\/\S*$/.test(text)) return [];
  return allowed
    .filter((command) => command.startsWith(text.toLowerCase()) && command !== text)
    .map((command) => [...byHand, ...others].find((each) => each.command === command) ?? { command });
}

const byHand: readonly Command[] = [
  { command: "/visit", label: "desk.command.visit" },
  { command: "/complaint", label: "desk.command.complaint" },
  { command: "/customer", label: "desk.command.customer" },
];

const others: readonly Command[] = [
  { command: "/today", label: "desk.command.today" },
  { command: "/next", label: "desk.command.next" },
  { command: "/find", label: "desk.command.find" },
  { command: "/mine", label: "desk.command.mine" },
  { command: "/away", label: "desk.command.away" },
  { command: "/help", label: "desk.command.help" },
];

const known = (commands: readonly Command[], allowed: readonly string[]): Command[] =>
  commands.filter(({ command }) => allowed.includes(command));
