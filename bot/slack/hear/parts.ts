import { AppError } from "../../../locales/appError.ts";
import type { Locale } from "../../../locales/index.ts";
import { languageOf } from "../../language.ts";
import type { ChatEvent, ChatInbox, MsgRef, Reply } from "../../chat.ts";
import type { SlackClient } from "../client.ts";
import type { OpenForms } from "../form/openForms.ts";
import type { People } from "../people.ts";
import type { Asker, Presenter } from "../present.ts";

/** What hearing needs. */
export interface EarParts {
  inbox: ChatInbox;
  client: SlackClient;
  forms: OpenForms;
  presenter: Presenter;
  people: People;
  /** The product's clock. */
  clock(): Date;
  /** The language of who is nobody here. */
  locale: Locale;
  onError(error: unknown): void;
}

/** Acknowledges to Slack, with an answer where one is expected; Slack waits three seconds. */
export type Ack<Answer = void> = (answer?: Answer) => Promise<void>;

/** Whom an interaction names. */
export interface From {
  user: { id: string; name?: string };
  team?: { id: string } | null;
}

/** What every event of a person's says. */
export function eventOf({ user, team }: From, key: string, at: Date): ChatEvent {
  return {
    key: `slack:${team?.id ?? ""}:${key}`,
    platform: "slack",
    by: { user: user.id, ...(user.name !== undefined && { name: user.name }) },
    at,
  };
}

/** Acknowledges once, when the event is on disk: Slack's own patience may have ended before. */
export function whenKept(ack: Ack, onError: (error: unknown) => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    ack().catch(onError);
  };
}

/** Has something worked on, and shows its author what comes of it. What was not even kept is thrown. */
export async function answered(
  { presenter, locale: fallback, onError }: EarParts,
  event: ChatEvent & { message?: MsgRef },
  asker: Asker,
  ack: Ack,
  work: (kept: () => void) => Promise<Reply>,
): Promise<void> {
  let isKept = false;
  const acknowledge = whenKept(ack, onError);
  const kept = (): void => {
    isKept = true;
    acknowledge();
  };
  let reply: Reply;
  const locale = languageOf(event, fallback);
  // Whether it is known is asked below, if at all.
  locale.catch(() => undefined);
  try {
    reply = await work(kept);
  } catch (error) {
    if (!isKept || !(error instanceof AppError)) throw error;
    return presenter.say(error.in(await locale), asker);
  }
  await presenter.show(event.key, reply, asker, await locale);
}
