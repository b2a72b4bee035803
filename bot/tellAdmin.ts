import type { TextKey, TextParams } from "../locales/index.ts";
import { Notice } from "../models/notice.ts";
import { Person } from "../models/person.ts";
import type { Platform } from "./chat.ts";
import type { NoticeContent } from "./noticeCard.ts";

/** Something that has gone wrong and that a person has to mend. */
export interface Trouble {
  store: string;
  /** Told once for each cause. */
  cause: string;
  key: TextKey;
  params: TextParams;
  at: Date;
  /** The platform that is no way to tell it. */
  not?: Platform;
}

/** Tells every admin of the store alone: on the desk always, and in each chat of his that still works. */
export async function tellAdmin({ store, cause, key, params, at, not }: Trouble): Promise<void> {
  const content: NoticeContent = { kind: "notice", tone: "bad", at: at.toISOString(), key, params };
  const staff = await Person.of(store);
  const admins = staff.filter((person) => person.has("admin"));
  // A store whose file names no admin has somebody who runs it all the same.
  const told = admins.length > 0 ? admins : staff.filter((person) => person.has("gm"));
  for (const { code, slack, telegram } of told) {
    const ways: Platform[] = [
      "web",
      ...(slack ? ["slack" as const] : []),
      ...(telegram ? ["telegram" as const] : []),
    ];
    for (const platform of ways.filter((way) => way !== not)) {
      const place = { platform, channel: `dm:${code}` };
      await Notice.say({ store, cause, place, content: JSON.stringify(content), at });
    }
  }
}
