import { t, type TextKey, type TextParams } from "../../locales/index.ts";
import { Customer } from "../../models/customer.ts";
import type { CompensationFields, Complaint, ExtensionFields } from "../../models/complaintFields.ts";
import { Vehicle } from "../../models/vehicle.ts";
import type { Card } from "../message.ts";
import { writeMoment } from "../moment.ts";
import type { NoticeView } from "../views.ts";
import type { ButtonWish } from "./buttons.ts";
import { customerName } from "./customerName.ts";
import { dotted, styled } from "./inline.ts";
import { type People, peopleOf } from "./people.ts";
import type { Reader } from "./reader.ts";
import { timeText } from "./times.ts";
import { channelWords, shorten } from "./words.ts";

/** Something in a complaint that waits for the word of somebody else, by its place in the complaint. */
export type Request =
  { of: "compensation" | "extension"; index: number } | { of: "unverified"; loop: number };

/** The role of a request's card in the places of those who may decide. */
export function requestRole(request: Request): string {
  return `${request.of}:${request.of === "unverified" ? request.loop : request.index}`;
}

/** The request of such a role; null for another one. */
export function readRequestRole(role: string): Request | null {
  const [, of, number] = /^(compensation|extension|unverified):(\d{1,6})$/.exec(role) ?? [];
  if (of === "unverified") return { of, loop: Number(number) };
  return of === "compensation" || of === "extension" ? { of, index: Number(number) } : null;
}

/** What is asked of who may decide, or how it was decided; null where there is no such request. */
export async function decisionView(
  complaint: Complaint,
  request: Request,
  reader: Reader,
): Promise<NoticeView | null> {
  const { store } = complaint;
  const [customer, vehicle] = await Promise.all([
    Customer.named(store, complaint.customer),
    Vehicle.named(store, complaint.vehicle),
  ]);
  const about = {
    subject: String(complaint._id),
    ...(vehicle.plate && { plate: vehicle.plate }),
    customer: channelWords(customerName(customer, reader.locale), [], 60),
  };
  const asked = request.of === "unverified" ? undefined : requested(complaint, request);
  if (request.of !== "unverified" && !asked) return null;
  const people = await peopleOf(store, [asked?.person, asked?.decided?.person, complaint.closed?.person]);
  return { kind: "notice", ...about, ...said(complaint, request, people, reader) };
}

/** The neutral part of a request's card. */
export function decisionCard(view: NoticeView, reader: Reader): Card {
  const { locale, zone } = reader;
  const { decided, plate, customer } = view;
  const params = Object.entries(view.params).map(([name, value]) => [name, writeMoment(value, locale, zone)]);
  const text = shorten(t(locale, view.key, Object.fromEntries(params)), 1_500);
  const about = [plate, customer].filter((part) => part !== undefined);
  const outcome =
    decided &&
    t(locale, decided.approved ? "card.notice.approved" : "card.notice.refused", {
      name: decided.by.name,
      at: timeText(new Date(decided.at), reader),
    });
  return {
    plain: shorten([text, outcome].filter((part) => part !== undefined).join(" · "), 280),
    body: [
      [decided ? text : styled("warn", text)],
      dotted(about.map((part) => styled("muted", part))),
      ...(outcome ? [[outcome]] : []),
    ],
    view,
    ...(!decided && { todo: {} }),
  };
}

/** What can be decided, while it is open. */
export function decisionButtons(request: Request, view: NoticeView): ButtonWish[][] {
  if (view.decided) return [];
  if (request.of === "unverified") {
    return [[{ action: "closeWithoutCustomer", tone: "danger" }, { action: "file" }]];
  }
  const arg = requestRole(request).replace(":", "-");
  return [
    [
      { action: "approve", arg, tone: "primary" },
      { action: "refuse", arg },
      { action: "file", arg: "complaint" },
    ],
  ];
}

/** The request that a button or a form names: `compensation-2`. */
export function readRequestArg(arg: string | undefined): Exclude<Request, { of: "unverified" }> | null {
  const request = readRequestRole(arg?.replace("-", ":") ?? "");
  return request && request.of !== "unverified" ? request : null;
}

/** The money or the time that a request asks for. */
export function requested(
  complaint: Complaint,
  { of, index }: Exclude<Request, { of: "unverified" }>,
): CompensationFields | ExtensionFields | undefined {
  return of === "compensation" ? complaint.compensation[index] : complaint.extensions[index];
}

type Said = Pick<NoticeView, "tone" | "at" | "key" | "params" | "decided">;

function said(complaint: Complaint, request: Request, people: People, { locale }: Reader): Said {
  if (request.of === "unverified") return unverified(complaint, people, locale);
  const asked = requested(complaint, request)!;
  const params: TextParams = {
    name: people.name(asked.person),
    reason: channelWords(asked.reason, [], 300),
    ...("amount" in asked ? { amount: asked.amount } : { until: asked.until.toISOString() }),
  };
  const key: TextKey = "amount" in asked ? "card.request.compensation" : "card.request.extension";
  const { decided } = asked;
  return {
    tone: decided ? "calm" : "warn",
    at: asked.at.toISOString(),
    key,
    params,
    ...(decided && {
      decided: {
        by: people.who(decided.person),
        at: decided.at.toISOString(),
        approved: asked.state === "approved",
      },
    }),
  };
}

function unverified(
  { unverified: why, closed, since }: Complaint,
  people: People,
  locale: Reader["locale"],
): Said {
  return {
    tone: closed ? "calm" : "warn",
    at: (why?.at ?? closed?.at ?? since).toISOString(),
    key: "card.request.unverified",
    params: { outcome: why ? t(locale, `outcome.${why.outcome}`) : "–" },
    ...(closed && {
      decided: { by: people.who(closed.person), at: closed.at.toISOString(), approved: true },
    }),
  };
}
