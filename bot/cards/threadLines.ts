import { t } from "../../locales/index.ts";
import type { Chat } from "../../models/act.ts";
import type { CardPlace, Subject } from "../../models/cardFields.ts";
import type { Complaint, TimelineEntry } from "../../models/complaintFields.ts";
import { Notice } from "../../models/notice.ts";
import { isAttemptOutcome, outcomes, type Outcome } from "../../models/rules/outcomes.ts";
import type { Store } from "../../models/store.ts";
import { subjectOf } from "../display.ts";
import type { NoticeContent } from "../noticeCard.ts";
import { type People, peopleOf } from "./people.ts";
import { channelWords } from "./words.ts";

const chats = ["web", "slack", "telegram"] as const;

/** Whether a chat tells what its people delete. */
export type HearsDeletions = (chat: Chat) => boolean;

/** The most of what somebody wrote that is mirrored into another chat; the file holds it whole. */
const MIRRORED = 1_500;

/**
 * Has every line of a complaint's file said in its thread, once in each place: what happened, and what was written
 * in another chat with its author; what was written there stands there already.
 */
export async function sayThreadLines(
  complaint: Complaint,
  store: Store,
  places: readonly CardPlace[],
  hearsDeletions: HearsDeletions = () => true,
): Promise<void> {
  const people = await peopleOf(
    store._id,
    complaint.timeline.flatMap(({ person, params = {} }) => [
      person,
      codeIn(params.to),
      codeIn(params.person),
    ]),
  );
  const under = subjectOf("complaint", complaint._id);
  const lines = [
    ...complaint.timeline.flatMap((entry) =>
      linesOf(entry, store, people).flatMap((line) =>
        places.filter(({ platform }) => !wroteOn(entry, platform)).map((place) => ({ ...line, place })),
      ),
    ),
    ...places.flatMap((place) => unheard(complaint, hearsDeletions).map((line) => ({ ...line, place }))),
  ];
  const said = await saidBefore(store, under, lines);
  for (const { cause, content, at, place } of lines) {
    if (said(cause, place)) continue;
    await Notice.say({ store: store._id, cause, place, under, content: JSON.stringify(content), at });
  }
}

/** Said once for each chat that was written in and does not tell what its people delete: the file keeps it. */
function unheard({ _id, timeline }: Complaint, hearsDeletions: HearsDeletions) {
  return chats
    .filter((chat) => !hearsDeletions(chat))
    .flatMap((chat) => {
      const first = timeline.find((entry) => wroteOn(entry, chat));
      if (!first) return [];
      const platform = `${chat.charAt(0).toUpperCase()}${chat.slice(1)}`;
      return [
        {
          cause: `unheard:${chat}:${String(_id)}`,
          content: told("card.event.unheard", first.at, { platform }),
          at: first.at,
        },
      ];
    });
}

/** Which of these lines stand in their places already: asked once, since a file only grows by a line or two. */
async function saidBefore(
  { _id: store }: Store,
  under: Subject,
  lines: readonly { cause: string }[],
): Promise<(cause: string, place: CardPlace) => boolean> {
  const causes = [...new Set(lines.map(({ cause }) => cause))];
  const found = await Notice.find({ store, cause: { $in: causes }, under }, { cause: 1, place: 1 });
  const known = new Set(found.map(({ cause, place }) => `${cause}@${place?.platform}:${place?.channel}`));
  return (cause, { platform, channel }) => known.has(`${cause}@${platform}:${channel}`);
}

/** The id under which a message of a thread stands in the file: it tells where it was written. */
export function messageKey(platform: string, channel: string, id: string): string {
  return `${platform}:${channel}:${id}`;
}

/** What an entry brings to the thread: a text and its later changes, or what happened. */
function linesOf(
  entry: TimelineEntry,
  store: Store,
  people: People,
): { cause: string; content: NoticeContent; at: Date }[] {
  const { id, act, at, person, edited = [], deleted } = entry;
  const cause = `timeline:${id}:${act}`;
  if (act !== "said") return [{ cause, content: event(entry, store, people), at }];
  const by = people.who(person ?? "");
  const first = edited[0]?.text ?? entry.text ?? "";
  const texts = [...edited.slice(1).map(({ text }) => text), entry.text ?? ""];
  return [
    { cause, content: { kind: "said", by, at: at.toISOString(), text: words(first) }, at },
    ...edited.map(({ at: then }, i) => ({
      cause: `${cause}:edit${i + 1}`,
      content: told("card.event.edited", then, { name: by.name, text: words(texts[i] ?? "") }),
      at: then,
    })),
    ...(deleted
      ? [
          {
            cause: `${cause}:deleted`,
            content: told("card.event.deleted", deleted, { name: by.name }),
            at: deleted,
          },
        ]
      : []),
  ];
}

function event(entry: TimelineEntry, store: Store, people: People): NoticeContent {
  const { act, at, person, text, params = {} } = entry;
  const key = act === "reminded" ? reminderKey(params.share) : (`card.event.${act as Happened}` as const);
  return {
    kind: "event",
    tone: act === "reminded" || act === "reopened" || act === "unverified" ? "late" : "calm",
    at: at.toISOString(),
    key,
    params: {
      ...readable(params, store, people),
      name: person === undefined ? "–" : people.name(person),
      text: text ? words(text) : "–",
    },
    ...(person !== undefined && { by: people.who(person) }),
  };
}

type Happened = Exclude<TimelineEntry["act"], "said" | "reminded">;

function reminderKey(share: string | number | undefined) {
  return share === 100 ? "card.event.overdue" : "card.event.reminded";
}

/** Codes of persons, outcomes, levels and deadlines as people call them. */
function readable(
  params: NonNullable<TimelineEntry["params"]>,
  { locale }: Store,
  people: People,
): Record<string, string | number> {
  const named: Record<string, string | number> = { ...params };
  const { to, person, outcome, level, clock } = params;
  if (typeof to === "string") named.to = people.name(to);
  if (typeof person === "string") named.person = people.name(person);
  if (typeof outcome === "string" && isOutcome(outcome)) named.outcome = t(locale, `outcome.${outcome}`);
  if (level === "general" || level === "major" || level === "complex") {
    named.level = t(locale, `card.level.${level}`);
  }
  if (clock !== undefined) named.clock = t(locale, clockKey(String(clock)));
  return named;
}

function clockKey(clock: string) {
  if (clock === "ack") return "card.clock.ack";
  if (clock === "plan") return "card.clock.plan";
  return clock === "close" ? "card.clock.due" : "card.clock.promise";
}

function told(
  key: "card.event.edited" | "card.event.deleted" | "card.event.unheard",
  at: Date,
  params: Record<string, string>,
): NoticeContent {
  return { kind: "event", tone: "calm", at: at.toISOString(), key, params };
}

function wroteOn({ id, act }: TimelineEntry, platform: string): boolean {
  return act === "said" && id.startsWith(`${platform}:`);
}

const isOutcome = (code: string): code is Outcome => isAttemptOutcome(code) || Object.hasOwn(outcomes, code);

const codeIn = (value: string | number | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

const words = (text: string): string => channelWords(text, [], MIRRORED);
