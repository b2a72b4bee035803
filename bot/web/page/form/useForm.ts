import { useState } from "react";
import { askedQuestions, type Form, type Question, type Values } from "../../../form.ts";
import { mayPass } from "../questions/answers.ts";
import { useDesk } from "../state/useDesk.ts";
import { useReply } from "../state/useReply.ts";
import { useSide } from "../state/useSide.ts";
import { keptForms } from "./keptForms.ts";
import { without } from "../questions/errors.ts";

interface Filled {
  asked: Question[];
  values: Values;
  errors: Readonly<Record<string, string>>;
  isReady: boolean;
  isSending: boolean;
  answer(values: Values): void;
  submit(): void;
}

/** A form being filled in. What was typed is kept in this tab until it is sent, also when the form is left. */
export function useForm(form: Form): Filled {
  const desk = useDesk();
  const show = useReply();
  const { close } = useSide();
  const [values, setValues] = useState<Values>(() => ({ ...form.values, ...keptForms.read(form.formId) }));
  const [errors, setErrors] = useState<Filled["errors"]>({});
  const [isSending, setSending] = useState(false);
  const asked = askedQuestions(form.questions, values);
  const isReady = asked.every((question) => mayPass(question, values));

  function answer(given: Values): void {
    const next = { ...values, ...given };
    keptForms.write(form.formId, next);
    setValues(next);
    setErrors((before) => without(before, Object.keys(given)));
  }
  async function submit(): Promise<void> {
    if (!isReady || isSending) return;
    setSending(true);
    const reply = await desk.submit(form.formId, values);
    setSending(false);
    if (reply.verdict !== "acknowledged") return void show(reply);
    if (!reply.body.ok) return setErrors(reply.body.errors);
    keptForms.drop(form.formId);
    close();
    show({ verdict: "acknowledged", body: reply.body });
  }
  return { asked, values, errors, isReady, isSending, answer, submit: () => void submit() };
}
