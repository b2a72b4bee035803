import { Button, Dropdown } from "antd";
import { MoreHorizontal } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useText } from "../../../../ui/useText.ts";
import { type SaidView } from "../../../views.ts";
import { type DeskItem } from "../../wire.ts";
import { useDesk, useMe } from "../state/useDesk.ts";
import { useReply } from "../state/useReply.ts";
import { Rewrite } from "./Rewrite.tsx";

/** What somebody said; its author may change it or take it away, and the file keeps both. */
export function Said({ item, view }: { item: DeskItem; view: SaidView }): ReactNode {
  const { t } = useText();
  const desk = useDesk();
  const me = useMe();
  const show = useReply();
  const [isWriting, setWriting] = useState(false);
  if (view.deleted) return <span className="muted">{t("desk.said.deleted")}</span>;
  if (isWriting) {
    const save = async (text: string): Promise<void> => {
      if (show(await desk.edit(item.ref, text))) setWriting(false);
    };
    return <Rewrite text={view.text} onSave={(text) => void save(text)} onLeave={() => setWriting(false)} />;
  }
  if (view.by.code !== me.person.code) return <span className="said">{view.text}</span>;
  const remove = async (): Promise<void> => void show(await desk.remove(item.ref));
  const items = [
    { key: "edit", label: t("desk.said.edit"), onClick: () => setWriting(true) },
    { key: "delete", label: t("desk.said.delete"), danger: true, onClick: () => void remove() },
  ];
  return (
    <span className="said own">
      {view.text}
      <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
        <Button
          type="text"
          size="small"
          className="quiet"
          icon={<MoreHorizontal size={15} />}
          aria-label={t("desk.more")}
        />
      </Dropdown>
    </span>
  );
}
