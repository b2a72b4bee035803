import { Button } from "antd";
import { PhoneCall } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Blank } from "../../../../ui/Blank.tsx";
import { useText } from "../../../../ui/useText.ts";
import { buttonsOf } from "../cards/buttons.ts";
import { Loading } from "../states/Loading.tsx";
import { useDesk, useDeskState, useMe } from "../state/useDesk.ts";
import { useReply } from "../state/useReply.ts";
import { useSide } from "../state/useSide.ts";

/** A call that the address names, after a reload or "back": its form is asked for again if it is still the reader's. */
export function ResumePane({ cardRef }: { cardRef: string }): ReactNode {
  const { t } = useText();
  const desk = useDesk();
  const { person } = useMe();
  const { shelf } = useDeskState();
  const { close } = useSide();
  const show = useReply();
  const [isRefused, setRefused] = useState(false);
  const begun = useRef(false);
  const item = shelf.items.get(cardRef);
  const view = item?.card.view;
  const isMine = view?.kind === "task" && view.now.state === "claimed" && view.now.by.code === person.code;
  const token = item && buttonsOf(item.card).main?.token;
  useEffect(() => {
    if (!isMine || token === undefined || begun.current) return;
    begun.current = true;
    void desk.press(token, cardRef).then((reply) => setRefused(!show(reply, cardRef)));
  }, [isMine, token, desk, cardRef, show]);

  if (!item || (isMine && !isRefused)) {
    return (
      <div className="step">
        <Loading />
      </div>
    );
  }
  return (
    <Blank icon={<PhoneCall size={22} />} title={t("desk.notYours")} text={t("desk.notYours.text")}>
      <Button onClick={close}>{t("desk.sent.toList")}</Button>
    </Blank>
  );
}
