import { Customer } from "../../../models/customer.ts";
import type { CustomerData } from "../../../models/customerFields.ts";
import { parseWeek, weekdays, type WeekForm } from "../../../models/rules/week.ts";
import type { Question, Value } from "../../form.ts";
import { wordsOf } from "../../forms/checkForm.ts";
import { readPhone } from "../../forms/entries.ts";
import { lineQuestion } from "../../forms/questions.ts";
import { type Actor, say } from "../actor.ts";
import { asking } from "../flow.ts";
import { ofStore } from "./ofStore.ts";

const CALLED = { op: "=", item: "consent", value: "yes" } as const;
const SLOT = { op: "notempty", item: "from" } as const;

/** The advisor's form at handover: whether, when and on which number the customer wants to be called [004]. */
export const customerWishes = asking({
  name: "customer",
  title: "form.customer.title",
  subject: ofStore,

  questions: (actor): Question[] => [
    lineQuestion("phone", say(actor, "form.phone"), { required: true }),
    lineQuestion("name", say(actor, "form.name")),
    lineQuestion("address", say(actor, "form.address")),
    {
      key: "consent",
      type: "choice",
      label: say(actor, "form.customer.consent"),
      required: true,
      options: (["yes", "no"] as const).map((value) => ({
        value,
        label: say(actor, `card.consent.${value}`),
      })),
    },
    {
      ...lineQuestion("from", say(actor, "form.customer.from")),
      hint: say(actor, "form.customer.slotHint"),
      askIf: CALLED,
    },
    { ...lineQuestion("to", say(actor, "form.customer.to"), { required: true }), askIf: SLOT },
    {
      key: "days",
      type: "choice",
      many: true,
      label: say(actor, "form.customer.days"),
      hint: say(actor, "form.customer.daysHint"),
      options: weekdays.map((value) => ({ value, label: say(actor, `form.weekday.${value}`) })),
      askIf: SLOT,
    },
    { ...lineQuestion("preferred", say(actor, "form.customer.preferred")), askIf: CALLED },
  ],

  async run(actor, _entry, given) {
    const wishes = readWishes(actor, given);
    if ("errors" in wishes) return wishes;
    const { phone, data, ...asked } = wishes;
    const customer = await Customer.byPhone(actor.store._id, phone, data);
    await customer.setWishes(actor.act, asked);
    return { toast: say(actor, "flow.customer.saved") };
  },
});

type Wishes = { phone: string; data: CustomerData } & Pick<
  CustomerData,
  "consent" | "slot" | "preferredPhone"
>;

function readWishes(
  actor: Actor,
  given: Readonly<Record<string, Value>>,
): Wishes | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const phone = readPhone(wordsOf(given.phone) ?? "");
  if (!phone) errors.phone = say(actor, "form.badPhone");
  const wanted = wordsOf(given.preferred);
  const preferred = wanted === undefined ? undefined : readPhone(wanted);
  if (preferred === null) errors.preferred = say(actor, "form.badPhone");
  const slot = readSlot(given);
  if (slot === null) errors.from = say(actor, "form.customer.badSlot");
  if (!phone || preferred === null || slot === null) return { errors };
  const name = wordsOf(given.name);
  const address = wordsOf(given.address);
  return {
    phone,
    data: { ...(name && { name }), ...(address && { address }) },
    consent: given.consent === "no" ? "no" : "yes",
    ...(slot && { slot }),
    ...(preferred && { preferredPhone: preferred }),
  };
}

/** The weekly slot that was entered; undefined where none was, null where it is none. */
function readSlot({ from, to, days }: Readonly<Record<string, Value>>): WeekForm | undefined | null {
  const start = clock(from);
  if (start === undefined) return undefined;
  const span = `${start}-${clock(to) ?? ""}`;
  const chosen = Array.isArray(days) && days.length > 0 ? days : ["mon-sun"];
  const form = Object.fromEntries(chosen.map((day) => [day, span]));
  return parseWeek(form).problems.length === 0 ? form : null;
}

/** A time of day as people type it: `18:00`, `18.30`, `9`. */
function clock(value: Value | undefined): string | undefined {
  const typed = wordsOf(value)?.normalize("NFKC");
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.h](\d{2}))?$/.exec(typed ?? "") ?? [];
  return hour === undefined ? typed : `${hour}:${minute}`;
}
