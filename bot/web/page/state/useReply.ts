import { type Reply as ChatReply } from "../../../chat.ts";
import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type Reply } from "../api/request.ts";
import { type DeskState } from "./deskState.ts";
import { viewed } from "./items.ts";
import { useDesk } from "./useDesk.ts";
import { formSide } from "./sides.ts";
import { useSide } from "./useSide.ts";

/** Shows what an act brought: a sentence, a form, something to read, or why it came to nothing; true if it did. */
export function useReply(): (reply: Reply<ChatReply>, ref?: string) => boolean {
  const toast = useToast();
  const { t } = useText();
  const { side, open } = useSide();
  const desk = useDesk();
  return (reply, ref) => {
    if (reply.verdict !== "acknowledged") {
      const why = reply.verdict === "refused" ? reply.message : undefined;
      void toast.error(why ?? t(reply.verdict === "refused" ? "desk.refused" : "desk.unreachable"));
      return false;
    }
    const { toast: sentence, form, card } = reply.body;
    if (sentence !== undefined) void toast.info(sentence);
    if (form) open(formSide(form, ref ?? callRef(desk.state(), form), side));
    else if (card) open({ kind: "answer", card, back: side });
    return true;
  };
}

/** The card of a call that was asked for without one, by a command. */
function callRef({ shelf }: DeskState, { view }: NonNullable<ChatReply["form"]>): string | undefined {
  const tasks = viewed([...shelf.items.values()], "task");
  return tasks.find((task) => task.view.subject === view?.subject)?.item.ref;
}
