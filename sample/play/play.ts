import { dayWork } from "../../jobs/dayWork.ts";
import { t, type Locale } from "../../locales/index.ts";
import { AppError } from "../../locales/appError.ts";
import type { TaskView } from "../../bot/views.ts";
import { dayOf, dayStart, localTime } from "../../models/rules/days.ts";
import type { Day, StaffCode } from "../../models/rules/kinds.ts";
import { dealership, staff } from "../dealership.ts";
import type { DemoClock } from "../demo/demoClock.ts";
import { cast, type Cast, type DemoFile, type Played } from "../demo/demoFile.ts";
import { checkDay } from "./checkDay.ts";
import { type DeskPerson, signIn } from "./deskPerson.ts";
import { roles, scenesOf } from "./scenes.ts";
import { type Stage, tasksOf } from "./stage.ts";

/** What a day is played with. */
export interface PlayParts {
  /** Where the product runs. */
  url: string;
  /** Resolves when the desk shows what is known. */
  settled(): Promise<void>;
  clock: DemoClock;
  file: DemoFile;
  locale: Locale;
  print(line: string): void;
  /** How people come in; left out, through the desk. */
  enter?(store: string, code: StaffCode): Promise<DeskPerson>;
}

// All calls of a day have to find room in its five hours of windows.
const CALL_MINUTES = 2;

/**
 * Plays the day of the demo through the doors that people use, scene by scene. After a crash it goes on where it was.
 * Throws `demo.dayUsed` where somebody else has worked on that day, and `demo.playFailed` where not all of it came to
 * pass.
 */
export async function playDay(parts: PlayParts): Promise<void> {
  const { clock, file } = parts;
  const { timezone: zone, _id: store } = dealership;
  const begun = file.read()?.play;
  const day = begun?.day ?? dayOf(clock.now(), zone);
  const stage = stageOf(parts, day);
  const played: Played = begun ?? { day, cast: await castOf(stage), done: [] };
  file.keep({ play: played });
  for (const { name, at, play } of scenesOf(day, CALL_MINUTES)) {
    if (played.done.includes(name)) continue;
    clock.jumpTo(stage.at(at));
    await stage.work();
    await play(stage, played.cast);
    played.done.push(name);
    file.keep({ play: played });
  }
  const missing = await checkDay(store, day, played.cast);
  if (missing.length > 0) throw new AppError("demo.playFailed", { missing: missing.join(", ") });
}

function stageOf({ clock, locale, print, settled, url, enter }: PlayParts, day: Day): Stage {
  const { timezone: zone, _id: store } = dealership;
  const people = new Map<StaffCode, Promise<DeskPerson>>();
  return {
    clock,
    at(time) {
      const [hours, minutes] = time.split(":").map(Number);
      return new Date(+dayStart(day, zone) + (hours! * 60 + minutes!) * 60_000);
    },
    person(code) {
      const known = people.get(code) ?? (enter ? enter(store, code) : signIn(url, store, code));
      people.set(code, known);
      return known;
    },
    async work() {
      await dayWork(store, clock.now());
      await settled();
    },
    tell(key, { name, ...params } = {}) {
      const time = localTime(clock.now(), zone).toFormat("HH:mm");
      const who = staff.find(({ code }) => code === name)?.name ?? "";
      print(`${time}  ${t(locale, key, { ...params, name: who })}`);
    },
  };
}

/** Who plays which part: the first tasks that stand on the desk for each caller. */
async function castOf(stage: Stage): Promise<Cast> {
  const person = await stage.person("he");
  if (stage.clock.now() > stage.at("09:31")) throw new AppError("demo.dayUsed");
  await stage.work();
  const tasks = (await tasksOf(person)).map(({ task }) => task);
  const free = tasks.filter(isFree).toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
  const taken = new Set<string>();
  const found = Object.entries(roles).map(([part, caller]) => {
    const task = free.find(({ assignee, subject }) => assignee?.code === caller && !taken.has(subject));
    if (task) taken.add(task.subject);
    return [part, task?.subject];
  });
  const players = cast.safeParse(Object.fromEntries(found));
  if (!players.success) throw new AppError("demo.playFailed", { missing: "tasks" });
  return players.data;
}

/** Nobody has tried it yet, at whatever time, and its customer is asked how satisfied he is. */
function isFree({ now, window, attempts, kinds }: TaskView): boolean {
  const asks = kinds[0] === "service" || kinds[0] === "delivery7d";
  return now.state === "open" && !window?.own && attempts === 0 && asks;
}
