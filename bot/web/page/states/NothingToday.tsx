import { CalendarCheck, Inbox } from "lucide-react";
import { type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { useText } from "../../../../ui/useText.ts";
import { NewButton } from "../shell/NewButton.tsx";

/** A channel without a card: why, and the ways on. */
export function NothingToday({ channel }: { channel: string }): ReactNode {
  const { t } = useText();
  if (channel === "callbacks") {
    return (
      <Blank icon={<CalendarCheck size={22} />} title={t("desk.empty")} text={t("desk.empty.text")}>
        <NewButton channel={channel} only="/visit" />
      </Blank>
    );
  }
  if (channel.startsWith("complaints.")) {
    return (
      <Blank
        icon={<Inbox size={22} />}
        title={t("desk.empty.complaints")}
        text={t("desk.empty.complaints.text")}
      >
        <NewButton channel={channel} only="/complaint" />
      </Blank>
    );
  }
  return <Blank icon={<Inbox size={22} />} title={t("desk.empty.notes")} text={t("desk.empty.notes.text")} />;
}
