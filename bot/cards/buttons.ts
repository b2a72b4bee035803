import { t, type Locale } from "../../locales/index.ts";
import type { Button } from "../message.ts";
import type { TokenSubject, Tokens } from "../tokens.ts";
import type { Action } from "./actions.ts";

/** A button that a card should have. */
export interface ButtonWish {
  action: Action;
  /** Which one of several, such as the number of a request. */
  arg?: string;
  tone?: "primary" | "danger";
}

/** The buttons of a card, each with a token of its own; none where nothing can be done. */
export async function buttons(
  tokens: Pick<Tokens, "issue">,
  on: TokenSubject,
  rows: readonly (readonly ButtonWish[])[],
  locale: Locale,
): Promise<{ buttons?: Button[][] }> {
  const wishes = rows.flat();
  if (wishes.length === 0) return {};
  const issued = await tokens.issue(
    on,
    wishes.map(({ action, arg }) => ({ action, ...(arg !== undefined && { arg }) })),
  );
  let next = 0;
  const made = rows.map((row) =>
    row.map(({ action, tone }): Button => ({
      token: issued[next++]!,
      label: t(locale, `act.${action}`),
      action,
      ...(tone && { tone }),
    })),
  );
  return { buttons: made.filter((row) => row.length > 0) };
}
