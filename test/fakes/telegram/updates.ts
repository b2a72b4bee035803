import { setTimeout as pause } from "node:timers/promises";
import { refused } from "./refusal.ts";

/** Something that happened, as the bot is told. */
export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

interface Queued {
  update: Update;
  /** How often it was handed out. */
  delivered: number;
  confirmed: boolean;
}

const RETRY_MS = 20;

/** The updates that wait for the bot: fetched by long polling, or posted to its webhook. */
export class Updates {
  readonly all: Queued[] = [];
  webhook: { url: string; secret: string } | undefined;
  /** Called whenever something was handed out or confirmed. */
  onChange: () => void = () => undefined;
  /** How often somebody asked for updates. */
  polls = 0;
  #last = 700_000;
  #waiting: { wake(): void; end(error: Error): void } | undefined;
  #posting: Promise<void> = Promise.resolve();
  #closed = false;

  push(event: Record<string, unknown>): Update {
    const update = { update_id: ++this.#last, ...event };
    this.#enqueue(update);
    return update;
  }

  /** Hands it out once more, as the server does when it is not sure. */
  again(update: Update): void {
    this.#enqueue(update);
  }

  /** Whether it was handed out and is not taken for done. */
  isRefused(update: Update): boolean {
    return this.#of(update).some(({ delivered, confirmed }) => delivered > 1 && !confirmed);
  }

  isConfirmed(update: Update): boolean {
    return this.#of(update).every(({ confirmed }) => confirmed);
  }

  /** Answers `getUpdates`; `gone` ends the wait of who has hung up. */
  async get(
    { offset = 0, timeout = 0, limit = 100 }: { offset?: number; timeout?: number; limit?: number },
    gone: AbortSignal,
  ): Promise<Update[]> {
    if (this.webhook) {
      throw refused(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.polls += 1;
    this.#waiting?.end(
      refused(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      ),
    );
    for (const queued of this.all) {
      // What is delivered again has an id that was confirmed before.
      if (queued.update.update_id < offset && queued.delivered > 0) queued.confirmed = true;
    }
    this.onChange();
    if (this.#open().length === 0 && timeout > 0) await this.#more(timeout, gone);
    const batch = this.#open().slice(0, limit);
    for (const queued of batch) queued.delivered += 1;
    this.onChange();
    return batch.map(({ update }) => update);
  }

  /** Posts from now on, what has waited first; undefined goes back to being asked. */
  setWebhook(webhook: Updates["webhook"]): void {
    this.webhook = webhook;
    if (!webhook) return;
    for (const queued of this.#open()) this.#posting = this.#posting.then(() => this.#post(queued));
  }

  close(): void {
    this.#closed = true;
    this.#waiting?.end(new Error("closed"));
  }

  #of = ({ update_id }: Update): Queued[] => this.all.filter(({ update }) => update.update_id === update_id);

  #open = (): Queued[] => this.all.filter(({ confirmed }) => !confirmed);

  #enqueue(update: Update): void {
    const queued: Queued = { update, delivered: 0, confirmed: false };
    this.all.push(queued);
    if (this.webhook) this.#posting = this.#posting.then(() => this.#post(queued));
    else this.#waiting?.wake();
  }

  async #more(timeout: number, gone: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, timeout * 1_000);
      this.#waiting = { wake: resolve, end: reject };
      gone.addEventListener("abort", () => resolve());
      timer.unref();
    }).finally(() => (this.#waiting = undefined));
  }

  /** Posts until it is taken, as the real server does. */
  async #post(queued: Queued): Promise<void> {
    while (!queued.confirmed && !this.#closed && this.webhook) {
      const { url, secret } = this.webhook;
      const answer = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body: JSON.stringify(queued.update),
      }).catch(() => undefined);
      queued.delivered += 1;
      queued.confirmed = answer?.ok ?? false;
      this.onChange();
      if (!queued.confirmed) await pause(RETRY_MS);
    }
  }
}
