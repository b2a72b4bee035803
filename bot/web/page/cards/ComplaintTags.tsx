import { Tag } from "antd";
import { type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type ComplaintView } from "../../../views.ts";
import { levelText, stepText } from "../texts.ts";

/** What makes it special, then its state (`bare`: left out where the track shows it). Red only for urgent and grave. */
export function ComplaintTags({ view, bare = false }: { view: ComplaintView; bare?: boolean }): ReactNode {
  const { t } = useText();
  const tags: [string, string | undefined][] = [
    ...(view.urgent ? [[t("desk.urgent"), "bad"] as [string, string]] : []),
    ...(view.angry ? [[t("desk.angry"), "bad"] as [string, string]] : []),
    ...(view.level === "general" ? [] : [[t(levelText[view.level]), "bad"] as [string, string]]),
    ...(bare ? [] : [[t(stepText[view.step]), undefined] as [string, undefined]]),
    ...(view.loop > 0 ? [[t("desk.complaint.loop", { count: view.loop }), "warn"] as [string, string]] : []),
  ];
  return tags.map(([label, kind]) => (
    <Tag key={label} variant="filled" className="kind" data-kind={kind}>
      {label}
    </Tag>
  ));
}
