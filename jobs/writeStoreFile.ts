import { Person } from "../models/person.ts";
import type { Store } from "../models/storeFields.ts";

/** A store as the file that would make it: `store apply` of it changes nothing. */
export async function writeStoreFile(store: Store): Promise<Record<string, unknown>> {
  const { _id: code, name, timezone, locale, group, departments, hours, windows, holidays, limits } = store;
  const staff = await Person.of(code);
  const away = staff.filter((person) => person.away.length > 0);
  return {
    ...{ code, name, timezone, locale },
    ...(group !== undefined && { group }),
    departments,
    staff: staff.map(
      ({ code: person, name: called, roles, department, locale: reads, email, slack, telegram }) => ({
        ...{ code: person, name: called, roles },
        ...(department !== undefined && { department }),
        locale: reads,
        ...(email !== undefined && { email }),
        ...(slack !== undefined && { slack }),
        ...(telegram !== undefined && { telegram }),
      }),
    ),
    channels: Object.fromEntries(
      store.channels.map(({ code: channel, slack, telegram }) => [
        channel,
        { desk: true, ...(slack !== undefined && { slack }), ...(telegram !== undefined && { telegram }) },
      ]),
    ),
    hours,
    windows,
    ...(away.length > 0 && {
      away: Object.fromEntries(
        away.map((person) => [
          person.code,
          // Away until he says otherwise has no end that a file could name.
          person.away.flatMap(({ from, until }) => (until === undefined ? [] : [`${from}/${until}`])),
        ]),
      ),
    }),
    ...{ holidays, limits },
  };
}
