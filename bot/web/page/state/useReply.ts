import { App } from "antd";
import { type Reply as ChatReply } from "../../../chat.ts";
import { useText } from "../../../../ui/useText.ts";
import { type Reply } from "../api/request.ts";
import { formSide } from "./sides.ts";
import { useSide } from "./useSide.ts";

/** Shows what an act brought: a sentence, a form, something to read, or why it came to nothing; true if it did. */
export function useReply(): (reply: Reply<ChatReply>, ref?: string) => boolean {
  const { message } = App.useApp();
  const { t } = useText();
  const { side, open } = useSide();
  return (reply, ref) => {
    if (reply.verdict !== "acknowledged") {
      const why = reply.verdict === "refused" ? reply.message : undefined;
      void message.error(why ?? t(reply.verdict === "refused" ? "desk.refused" : "desk.unreachable"));
      return false;
    }
    const { toast, form, card } = reply.body;
    if (toast !== undefined) void message.info(toast);
    if (form) open(formSide(form, ref, side));
    else if (card) open({ kind: "answer", card, back: side });
    return true;
  };
}
