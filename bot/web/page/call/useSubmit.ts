import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { asked } from "./steps.ts";
import { type Call } from "./useCall.ts";

/** Sends the call; where something in it is refused, says so and goes there. */
export function useSubmit(call: Call): () => void {
  const toast = useToast();
  const { t } = useText();
  return () => {
    if (call.sending !== "no") return;
    void call.submit().then((reply) => {
      if (reply.verdict === "refused") void toast.error(reply.message ?? t("desk.refused"));
      if (reply.verdict !== "acknowledged" || reply.body.ok) return;
      const [first = "", why] = Object.entries(reply.body.errors)[0] ?? [];
      void toast.error(why ?? t("desk.refused"));
      const { points, items } = asked(call.form, call.values);
      const faulty = [...points, ...items].find(({ key }) => first === key || first.startsWith(`${key}-`));
      if (faulty) call.go(faulty.key);
    });
  };
}
