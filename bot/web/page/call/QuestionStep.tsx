import { Button } from "antd";
import { ArrowLeft } from "lucide-react";
import { type ReactNode } from "react";
import { Kbd } from "../../../../ui/Kbd.tsx";
import { lengthOf } from "../../../../ui/zonedTime.ts";
import { useKeys } from "../../../../ui/useKeys.ts";
import { useText } from "../../../../ui/useText.ts";
import { type Question, scriptBesideLabel } from "../../../form.ts";
import { mayPass, opensRemark } from "../questions/answers.ts";
import { AnswerField } from "../questions/AnswerField.tsx";
import { answerKeys } from "../questions/answerKeys.ts";
import { RemarkField } from "../questions/RemarkField.tsx";
import { Answered } from "./Answered.tsx";
import { Footer, type Hint } from "./Footer.tsx";
import { Script } from "./Script.tsx";
import { aloudAt, asked, beside, secondsLeft } from "./steps.ts";
import { StepTitle } from "./StepTitle.tsx";
import { type Call } from "./useCall.ts";

/** One question: what is said, the keys that answer it, and a remark if the answer asks for one. */
export function QuestionStep({ call, question }: { call: Call; question: Question }): ReactNode {
  const { t } = useText();
  const { form, values, errors } = call;
  const { items, points } = asked(form, values);
  const at = items.indexOf(question);
  const following = [...points, ...items][[...points, ...items].indexOf(question) + 1];
  const isDone = mayPass(question, values);
  const aloud = aloudAt(form, values, question.key, question.script);

  const set = (value: Parameters<Call["answer"]>[0][string]): void => call.answer({ [question.key]: value });
  const on = (): void => (isDone ? call.go(beside(form, values, question.key, 1)) : undefined);
  const back = (): void => call.go(beside(form, values, question.key, -1));
  useKeys({
    ...answerKeys(question, values[question.key], set),
    Enter: on,
    Backspace: back,
    Escape: leaveField,
    "Mod+Enter": () => call.go("summary"),
  });

  return (
    <>
      <div className="scroll step">
        <Answered call={call} except={question.key} />
        <div className="between q-title">
          <StepTitle>
            {at >= 0 && (
              <span className="num">{t("desk.question.of", { at: at + 1, of: items.length })}</span>
            )}
            {at < 0 ? (
              t("desk.call.point")
            ) : (
              // A label that is read aloud stands below in full.
              <span className={isRead(question) ? "unseen" : "label"}>{question.label}</span>
            )}
          </StepTitle>
          <SecondsLeft seconds={secondsLeft(form, values, question.key)} />
        </div>
        {at < 0 && <p className="muted">{question.label}</p>}
        {aloud !== undefined && <Script text={aloud} />}
        {question.hint !== undefined && <p className="muted hint">{question.hint}</p>}
        <AnswerField question={question} value={values[question.key]} onAnswer={set} focus />
        {errors[question.key] !== undefined && (
          <p role="alert" className="bad">
            {errors[question.key]}
          </p>
        )}
        {opensRemark(question, values) && (
          <RemarkField question={question} values={values} onAnswer={call.answer} />
        )}
        {following && (
          <p className="then">
            <span>{t("desk.question.then")}</span>
            <span className="cut">{following.label}</span>
          </p>
        )}
      </div>
      <Footer hints={[...(hints[question.type] ?? []), [["Ctrl", "↵"], "desk.keys.summary"]]}>
        <Button
          size="large"
          icon={<ArrowLeft size={16} />}
          aria-label={t("desk.question.back")}
          onClick={back}
        />
        <Button type="primary" size="large" disabled={!isDone} onClick={on}>
          {t(following ? "desk.question.next" : "desk.question.toSummary")}
          <Kbd>↵</Kbd>
        </Button>
      </Footer>
    </>
  );
}

const isRead = (question: Question): boolean => scriptBesideLabel(question) !== (question.script ?? "");

function SecondsLeft({ seconds }: { seconds: number }): ReactNode {
  const { t } = useText();
  if (seconds === 0) return null;
  return <small className="muted num nowrap">{t("desk.question.left", { time: lengthOf(seconds) })}</small>;
}

const hints: Partial<Record<Question["type"], Hint[]>> = {
  score: [[["1", "–", "9", "0"], "desk.keys.score"]],
  yesNo: [[["Y", "N"], "desk.keys.yesNo"]],
  choice: [[["1", "–", "9"], "desk.keys.choose"]],
};

// The cursor leaves the remark, so that digits are scores again.
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
