import { Complaint } from "../../models/complaint.ts";
import { Person } from "../../models/person.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";
import { members } from "../../models/rules/members.ts";
import { Store } from "../../models/store.ts";

// Who reads where is asked at every press and every card, and changes a few times a day.
const FRESH_MS = 1_000;

/** Who may read which channel of one store. */
export interface StoreAccess {
  /** The store's channels in their order, without the direct ones. */
  channels: string[];
  /** The channels that a person may read, his own direct one last. */
  of(person: StaffCode): string[];
  may(person: StaffCode, channel: string): boolean;
  /** Somebody who works at the store. */
  person(code: StaffCode): Person | undefined;
}

/** Answers who may read what, at most a second old. */
export interface Access {
  of(store: string): Promise<StoreAccess>;
  /** Something has changed here: the next answer is read anew. */
  forget(store: string): void;
}

/** Builds the answers over the database; `wall` is the wall clock. */
export function createAccess(wall: () => Date): Access {
  const known = new Map<string, { at: number; access: Promise<StoreAccess> }>();
  return {
    of(store) {
      const now = wall().getTime();
      const before = known.get(store);
      if (before && Math.abs(now - before.at) < FRESH_MS) return before.access;
      const access = readAccess(store);
      known.set(store, { at: now, access });
      access.catch(() => known.delete(store));
      return access;
    },
    forget: (store) => void known.delete(store),
  };
}

async function readAccess(code: string): Promise<StoreAccess> {
  const [store, staff, complaints] = await Promise.all([
    Store.named(code),
    Person.of(code),
    Complaint.open(code),
  ]);
  const channels = channelsOf(store);
  const readers = new Map<string, Set<StaffCode>>();
  for (const channel of channels) readers.set(channel, new Set(readersOf(channel, staff, complaints)));
  const active = new Map(staff.map((person) => [person.code, person]));
  const may = (person: StaffCode, channel: string): boolean =>
    active.has(person) && (channel === directChannel(person) || (readers.get(channel)?.has(person) ?? false));
  return {
    channels,
    may,
    person: (wanted) => active.get(wanted),
    of: (person) => [...channels, directChannel(person)].filter((channel) => may(person, channel)),
  };
}

/** The channel in which the product speaks to one person alone. */
export function directChannel(person: StaffCode): string {
  return `dm:${person}`;
}

/** A store's channels: those for callbacks and complaints always, and what its file names beside them. */
function channelsOf(store: Store): string[] {
  const named = store.channels.map(({ code }) => code);
  return [
    ...new Set(["callbacks", ...store.departments.map((each) => store.complaintChannel(each)), ...named]),
  ];
}

function readersOf(channel: string, staff: Person[], complaints: Complaint[]): StaffCode[] {
  if (channel === "callbacks") return members({ type: "callbacks" }, staff, complaints);
  const [type, department] = channel.split(".");
  if (type === "complaints" && department !== undefined) {
    return members({ type: "complaints", department }, staff, complaints);
  }
  // Any other channel, such as that of finance, is a department's own and the general manager's.
  const own = staff.filter((person) => person.department === channel || person.has("gm"));
  return own.map(({ code }) => code);
}
