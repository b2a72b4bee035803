import { Button } from "antd";
import { Check } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { buttonsOf } from "../cards/buttons.ts";
import { cardsOf } from "../state/items.ts";
import { nextTask, taskGroups, type Task } from "../state/tasks.ts";
import { useDesk, useDeskState, useMe } from "../state/useDesk.ts";
import { useReply } from "../state/useReply.ts";
import { useSide } from "../state/useSide.ts";
import { type Call } from "./useCall.ts";

/** Done: says so in one line and offers the next call. */
export function Sent({ call, cardRef }: { call: Call; cardRef: string | undefined }): ReactNode {
  const { t } = useText();
  const { close } = useSide();
  const [isPressing, setPressing] = useState(false);
  const next = useNext(cardRef);
  const desk = useDesk();
  const show = useReply();
  const on = async (): Promise<void> => {
    if (!next || isPressing) return next ? undefined : close();
    setPressing(true);
    const { main } = buttonsOf(next.item.card);
    if (main) show(await desk.press(main.token, next.item.ref), next.item.ref);
    setPressing(false);
  };
  useKeys({ Enter: () => void on(), Escape: close });
  return (
    <Blank icon={<Check size={22} />} title={t("desk.sent")} text={call.result ?? t("desk.sent.text")}>
      <Button type="primary" size="large" autoFocus loading={isPressing} onClick={() => void on()}>
        {next ? t("desk.sent.next", { who: next.view.plate ?? next.view.customer }) : t("desk.sent.toList")}
        <Kbd>↵</Kbd>
      </Button>
    </Blank>
  );
}

/** The call to go on with, as the list would offer it. */
function useNext(except: string | undefined): Task | undefined {
  const { person } = useMe();
  const { shelf } = useDeskState();
  const channel = (except !== undefined && shelf.items.get(except)?.place.channel) || "callbacks";
  const groups = taskGroups(cardsOf(shelf, channel), person.code, "all", () => false);
  return nextTask(groups, person.code, except);
}
