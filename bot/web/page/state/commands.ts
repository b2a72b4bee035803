import { type PageTextKey } from "../../../../ui/useText.ts";

/** The commands that enter something by hand, of those that the reader may give, with a short name for a menu. */
export function newCommands(allowed: readonly string[]): { command: string; label: PageTextKey }[] {
  return byHand.filter(({ command }) => allowed.includes(command));
}

/** The commands that begin with what was typed; none while it is no command, or goes on behind one. */
export function suggestions(text: string, allowed: readonly string[]): string[] {
  if (!/^\/\S*$/.test(text)) return [];
  return allowed.filter((command) => command.startsWith(text.toLowerCase()) && command !== text);
}

const byHand: readonly { command: string; label: PageTextKey }[] = [
  { command: "/visit", label: "desk.new.visit" },
  { command: "/complaint", label: "desk.new.complaint" },
  { command: "/customer", label: "desk.new.customer" },
];
