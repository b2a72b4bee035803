import { type FormVerdict, type Reply as ChatReply, type Values } from "../../../chat.ts";
import { type Locale } from "../../../../locales/index.ts";
import { type Me, type Said } from "../../wire.ts";
import { newKey } from "../api/newKey.ts";
import { type Postbox } from "../api/postbox.ts";
import { pauseAfter } from "../api/queue.ts";
import { request, type Reply } from "../api/request.ts";
import { type Store } from "./store.ts";

/** What the reader can do. */
export interface Acts {
  press(token: string, ref: string | undefined): Promise<Reply<ChatReply>>;
  /** Keeps answers as they are given, here and as soon as may be on the server; resolves when it has them. */
  draft(formId: string, values: Values): Promise<Reply<unknown>>;
  submit(formId: string, values: Values): Promise<Reply<FormVerdict>>;
  say(text: string, to: { channel: string; thread?: string }): Promise<Reply<Said>>;
  edit(ref: string, text: string): Promise<Reply<Said>>;
  remove(ref: string): Promise<Reply<Said>>;
  speak(locale: Locale): Promise<void>;
  signOut(): Promise<void>;
  /** Values of a form that are kept here and have not reached the server. */
  unsent(formId: string): Values;
}

/** The reader's acts; what must not be lost goes through the postbox. */
export function createActs({ change }: Store, box: () => Postbox): Acts {
  async function now<Body>(...what: Parameters<typeof insistently>): Promise<Reply<Body>> {
    const reply = await insistently<Body>(...what);
    if (reply.verdict === "signedOut") change({ type: "live", live: "signedOut" });
    return reply;
  }
  function shown(reply: Reply<Said>): Reply<Said> {
    const item = reply.verdict === "acknowledged" ? reply.body.item : undefined;
    if (item) change({ type: "items", items: [item] });
    return reply;
  }
  const message = async (method: "PATCH" | "DELETE", ref: string, body: object): Promise<Reply<Said>> =>
    shown(await now<Said>(method, `messages/${encodeURIComponent(ref)}`, body));

  return {
    press: (token, ref) => now("POST", "press", { token, ...(ref !== undefined && { ref }) }),
    draft: (formId, values) => box().post("draft", { formId, values }),
    submit: (formId, values) => box().post("answer", { formId, values }),
    say: async (text, to) => shown(await box().post<Said>("say", { ...to, text })),
    edit: (ref, text) => message("PATCH", ref, { text }),
    remove: (ref) => message("DELETE", ref, {}),
    speak: async (locale) => {
      const reply = await request<Me>("me", { method: "PATCH", body: { locale } });
      if (reply.verdict === "acknowledged") change({ type: "me", me: reply.body });
    },
    signOut: async () => {
      await fetch("/sign-out", { method: "POST", credentials: "same-origin" }).catch(() => undefined);
      change({ type: "live", live: "signedOut" });
    },
    unsent: (formId) => box().unsent(formId) as Values,
  };
}

const TRIES = 3;

/** Who presses wants his answer now: a few quick tries under one key, then he is told. */
async function insistently<Body>(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body: object,
): Promise<Reply<Body>> {
  const key = newKey();
  for (let failures = 1; ; failures += 1) {
    const reply = await request<Body>(path, { method, body: { key, ...body } });
    if (reply.verdict !== "unreachable" || failures >= TRIES) return reply;
    await new Promise((resolve) => setTimeout(resolve, pauseAfter(failures)));
  }
}
