import type { AttemptFields } from "../../models/callbackFields.ts";
import type { PointFields, PointKind } from "../../models/pointFields.ts";
import { addDays, dayStart } from "../../models/rules/days.ts";
import type { Day } from "../../models/rules/kinds.ts";
import { nextOpenDay } from "../../models/rules/openHours.ts";
import { askedPoint } from "../../models/submitPoints.ts";
import type { Call, Diary, Setting } from "./diary.ts";
import { end } from "./list.ts";

const OPENS_MS = 9.2 * 3_600_000;

/** The number is wrong: who dealt with the customer is asked for the right one, and mostly finds it. */
export function askNumber(
  setting: Setting,
  diary: Diary,
  call: Call,
  { at, by, key }: AttemptFields,
  until: Day,
): void {
  const { windows, random } = setting;
  const point = pointOf(setting, call, "number", at, by, key);
  diary.points.push({ ...point, until });
  Object.assign(call, { status: "waiting", waitingFor: { what: "number", until, point: point._id } });
  delete call.nextAt;
  delete call.agreed;
  const found = random.chance(0.65);
  const later = found ? nextOpenDay(addDays(call.day, random.between(1, 3)), windows) : addDays(until, 1);
  diary.numbers.push({ call, day: nextOpenDay(later, windows), found });
}

/** The car has another driver: his name is asked for. */
export function askUser(setting: Setting, diary: Diary, call: Call, { at, by, key }: AttemptFields): void {
  diary.points.push(pointOf(setting, call, "user", at, by, key));
}

/** The numbers that are found by a day's morning, and the questions for one whose time is over. */
export function answerNumbers({ store, windows, random }: Setting, diary: Diary, day: Day): void {
  const at = new Date(+dayStart(day, store.timezone) + OPENS_MS);
  for (const { call, found } of diary.numbers.filter((each) => each.day === day)) {
    const point = diary.points.find(({ _id }) => call.waitingFor?.point.equals(_id));
    if (!point || !diary.open.has(call)) continue;
    const text = found ? `+86154000${random.between(90_000, 99_999)}` : "";
    const settled = { at, text, ...(found && point.owner !== undefined && { person: point.owner }) };
    Object.assign(point, { state: "settled", settled, stale: false });
    if (found && call.retryUntil >= day) {
      delete call.waitingFor;
      Object.assign(call, { status: "open", day: nextOpenDay(day, windows) });
    } else end(diary, call, "noNumber", at);
  }
}

function pointOf(
  { store, visits }: Setting,
  { _id, customer, vehicle, visit }: Call,
  kind: PointKind,
  at: Date,
  person: string,
  key: string,
): PointFields {
  const about = visits.get(String(visit));
  const owner = about?.type === "delivery" ? about.consultant : about?.advisor;
  return {
    _id: askedPoint(key),
    ...{ store: store._id, kind, text: "", customer, vehicle, callback: _id, at, person },
    department: about?.type === "delivery" ? "sales" : "service",
    ...(owner !== undefined && { owner }),
    ...{ state: "open", revision: 1, stale: true, done: [] },
  };
}
