import type { Page } from "playwright-core";
import { pino } from "pino";
import { startApp } from "../../app.ts";
import { readConfig } from "../../config.ts";
import { dayWork } from "../../jobs/dayWork.ts";
import { SignInLink } from "../../models/signInLink.ts";
import { temporaryFolder } from "../temporaryFolder.ts";

/** The whole product in this process, on a database of its own, under a clock that the test sets. */
export interface Product {
  clock: { now: Date };
  /** Does what is due in the store at a moment, as the schedule would, until the desk shows it. */
  workAt(at: Date): Promise<void>;
  /** Opens a channel of the desk for somebody, through a one-time link and its button, in an empty page of a browser of his own. */
  enter(page: Page, person: string, channel: string): Promise<void>;
  stop(): Promise<void>;
}

const STORE = "cd01";

/** Starts the product as `huifang start` does, with the pages that the last build left. */
export async function startProduct(now: Date): Promise<Product> {
  const folder = temporaryFolder();
  const clock = { now };
  const config = readConfig({ HUIFANG_DATA: folder.path, PORT: "0" }, "");
  const app = await startApp(config, { clock: () => clock.now, log: pino({ level: "silent" }) });
  return {
    clock,
    async workAt(at) {
      clock.now = at;
      await dayWork(STORE, at);
      await app.settled();
    },
    async enter(page, person, channel) {
      const { token } = await SignInLink.issue({ store: STORE, person }, new Date());
      await page.goto(`${app.url}/sign-in/${token}`);
      await page.getByRole("button").click();
      await page.goto(`${app.url}/desk#/${channel}`);
    },
    async stop() {
      await app.stop(5_000);
      folder.remove();
    },
  };
}
