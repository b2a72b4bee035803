import type { Form, FormVerdict, Reply, Values } from "../../../bot/chat.ts";
import type { CardView, TaskView } from "../../../bot/views.ts";
import type { DeskItem, Me, Said, StreamEvents } from "../../../bot/web/wire.ts";
import type { Locale } from "../../../locales/index.ts";
import { callForm } from "./callForm.ts";
import { cardOf } from "./cards.ts";
import { complaintViews, threadViews } from "./complaints.ts";
import { fileView, plainForm } from "./forms.ts";
import { me } from "./me.ts";
import { people } from "./people.ts";
import { evening, halfCall, reminders, type Post } from "./scenes.ts";
import { dayView, taskViews } from "./tasks.ts";
import { at, sayIn, type Say } from "./words.ts";

/** What the fake server tells its pages. */
export type Tell = <Name extends keyof StreamEvents>(name: Name, data: StreamEvents[Name]) => void;

/** A store that answers as the product's would, in memory, for looking at the page. */
export class FakeStore {
  readonly items = new Map<string, DeskItem>();
  readonly drafts = new Map<string, Values>();
  /** Every act by its key, so that a second try is seen. */
  readonly acts = new Map<string, unknown>();
  private readonly say: Say;
  private readonly locale: Locale;
  private readonly tell: Tell;
  private readonly began = Date.now();
  private count = 0;

  constructor(locale: Locale, scene: string, tell: Tell) {
    this.locale = locale;
    this.say = sayIn(locale);
    this.tell = tell;
    if (scene === "empty") return;
    this.put("day", "callbacks", dayView(this.say), at("09:00"));
    taskViews(this.say).forEach((view) => this.put(view.subject, "callbacks", view, at("09:00")));
    complaintViews(this.say).forEach((view) =>
      this.put(view.subject, "complaints.service", view, view.since),
    );
    threadViews(this.say).forEach((view) =>
      this.put(this.newRef(), "complaints.service", view, view.at, "c1"),
    );
    const post: Post = (...card) => this.post(...card);
    reminders(this.say, post);
    if (scene === "evening") evening(this.say, post);
    this.drafts.set("call:t1", halfCall(this.say));
  }

  now(): Date {
    return new Date(Date.parse(at("10:52")) + Date.now() - this.began);
  }

  me(): Me {
    return me(this.say, this.locale);
  }

  press(token: string): Reply {
    const [action = "", ref = ""] = token.split("|");
    const view = this.items.get(ref)?.card.view;
    if (view?.kind === "task" && (action === "start" || action === "resume")) return this.start(ref, view);
    if (action === "acknowledge" && view?.kind === "complaint") {
      this.put(ref, "complaints.service", { ...view, step: "acknowledged", clocks: view.clocks.slice(1) });
      return { toast: this.say("已确认收到", "Acknowledged") };
    }
    if (action === "file") {
      return { card: { plain: "file", body: [], view: fileView(this.say) } };
    }
    const form = plainForm(action, ref, this.say);
    return form ? { form } : { toast: this.say("已完成", "Done") };
  }

  draft(formId: string, values: Values): void {
    this.drafts.set(formId, { ...this.drafts.get(formId), ...values });
  }

  answer(formId: string, values: Values): FormVerdict {
    const [kind = "", subject = ""] = formId.split(":");
    const view = this.items.get(subject)?.card.view;
    if (kind === "call" && view?.kind === "task") {
      const now =
        values["reached"] === "yes"
          ? {
              state: "done" as const,
              outcome: "completed" as const,
              at: this.now().toISOString(),
              by: people(this.say).li,
              score: 7.4,
              complaint: values["complaint"] === true,
            }
          : { state: "retry" as const, outcome: "noAnswer" as const, next: at("14:00") };
      this.put(subject, "callbacks", { ...view, attempts: view.attempts + 1, now });
      return { ok: true };
    }
    if (kind === "plan" && String(values["measure"] ?? "").length < 4) {
      return { ok: false, errors: { measure: this.say("写清楚要做什么。", "Say what will be done.") } };
    }
    return { ok: true, toast: this.say("已保存", "Saved") };
  }

  sayIn(channel: string, thread: string | undefined, text: string): Said {
    const form = plainForm(text.split(" ")[0]!, "new", this.say);
    if (form) return { form };
    if (text.startsWith("/find")) return { card: { plain: "file", body: [], view: fileView(this.say) } };
    if (text.startsWith("/"))
      return { toast: this.say("可以用：/today /next /find", "You can type: /today /next /find") };
    const view: CardView = { kind: "said", by: people(this.say).li, at: this.now().toISOString(), text };
    return { item: this.put(this.newRef(), channel, view, this.now().toISOString(), thread) };
  }

  rewrite(ref: string, change: { text?: string; deleted?: boolean }): Said {
    const item = this.items.get(ref);
    if (item?.card.view?.kind !== "said") return {};
    const view = { ...item.card.view, ...change, edited: true };
    return { item: this.put(ref, item.place.channel, view, item.at, item.place.thread) };
  }

  private start(ref: string, view: TaskView): Reply {
    const { li } = people(this.say);
    if (view.now.state !== "claimed")
      this.put(ref, "callbacks", {
        ...view,
        now: { state: "claimed", by: li, since: this.now().toISOString() },
      });
    const form: Form = callForm(view, this.drafts.get(`call:${ref}`) ?? {}, this.say);
    return { form };
  }

  /** Puts a view on the desk, in a revision more than it had, and tells the pages. */
  put(ref: string, channelCode: string, view: CardView, first = at("09:00"), thread?: string): DeskItem {
    const before = this.items.get(ref);
    const item: DeskItem = {
      ref,
      revision: (before?.revision ?? 0) + 1,
      place: { channel: channelCode, ...(thread !== undefined && { thread }) },
      at: before?.at ?? first,
      card: cardOf(this.say, ref, view),
    };
    this.items.set(ref, item);
    this.tell(thread === undefined ? "card" : "message", item);
    return item;
  }

  private post(channel: string, view: CardView, at: string, thread?: string): DeskItem {
    return this.put(this.newRef(), channel, view, at, thread);
  }

  private newRef(): string {
    this.count += 1;
    return `m${this.count}`;
  }
}
