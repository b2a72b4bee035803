import type { TextKey } from "../../locales/index.ts";
import type { Subject } from "../../models/cardFields.ts";
import type { Form, FormVerdict, Reply, Value, Values } from "../chat.ts";
import { readSubject } from "../display.ts";
import type { Question } from "../form.ts";
import { askedValues, checkForm } from "../forms/checkForm.ts";
import { formId } from "../forms/formId.ts";
import { type Actor, say } from "./actor.ts";

/** What a press or a form is about. */
export interface Target {
  /** Such as `callback`; `entry` for something new. */
  type: string;
  id: string;
  /** Which one of several. */
  arg?: string;
}

/** What a press does. */
export type Press = (actor: Actor, target: Target) => Promise<Reply>;

/** A form: how it is opened, and what is done with its answers. */
export interface FormFlow {
  /** The first part of its id. */
  name: string;
  open: Press;
  answered(actor: Actor, target: Target, values: Values): Promise<FormVerdict>;
  /** Keeps answers while it is being filled in; left out where the platform's own keeping is enough. */
  drafted?(actor: Actor, target: Target, values: Values): Promise<void>;
}

/** A form of a few questions about something that `subject` looks up and permits. */
export interface Asking<S> {
  name: string;
  title: TextKey;
  submit?: TextKey;
  /** Throws an AppError where there is nothing to ask, or not by this person. */
  subject(actor: Actor, target: Target): Promise<S>;
  /** Throws where the form is no use any more; asked when it is opened, not when it is sent. */
  offered?(subject: S, actor: Actor): Promise<void> | void;
  questions(actor: Actor, subject: S): Question[] | Promise<Question[]>;
  values?(actor: Actor, subject: S): Values;
  /** Does it; errors by the key of the question send the form back. */
  run(
    actor: Actor,
    subject: S,
    given: Readonly<Record<string, Value>>,
    target: Target,
  ): Promise<Reply | { errors: Record<string, string> }>;
}

/** Makes a flow of a form's questions and of what follows its answers. */
export function asking<S>(flow: Asking<S>): FormFlow {
  return {
    name: flow.name,

    async open(actor, target) {
      const subject = await flow.subject(actor, target);
      await flow.offered?.(subject, actor);
      const form: Form = {
        formId: formId({
          form: flow.name,
          ...(target.arg !== undefined && { arg: target.arg }),
          subject: subjectOf(target),
        }),
        title: say(actor, flow.title),
        submit: say(actor, flow.submit ?? "form.save"),
        questions: await flow.questions(actor, subject),
        values: flow.values?.(actor, subject) ?? {},
        zone: actor.store.timezone,
      };
      return { form };
    },

    async answered(actor, target, values) {
      const subject = await flow.subject(actor, target);
      const questions = await flow.questions(actor, subject);
      const errors = checkForm(questions, values, actor.reader.locale);
      if (Object.keys(errors).length > 0) return { ok: false, errors };
      const done = await flow.run(actor, subject, askedValues(questions, values), target);
      return "errors" in done ? { ok: false, errors: done.errors } : { ok: true, ...done };
    },
  };
}

/** The target that a subject's text names. */
export function targetOf(subject: string, arg?: string): Target {
  return { ...readSubject(subject), ...(arg !== undefined && { arg }) };
}

const subjectOf = ({ type, id }: Target): Subject => `${type}:${id}`;
