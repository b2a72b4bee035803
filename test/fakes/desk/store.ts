import type { Button, Card, Form, FormVerdict, Reply, Values } from "../../../bot/chat.ts";
import type { CardView, ComplaintView, TaskView } from "../../../bot/views.ts";
import type { DeskItem, Me, Said, StreamEvents } from "../../../bot/web/wire.ts";
import type { Locale } from "../../../locales/index.ts";
import { callForm } from "./callForm.ts";
import { complaintViews, threadViews } from "./complaints.ts";
import { fileView, plainForm } from "./forms.ts";
import { people } from "./people.ts";
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
    this.late();
    if (scene === "evening") this.evening();
    this.drafts.set("call:t1", this.half());
  }

  now(): Date {
    return new Date(Date.parse(at("10:52")) + Date.now() - this.began);
  }

  me(): Me {
    const { li } = people(this.say);
    return {
      person: { code: li.code, name: li.name },
      store: { code: "cd01", name: this.say("城东店", "East Store"), zone: "Asia/Shanghai" },
      roles: ["clerk"],
      locale: this.locale,
      channels: [
        channel(
          "callbacks",
          this.say("回访", "Callbacks"),
          this.say(
            "全店 8 人 · 只有你能看到电话号码",
            "8 people · phone numbers are shown to the caller only",
          ),
        ),
        channel(
          "complaints.service",
          this.say("投诉·服务", "Complaints · Service"),
          this.say(
            "服务经理、总经理与负责人 · 帖内回复即入档",
            "Manager, GM and owners · every reply in a thread is on file",
          ),
        ),
        channel(
          "complaints.sales",
          this.say("投诉·销售", "Complaints · Sales"),
          this.say("销售经理、总经理与负责人", "Manager, GM and owners"),
        ),
        channel("dm:li", this.say("回访助手", "Huifang bot"), this.say("只有你能看到", "Only you read here")),
      ],
      commands: ["/today", "/next", "/find", "/mine", "/away", "/help", "/visit", "/complaint", "/customer"],
    };
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

  private late(): void {
    const text = this.say(
      "确认时限已过一半，已提醒 王一",
      "Half the time to acknowledge is gone: Wang Yi reminded",
    );
    const item = this.put(
      this.newRef(),
      "complaints.service",
      { kind: "event", tone: "late", at: at("10:45"), key: "fake" as never, params: {} },
      at("10:45"),
      "c1",
    );
    item.card.plain = text;
    const notice = this.put(
      this.newRef(),
      "dm:li",
      {
        kind: "notice",
        tone: "warn",
        at: at("10:20"),
        key: "fake" as never,
        params: {},
        plate: "川A·66Y4D",
        customer: this.say("蒋女士", "Ms Jiang"),
      },
      at("10:20"),
    );
    notice.card.plain = this.say(
      "号码有误，请服务顾问补一个能打通的号码",
      "Wrong number: the advisor is asked for one that works",
    );
    notice.card.todo = { of: ["li"] };
  }

  private evening(): void {
    const { li } = people(this.say);
    this.put(
      "sheet",
      "callbacks",
      {
        kind: "sheet",
        day: "2026-11-24",
        due: 32,
        attempted: 31,
        reached: 27,
        completed: 26,
        attemptedRate: 0.97,
        successRate: 0.81,
        items: [
          ["reception", say2(this.say, "接待", "Reception"), 9.1],
          ["waiting", say2(this.say, "等候时间", "Waiting time"), 7.2],
          ["quality", say2(this.say, "维修质量", "Quality of work"), 8.8],
        ].map(([code, label, mean]) => ({
          code: String(code),
          label: String(label),
          mean: Number(mean),
          answers: 20,
        })),
        complaints: 2,
        moved: [
          {
            plate: "川A·5C90P",
            customer: this.say("冯先生", "Mr Feng"),
            to: "2026-11-25",
            reason: "noAnswer",
          },
        ],
      },
      at("18:00"),
    );
    this.put(
      this.newRef(),
      "callbacks",
      {
        kind: "said",
        by: li,
        at: at("18:05"),
        text: this.say("今天辛苦了，明早先打袁先生。", "Thanks all. Mr Yuan first thing tomorrow."),
      },
      at("18:05"),
    );
  }

  /** A call left at its third question. */
  private half(): Values {
    return {
      reached: "yes",
      "point:1": true,
      reception: 9,
      explain: 8,
      waiting: 3,
      "waiting-Comment": this.say(
        "说好中午取车，等到三点多，中间没人告诉我还要多久",
        "They said noon, I waited until after three and nobody told me how long it would take",
      ),
      "waiting-Urgent": true,
    };
  }

  private newRef(): string {
    this.count += 1;
    return `m${this.count}`;
  }
}

const say2 = (say: Say, zh: string, en: string): string => say(zh, en);

const channel = (code: string, name: string, about: string): Me["channels"][number] => ({
  code,
  name,
  about,
  unread: 0,
  urgent: false,
});

function cardOf(say: Say, ref: string, view: CardView): Card {
  const base: Card = { plain: plainOf(view), body: [], view };
  if (view.kind === "task") {
    const isOpen = view.now.state === "open" || view.now.state === "claimed";
    return {
      ...base,
      ...(isOpen && {
        buttons: [
          [button(say, "start", ref, "primary"), button(say, "handOver", ref), button(say, "file", ref)],
        ],
      }),
      ...(view.now.state === "open" && view.assignee?.code === "li" && { todo: { of: ["li"] } }),
    };
  }
  if (view.kind === "complaint" && view.step !== "closed") {
    return { ...base, buttons: [complaintButtons(say, ref, view)], todo: { urgent: view.urgent } };
  }
  return base;
}

function complaintButtons(say: Say, ref: string, { step }: ComplaintView): Button[] {
  const next = { open: "acknowledge", acknowledged: "plan", planned: "tellCustomer" }[step as string];
  return [
    ...(next ? [button(say, next, ref, "primary")] : []),
    ...(step === "open" ? [button(say, "plan", ref)] : []),
    ...["handOver", "compensate", "extend"].map((action) => button(say, action, ref)),
    { ...button(say, "closeWithoutCustomer", ref), tone: "danger" },
  ];
}

const button = (say: Say, action: string, ref: string, tone?: "primary"): Button => ({
  token: `${action}|${ref}`,
  label: say(...(labels[action] ?? [action, action])),
  action,
  ...(tone && { tone }),
});

const labels: Record<string, [string, string]> = {
  start: ["开始", "Start"],
  handOver: ["转交", "Hand over"],
  file: ["档案", "File"],
  acknowledge: ["确认收到", "Acknowledge"],
  plan: ["制定方案", "Plan"],
  tellCustomer: ["已告知客户", "Customer told"],
  compensate: ["申请补偿", "Ask for compensation"],
  extend: ["延期", "Extend"],
  closeWithoutCustomer: ["无客户确认关闭", "Close without the customer"],
};

function plainOf(view: CardView): string {
  return "plate" in view ? [view.plate, view.customer].filter(Boolean).join(" ") : view.kind;
}
