import { t, type Locale } from "../../../locales/index.ts";
import type { Question, Value } from "../../chat.ts";
import { shorten } from "../../cards/words.ts";
import { isGiven } from "../../forms/checkForm.ts";
import type { InlineButton } from "../cards/cardMessage.ts";
import { answerText } from "./answerText.ts";
import type { Filling } from "./filling.ts";
import { formData, type Op } from "./ops.ts";
import { asksWords, isOffered, keyOf, onTheWay, questionOf, remarkOf, stopBefore, SUMMARY } from "./way.ts";

// Two short options stand side by side; what a phone's width does not hold stands alone.
const SHORT = 14;
const LONGEST_LABEL = 60;

/** The buttons under a form as it stands. */
export function keyboardOf(id: string, filling: Filling, locale: Locale): InlineButton[][] {
  const button: MakeButton = (text, op) => ({
    text: shorten(text, LONGEST_LABEL),
    callback_data: formData(id, op),
  });
  const question = questionOf(filling.form, keyOf(filling.at));
  if (filling.at === SUMMARY || !question) return summary(filling, locale, button);
  const n = filling.form.questions.indexOf(question);
  const rows = asksWords(filling.at)
    ? marks(filling, question, n, button)
    : [...answers(filling, question, n, locale, button), ...beside(filling, question, n, locale, button)];
  return [...rows, ...steps(filling, question, locale, button)].filter((row) => row.length > 0);
}

type MakeButton = (text: string, op: Op) => InlineButton;

function answers(
  { values }: Filling,
  question: Question,
  n: number,
  locale: Locale,
  button: MakeButton,
): InlineButton[][] {
  const value = values[question.key];
  switch (question.type) {
    case "score": {
      const score = (each: number): InlineButton =>
        button(value === each ? `\u2713${each}` : String(each), { op: "score", n, score: each });
      // Two rows of five: a thumb reaches every one.
      return [[1, 2, 3, 4, 5].map(score), [6, 7, 8, 9, 10].map(score)];
    }
    case "yesNo":
      return [
        [
          button(question.yes ?? t(locale, "desk.yes"), { op: "yes", n }),
          button(question.no ?? t(locale, "desk.no"), { op: "no", n }),
        ],
      ];
    case "choice":
      return paired(
        question.options.map(({ value: each, label }, i) =>
          question.many
            ? button(`${isChosen(value, each) ? "\u2611" : "\u2610"} ${label}`, { op: "toggle", n, i })
            : button(label, { op: "option", n, i }),
        ),
      );
    case "when":
      return (question.offers ?? []).map(({ label }, i) => [button(label, { op: "offer", n, i })]);
    case "text":
      return [];
  }
}

/** A place for the customer's words beside any answer, and the way back into a call that was to end. */
function beside(
  { form, values }: Filling,
  question: Question,
  n: number,
  locale: Locale,
  button: MakeButton,
): InlineButton[][] {
  const remark = remarkOf(question);
  const isEnd = question.key === form.view?.steps.end?.key;
  return [
    remark?.opens === "any" ? [button(`\u270d ${remark.label}`, { op: "words", n })] : [],
    isEnd && isGiven(values[question.key])
      ? [button(t(locale, "telegram.form.goOn"), { op: "clear", n })]
      : [],
  ];
}

function marks({ values }: Filling, question: Question, n: number, button: MakeButton): InlineButton[][] {
  const all = remarkOf(question)?.marks ?? [];
  return paired(
    all.map(({ key, value, label }, i) =>
      button(`${values[key] === value ? "\u2611" : "\u2610"} ${label}`, { op: "mark", n, i }),
    ),
  );
}

/** Back and forth, and the ways out of a call under way. */
function steps(filling: Filling, question: Question, locale: Locale, button: MakeButton): InlineButton[][] {
  const { form, values, at } = filling;
  const back = stopBefore(form, values, at) !== undefined;
  const isDone = isGiven(values[question.key]);
  const mayPass = !question.required || isDone || asksWords(at);
  const forward = isDone ? t(locale, "desk.question.next") : t(locale, "telegram.form.skip");
  const end = form.view?.steps.end;
  const talking =
    values[form.view?.steps.reached ?? ""] === "yes" && question.key !== form.view?.steps.reached;
  const endNumber = form.questions.findIndex(({ key }) => key === end?.key);
  return [
    [
      ...(back ? [button(`\u2039 ${t(locale, "desk.question.back")}`, { op: "back" })] : []),
      // Who opened the form by mistake gets rid of it; a call that was taken has its own ways out.
      ...(back || form.view ? [] : [button(t(locale, "telegram.form.leave"), { op: "leave" })]),
      ...(mayPass ? [button(`${forward} \u203a`, { op: "next" })] : []),
    ],
    talking && endNumber >= 0 && question.key !== end?.key
      ? [button(t(locale, "telegram.form.end"), { op: "go", n: endNumber })]
      : [],
  ];
}

/** The offered complaint with what belongs to it, and the button that sends. */
function summary(filling: Filling, locale: Locale, button: MakeButton): InlineButton[][] {
  const { form, values } = filling;
  const back = onTheWay(form, values).length > 0;
  return [
    ...offer(filling, locale, button),
    [
      ...(back ? [button(`\u2039 ${t(locale, "desk.question.back")}`, { op: "back" })] : []),
      button(form.submit, { op: "send" }),
    ],
  ];
}

function offer({ form, values }: Filling, locale: Locale, button: MakeButton): InlineButton[][] {
  const { offer } = form.view ?? {};
  if (!offer || !isOffered(form, values)) return [];
  const isOn = values[offer.key] !== false;
  const tick = (key: string, on: boolean): InlineButton[] => {
    const question = questionOf(form, key);
    if (!question) return [];
    const text = `${on ? "\u2611" : "\u2610"} ${question.label}`;
    return [button(text, { op: "tick", n: form.questions.indexOf(question) })];
  };
  const department = questionOf(form, offer.department);
  const [first] = department?.type === "choice" ? department.options : [];
  const chosen = department && answerText(department, values[offer.department] ?? first?.value, locale);
  return [
    tick(offer.key, isOn),
    ...(isOn
      ? [
          department && chosen
            ? [button(`${department.label}: ${chosen}`, { op: "go", n: form.questions.indexOf(department) })]
            : [],
          [
            ...tick(offer.urgent, values[offer.urgent] === true),
            ...tick(offer.angry, values[offer.angry] === true),
          ],
        ]
      : []),
  ].filter((row) => row.length > 0);
}

const isChosen = (value: Value | undefined, option: string): boolean =>
  Array.isArray(value) && value.includes(option);

function paired(buttons: InlineButton[]): InlineButton[][] {
  if (buttons.some(({ text }) => [...text].length > SHORT)) return buttons.map((each) => [each]);
  return buttons.flatMap((each, i) => (i % 2 === 0 ? [buttons.slice(i, i + 2)] : []));
}
