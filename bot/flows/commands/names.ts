import { t, locales, type Locale } from "../../../locales/index.ts";
import type { StaffMember } from "../../../models/rules/staff.ts";

/** The commands, in the order in which help names them. */
export const commandNames = [
  "today",
  "next",
  "find",
  "mine",
  "away",
  "visit",
  "complaint",
  "customer",
  "help",
] as const;

/** What may be typed. */
export type CommandName = (typeof commandNames)[number];

/** A command as it was typed: its name, and what stands behind it. */
export interface Typed {
  name: CommandName;
  rest: string;
}

/** Reads a typed command, in any language that the product speaks, with a slash or without; null for none. */
export function readCommand(text: string): Typed | null {
  // On Slack all commands stand behind the product's own: `/huifang today`.
  const plain = text.trim().replace(/^\/(huifang\b\s*)?/i, "");
  const [, word = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(plain) ?? [];
  // A chat of many bots names whose command it is: `/today@huifang_bot`.
  const asked = word.toLowerCase().replace(/@\w+$/, "");
  const name = commandNames.find((each) => words(each).includes(asked));
  return name ? { name, rest: rest.trim() } : null;
}

/** The commands that somebody may give, as they are typed; whoever is at no store enters nothing. */
export function commandsFor({ roles }: Pick<StaffMember, "roles">): string[] {
  const ofStore = roles.some((role) => role !== "headOffice");
  const byHand = ["visit", "complaint", "customer"];
  return commandNames.filter((name) => ofStore || !byHand.includes(name)).map((name) => `/${name}`);
}

/** What help says of a command. */
export const commandLine = (name: CommandName, locale: Locale): string => t(locale, `command.${name}.help`);

const words = (name: CommandName): string[] => [
  name,
  ...locales.flatMap((locale) => t(locale, `command.${name}.words`).split("|")),
];
