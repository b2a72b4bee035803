import type { types } from "@slack/bolt";
import { AppError } from "../../../locales/appError.ts";
import type { Card, Reply, Wrote } from "../../chat.ts";
import { cardBlocks } from "../blocks/cardBlocks.ts";
import { limits } from "../blocks/limits.ts";
import { placeOf } from "../places.ts";
import { type EarParts, eventOf } from "./parts.ts";

/** Who opens his home, and under which key. */
export interface HomeOpened {
  user: string;
  team: string;
  key: string;
}

// What a person sees at home, in the words that he could type: his next call with its buttons, and all that is his.
const asked = ["/next", "/mine"];
const SHARE = Math.floor(limits.viewBlocks / asked.length);

/** The homes that people have open. */
export interface Homes {
  opened(home: HomeOpened): Promise<void>;
  /** Somebody did something: what he sees at home, as far as he has looked lately, is drawn anew. */
  acted(home: HomeOpened): Promise<void>;
}

/** Whoever has not looked for so long sees it drawn anew when he does. */
const LATELY_MS = 3_600_000;

/** Builds the homes; `wall` is the wall clock. */
export function createHomes(parts: EarParts, wall: () => Date): Homes {
  const seen = new Map<string, number>();
  return {
    async opened(home) {
      seen.set(home.user, wall().getTime());
      await draw(home, parts);
    },
    async acted(home) {
      if ((seen.get(home.user) ?? 0) > wall().getTime() - LATELY_MS) await draw(home, parts);
    },
  };
}

/** Draws a person's home: what he has to do next, and what waits for him. */
async function draw({ user, team, key }: HomeOpened, parts: EarParts): Promise<void> {
  const { client, clock, inbox } = parts;
  const place = await placeOf({ channel: "D", user });
  const cards: Card[] = [];
  for (const text of asked) {
    const event: Wrote = {
      ...eventOf({ user: { id: user }, team: { id: team } }, `${key}:${text.slice(1)}`, clock()),
      message: { place, id: key },
      text,
      direct: true,
    };
    const { card, toast } = await inbox.wrote(event).catch((error: unknown): Reply => {
      if (error instanceof AppError) return {};
      throw error;
    });
    if (card) cards.push(card);
    else if (toast !== undefined) cards.push({ plain: toast, body: [[toast]] });
  }
  const parted = cards.flatMap((card, i): types.KnownBlock[] => [
    ...(i > 0 ? [{ type: "divider" } as const] : []),
    ...cardBlocks(card, SHARE - 1),
  ]);
  await client.call((web) => web.views.publish({ user_id: user, view: { type: "home", blocks: parted } }));
}
