import type { Button, Card } from "../../../bot/chat.ts";
import type { CardView, ComplaintView } from "../../../bot/views.ts";
import type { Say } from "./words.ts";

/** The card of a view, with the buttons that it would have. */
export function cardOf(say: Say, ref: string, view: CardView): Card {
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
