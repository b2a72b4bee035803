import { t, type Locale } from "../../../locales/index.ts";
import { plainText } from "../../cards/inline.ts";
import { shorten } from "../../cards/words.ts";
import { isLow, linesBefore } from "../../form.ts";
import { isGiven } from "../../forms/checkForm.ts";
import { writeMoment } from "../../moment.ts";
import { bold, escaped, muted, quoted } from "../cards/html.ts";
import { answerText } from "./answerText.ts";
import type { Filling } from "./filling.ts";
import { isOffered, onTheWay, remarkOf } from "./way.ts";

// Some twenty answers have to fit into one message.
const LONGEST_LABEL = 60;
const LONGEST_ANSWER = 120;

/** Everything that was answered at a glance, and what follows from it, before it is sent. */
export function summaryLines({ form, values }: Filling, locale: Locale): string[] {
  const talked = form.view && values[form.view.steps.reached] === "yes";
  const answers = onTheWay(form, values).flatMap((question) => {
    const remark = remarkOf(question);
    const value = values[question.key];
    const words = remark && values[remark.key];
    if (!isGiven(value) && !isGiven(words)) return [];
    const sign = isLow(question, value) ? "\u25bc " : "";
    const given = shorten(answerText(question, value, locale), LONGEST_ANSWER);
    return [
      `${sign}${escaped(shorten(question.label, LONGEST_LABEL))} ${bold(given)}`,
      ...(typeof words === "string" && isGiven(words)
        ? [`\u201c${escaped(shorten(words, LONGEST_ANSWER))}\u201d`]
        : []),
    ];
  });
  return [
    ...(talked ? [quoted(closing(form, values))] : []),
    bold(t(locale, "desk.summary")),
    ...answers,
    ...(form.view?.offer && isOffered(form, values) && values[form.view.offer.key] !== false
      ? [
          muted(
            t(locale, "desk.summary.delivered", {
              at: writeMoment(form.view.offer.ackBy, locale, form.zone),
            }),
          ),
        ]
      : []),
  ];
}

/** What is read aloud when everything was asked. */
function closing(form: Filling["form"], values: Filling["values"]): string {
  const { closes = "", closing: thanks = "" } = form.view?.steps ?? {};
  const own = linesBefore(form, closes, values).filter(({ inView }) => !inView);
  return [...own.flatMap(({ text }) => text.map(plainText)), thanks].join("\n");
}
