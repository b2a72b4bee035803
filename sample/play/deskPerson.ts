import type { FormVerdict, Reply, Values } from "../../bot/chat.ts";
import type { DeskItem, Refusal, Said } from "../../bot/web/wire.ts";
import { SignInLink } from "../../models/signInLink.ts";
import type { StaffCode } from "../../models/rules/kinds.ts";

const TRIES = 40;
const PAUSE_MS = 250;

/** Somebody at the desk, who has nothing but what a browser has: pages, buttons and forms. */
export interface DeskPerson {
  code: StaffCode;
  /** The cards of a channel. */
  channel(code: string): Promise<DeskItem[]>;
  /** What stands under a card. */
  thread(ref: string): Promise<DeskItem[]>;
  press(key: string, item: DeskItem, action: string): Promise<Reply>;
  draft(key: string, formId: string, values: Values): Promise<void>;
  answer(key: string, formId: string, values: Values): Promise<FormVerdict>;
  say(key: string, channel: string, thread: string, text: string): Promise<Said>;
}

/** Signs somebody in by a one-time link, as he would: opens it and presses its button. */
export async function signIn(url: string, store: string, code: StaffCode): Promise<DeskPerson> {
  const { token } = await SignInLink.issue({ store, person: code }, new Date());
  const from = { origin: new URL(url).origin };
  await fetch(`${url}/sign-in/${token}`);
  const entered = await fetch(`${url}/sign-in/${token}`, {
    method: "POST",
    redirect: "manual",
    headers: from,
  });
  const cookie = entered.headers.getSetCookie().map((line) => line.split(";")[0]!);
  if (cookie.length === 0) throw new Error(`${code} could not sign in: ${entered.status}`);
  const headers = { ...from, cookie: cookie.join("; "), "content-type": "application/json" };

  /** Asks until it is answered: the same key again does nothing twice. */
  async function ask<T>(method: string, path: string, body?: object): Promise<T> {
    for (let left = TRIES; ; left--) {
      const sent = body && { body: JSON.stringify(body) };
      // A connection that was lost is made anew.
      const response = await fetch(`${url}/desk/api${path}`, { method, headers, ...sent }).catch(
        unlessLast(left),
      );
      if (response?.ok) return (await response.json()) as T;
      if (response && (left === 0 || (response.status < 500 && response.status !== 429))) {
        const refusal = (await response.json()) as Refusal;
        throw new Error(`${code} ${method} ${path}: ${response.status} ${refusal.message ?? refusal.error}`);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }

  return {
    code,
    channel: async (name) => (await ask<{ cards: DeskItem[] }>("GET", `/channels/${name}`)).cards,
    thread: async (ref) => (await ask<{ messages: DeskItem[] }>("GET", `/threads/${ref}`)).messages,
    async press(key, item, action) {
      const token = buttonOf(item, action);
      if (!token) throw new Error(`${code}: no ${action} on: ${item.card.plain}`);
      return ask("POST", "/press", { key, token, ref: item.ref });
    },
    draft: (key, formId, values) => ask("POST", "/draft", { key, formId, values }),
    answer: (key, formId, values) => ask("POST", "/answer", { key, formId, values }),
    say: (key, channel, thread, text) => ask("POST", "/say", { key, channel, thread, text }),
  };
}

/** The token of a card's button; undefined where it has none of that sort. */
export function buttonOf({ card }: DeskItem, action: string): string | undefined {
  return card.buttons?.flat().find((button) => button.action === action)?.token;
}

const unlessLast = (left: number) => (error: unknown) => {
  if (left === 0) throw error;
  return undefined;
};
