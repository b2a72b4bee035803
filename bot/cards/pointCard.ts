import { t, type TextKey } from "../../locales/index.ts";
import { Customer } from "../../models/customer.ts";
import type { Point } from "../../models/pointFields.ts";
import { Vehicle } from "../../models/vehicle.ts";
import type { Card } from "../message.ts";
import { writeMoment } from "../moment.ts";
import type { NoticeView } from "../views.ts";
import type { ButtonWish } from "./buttons.ts";
import { customerName } from "./customerName.ts";
import { dotted, styled } from "./inline.ts";
import { peopleOf } from "./people.ts";
import type { Reader } from "./reader.ts";
import { timeText } from "./times.ts";
import { channelWords, shorten } from "./words.ts";

/** What a point's card shows, as data. */
export async function pointView(point: Point, reader: Reader): Promise<NoticeView> {
  const { store, kind, state, answered: answer, settled } = point;
  const [customer, vehicle] = await Promise.all([
    Customer.named(store, point.customer),
    Vehicle.named(store, point.vehicle),
  ]);
  const people = await peopleOf(store, [point.owner, point.person, answer?.person, settled?.person]);
  const numbers = [customer.phone, customer.preferredPhone].filter((each) => each !== undefined);
  const words = (text: string): string => channelWords(text, numbers, 300);
  const key: TextKey = kind === "open" ? `card.point.${state}` : `card.point.${kind}.${state}`;
  return {
    kind: "notice",
    tone: state === "open" ? "warn" : "calm",
    at: point.at.toISOString(),
    key,
    params: {
      text: words(point.text),
      name: people.name(point.person),
      owner: point.owner === undefined ? "–" : people.name(point.owner),
      // A number that was found is no word for a channel: masked like every other.
      answer: answer ? words(answer.text) : "–",
      by: settled?.person ? people.name(settled.person) : answer ? people.name(answer.person) : "–",
      due: point.promisedAt?.toISOString() ?? point.until ?? "–",
    },
    subject: String(point._id),
    ...(vehicle.plate && { plate: vehicle.plate }),
    customer: words(customerName(customer, reader.locale)),
  };
}

/** The neutral part of a point's card. */
export function pointCard(
  view: NoticeView,
  point: Pick<Point, "owner" | "state" | "promisedAt">,
  reader: Reader,
  now: Date,
): Card {
  const { locale, zone } = reader;
  const params = Object.entries(view.params).map(([name, value]) => [name, writeMoment(value, locale, zone)]);
  const text = shorten(t(locale, view.key, Object.fromEntries(params)), 1_500);
  const about = [view.plate, view.customer].filter((part) => part !== undefined);
  const { owner, state, promisedAt } = point;
  const late = state === "open" && promisedAt !== undefined && promisedAt <= now;
  return {
    plain: shorten(text, 280),
    body: [
      [state === "open" ? styled("bold", text) : text],
      dotted([
        ...about.map((part) => styled("muted", part)),
        ...(promisedAt && state === "open"
          ? [
              styled(
                late ? "danger" : "muted",
                t(locale, "card.until", { at: timeText(promisedAt, reader, now) }),
              ),
            ]
          : []),
      ]),
    ],
    view,
    ...(state === "open" && { todo: { ...(owner && { of: [owner] }), ...(late && { urgent: true }) } }),
  };
}

/** What can be done with a point as it stands. */
export function pointButtons({ state, kind }: Pick<Point, "state" | "kind">): ButtonWish[][] {
  if (state === "settled") return [[{ action: "file" }]];
  return [
    [
      { action: "answer", ...(state === "open" && { tone: "primary" as const }) },
      ...(kind === "open" ? [{ action: "confirm" } as const] : []),
      { action: "handOver" },
      { action: "file" },
    ],
  ];
}
