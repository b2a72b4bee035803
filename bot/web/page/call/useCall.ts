import { useCallback, useState } from "react";
import { useToast } from "../../../../ui/Toasts.tsx";
import { useText } from "../../../../ui/useText.ts";
import { type FormVerdict, type Values } from "../../../chat.ts";
import { type Reply } from "../api/request.ts";
import { without } from "../questions/errors.ts";
import { useDesk } from "../state/useDesk.ts";
import { resumeAt, submitted, type CallForm, type Stop } from "./steps.ts";

/** A call under way. */
export interface Call {
  form: CallForm;
  values: Values;
  stop: Stop;
  /** The moments at which something was done, for the length of the call. */
  inputs: readonly number[];
  errors: Readonly<Record<string, string>>;
  /** `sent` once the server has taken it, `sending` while it is on its way. */
  sending: "no" | "sending" | "sent";
  /** What the server said of it in one sentence. */
  result: string | undefined;
  /** Gives answers: each is kept here at once and sent on. */
  answer(values: Values): void;
  go(stop: Stop): void;
  submit(): Promise<Reply<FormVerdict>>;
}

/** The state of one call: the server's values, and over them what this computer still keeps for it. */
export function useCall(form: CallForm): Call {
  const desk = useDesk();
  const toast = useToast();
  const { t } = useText();
  const [values, setValues] = useState<Values>(() => ({ ...form.values, ...desk.unsent(form.formId) }));
  const [stop, setStop] = useState<Stop>(() =>
    resumeAt(form, { ...form.values, ...desk.unsent(form.formId) }),
  );
  const [inputs, setInputs] = useState<readonly number[]>(() => [Date.now()]);
  const [errors, setErrors] = useState<Call["errors"]>({});
  const [sending, setSending] = useState<Call["sending"]>("no");
  const [result, setResult] = useState<string>();

  const touch = useCallback(() => setInputs((before) => [...before, Date.now()]), []);
  const answer = useCallback(
    (given: Values): void => {
      touch();
      setErrors((before) => without(before, Object.keys(given)));
      setValues((before) => ({ ...before, ...given }));
      void desk.draft(form.formId, given).then((reply) => {
        if (reply.verdict === "refused") void toast.warning(reply.message ?? t("desk.refused"));
      });
    },
    [desk, form.formId, touch, toast, t],
  );
  const go = useCallback(
    (next: Stop): void => {
      touch();
      setStop(next);
    },
    [touch],
  );
  const submit = async (): Promise<Reply<FormVerdict>> => {
    touch();
    setSending("sending");
    const reply = await desk.submit(form.formId, submitted(form, values));
    const verdict = reply.verdict === "acknowledged" ? reply.body : undefined;
    setSending(verdict?.ok ? "sent" : "no");
    if (verdict?.ok) setResult(verdict.toast);
    else if (verdict) setErrors(verdict.errors);
    return reply;
  };
  return { form, values, stop, inputs, errors, sending, result, answer, go, submit };
}
