import { t } from "../../../locales/index.ts";
import type { Condition } from "../../../models/rules/condition.ts";
import type { Department } from "../../../models/rules/kinds.ts";
import { manages } from "../../../models/rules/staff.ts";
import { departmentName } from "../../cards/complaintCard.ts";
import type { Option, Question } from "../../form.ts";
import type { CallScene } from "./callScene.ts";
import { lowAnswer } from "./itemQuestions.ts";
import { callKeys, every, passValues, talking } from "./keys.ts";
import { topicQuestions } from "./talkQuestions.ts";

/** The complaint that a low answer offers, and "anything to pass on?". */
export function offerQuestions(scene: CallScene): Question[] {
  const { locale } = scene.reader;
  const low = lowAnswers(scene);
  const ticked: Condition = { op: "=", item: callKeys.complaint, value: true };
  const passed: Condition = { op: "notempty", item: callKeys.passOn };
  const departments = departmentOptions(scene);
  const yesNo = (key: string, label: string): Question => ({ key, type: "yesNo", label, askIf: ticked });
  return [
    ...(low.length > 0
      ? [
          {
            key: callKeys.complaint,
            type: "yesNo",
            label: t(locale, "form.call.complaint"),
            askIf: every(talking, { op: "or", of: low }),
          } satisfies Question,
          {
            key: callKeys.department,
            type: "choice",
            label: t(locale, "form.department"),
            options: departments,
            askIf: ticked,
          } satisfies Question,
          yesNo(callKeys.urgent, t(locale, "form.call.urgent")),
          yesNo(callKeys.angry, t(locale, "form.call.angry")),
        ]
      : []),
    {
      key: callKeys.passOn,
      type: "text",
      lines: "many",
      label: t(locale, "form.call.passOn"),
      hint: t(locale, "form.call.passOnHint"),
      askIf: talking,
    },
    {
      key: callKeys.passAs,
      type: "choice",
      label: t(locale, "form.call.passAs"),
      options: passValues.map((value) => ({
        value,
        label: t(locale, `form.call.passAs.${value}`),
        hint: t(locale, `form.call.passAs.${value}.then`),
      })),
      askIf: passed,
    },
    {
      key: callKeys.passTo,
      type: "choice",
      label: t(locale, "form.department"),
      options: departments,
      askIf: passed,
    },
  ];
}

/** When a complaint is offered: on a low score, a "no", or a topic that went wrong. */
export function lowAnswers(scene: CallScene): Condition[] {
  const topics = topicQuestions(scene)
    .filter(({ type }) => type === "yesNo")
    .map(({ key }): Condition => ({ op: "=", item: key, value: false }));
  return [...lowAnswer(scene), ...topics];
}

/** The department that the conversation is about. */
export function ownDepartment({ questionnaire, agenda }: CallScene): Department {
  if (questionnaire) return questionnaire.kind;
  return agenda.some(({ kind }) => kind === "delivery3d" || kind === "delivery7d") ? "sales" : "service";
}

/** The departments with their managers, that of the conversation first. */
export function departmentOptions(scene: CallScene): Option[] {
  const { store, staff, reader } = scene;
  const own = ownDepartment(scene);
  const all = [own, ...store.departments.filter((each) => each !== own)];
  return all.map((value) => {
    const heads = staff.filter((person) => manages(person, value)).map(({ name }) => name);
    const name = departmentName(value, reader.locale);
    return { value, label: heads.length > 0 ? `${name} · ${heads.join(", ")}` : name };
  });
}
