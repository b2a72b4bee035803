import { ChatLink } from "../../models/chatLink.ts";
import { Person } from "../../models/person.ts";
import type { SlackClient } from "./client.ts";

/** Who of Slack's users is who of the stores' staff. */
export interface People {
  /** Finds a user that no store names yet by his e-mail address; known ones cost nothing. */
  recognise(user: string): Promise<void>;
  /** Uses a one-time code up: whoever has it is the person that it was made for. Null where it is none. */
  link(user: string, code: string): Promise<Person | null>;
}

/** Who is nobody is asked for again after so long: a store's file may name him by then. */
const AGAIN_MS = 10 * 60_000;
/** Slack waits three seconds for an answer: an address that comes later is used the next time. */
const PATIENCE_MS = 1_500;

/** Builds it; `wall` is the wall clock. */
export function createPeople(client: SlackClient, wall: () => Date): People {
  const known = new Set<string>();
  const strangers = new Map<string, number>();

  async function byEmail(user: string): Promise<void> {
    const asked = await client.call((web) => web.users.info({ user }));
    if (!asked.ok || !asked.data.user) return;
    const { is_bot, deleted, is_restricted, is_stranger, profile } = asked.data.user;
    // Guests and people of other workspaces may bear any address.
    if (is_bot || deleted || is_restricted || is_stranger || !profile?.email) return;
    for (const { store, code, slack } of await withEmail(profile.email)) {
      if (slack === undefined) await Person.link(store, code, "slack", user);
    }
  }

  return {
    async recognise(user) {
      if (known.has(user) || (strangers.get(user) ?? 0) > wall().getTime() - AGAIN_MS) return;
      if ((await Person.byChat("slack", user)).length === 0) {
        strangers.set(user, wall().getTime());
        await within(byEmail(user), PATIENCE_MS);
        if ((await Person.byChat("slack", user)).length === 0) return;
      }
      known.add(user);
      strangers.delete(user);
    },

    async link(user, code) {
      const linked = await ChatLink.spend(code, "slack", user, wall());
      if (!linked) return null;
      const { store, person } = linked;
      await Person.link(store, person, "slack", user);
      known.add(user);
      return Person.named(store, person);
    },
  };
}

/** Persons with that address, however it is written. */
async function withEmail(address: string): Promise<Person[]> {
  const exactly = address.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return Person.find({ active: true, email: { $regex: `^${exactly}$`, $options: "i" } });
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, tooLong]);
  clearTimeout(timer);
}
