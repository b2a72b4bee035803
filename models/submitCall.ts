import { AppError } from "../locales/appError.ts";
import type { Act } from "./act.ts";
import type { AfterAttempt, AttemptFields, Callback } from "./callbackFields.ts";
import { heldBy } from "./callbackGuard.ts";
import { Callback as Callbacks } from "./callback.ts";
import { given } from "./change.ts";
import { Customer } from "./customer.ts";
import { drawnIn } from "./drawnIn.ts";
import { finishFollows } from "./follow.ts";
import { derivedId } from "./id.ts";
import { Response } from "./response.ts";
import { callSeconds } from "./rules/callLength.ts";
import { dayOf } from "./rules/days.ts";
import { outcomes } from "./rules/outcomes.ts";
import { type NextStep, nextStep } from "./rules/retry.ts";
import { Store } from "./store.ts";
import type { Submission, Submitted } from "./submitFields.ts";
import { followsOf } from "./submitFollows.ts";
import { askedPoint } from "./submitPoints.ts";

/**
 * Takes in a call as its caller reports it, with all that follows from it. A conversation that was had commits as its
 * response, any other attempt in its callback. The same submit again changes nothing; one that comes after somebody
 * else has answered is kept as an attempt. Throws what `saveDraft` throws where the caller never held the task.
 */
export async function submitCall(lead: Callback, submission: Submission, act: Act): Promise<Submitted> {
  const callback = await Callbacks.named(lead.store, lead._id);
  if (!callback.holders.includes(act.person)) {
    throw (await heldBy(callback, act.person)) ?? new AppError("callback.notHeld");
  }
  return submission.outcome === "completed"
    ? submitConversation(callback, submission, act)
    : submitAttempt(callback, submission, act);
}

async function submitConversation(callback: Callback, submission: Submission, act: Act): Promise<Submitted> {
  const { _id, store, customer, vehicle, visit, also } = callback;
  const { questionnaire, answers = {}, remarks = [], score, chat, flags = [] } = submission;
  const attempt = attemptOf(callback, submission, act);
  const id = derivedId("response", store, _id);
  const follows = await followsOf({ callback, submission, act, attempt, cause: `response:${String(id)}` });
  const response = await Response.submit(
    {
      ...{ _id: id, store, callback: _id, also, customer, vehicle, answers, remarks, chat, flags, follows },
      ...given({ visit, questionnaire, score, drawn: await drawnIn(callback, questionnaire, answers) }),
      startedAt: spansOf(callback, submission)[0]?.from ?? callback.claimed?.at ?? act.at,
      seconds: attempt.seconds,
    },
    act,
  );
  if (!response) return keepLate(callback, { ...attempt, answers }, submission, act);
  await finishFollows(response);
  return { callback: await again(callback), response, late: false };
}

async function submitAttempt(callback: Callback, submission: Submission, act: Act): Promise<Submitted> {
  const attempt = withAnswers(attemptOf(callback, submission, act), submission);
  const { next, step } = await afterAttempt(callback, attempt);
  const cause = `attempt:${act.by}`;
  const follows = await followsOf({ callback, submission, act, attempt, cause, next, step });
  if (!counts(callback, submission, act)) return keepLate(callback, attempt, submission, act);
  try {
    await finishFollows(await callback.attempted(act, attempt, next, follows));
  } catch (error) {
    // Taken by somebody else, or ended, since it was read.
    if (!(error instanceof AppError)) throw error;
    return keepLate(callback, attempt, submission, act);
  }
  return { callback: await again(callback), response: null, late: false };
}

/** An attempt counts for who holds the task, and for a former holder as long as nobody went on in his place. */
function counts({ status, claimed, done }: Callback, { outcome }: Submission, { by, person }: Act): boolean {
  if (done.includes(by)) return true;
  if (claimed) return claimed.person === person;
  return status === "open" || (status === "waiting" && outcomes[outcome].reached);
}

async function keepLate(
  callback: Callback,
  attempt: AttemptFields,
  submission: Submission,
  act: Act,
): Promise<Submitted> {
  const response = await Response.ofCallback(callback.store, callback._id);
  const cause = response ? `response:${response.id}` : `attempt:${act.by}`;
  const follows = await followsOf({ callback, submission, act, attempt, cause, late: true });
  await finishFollows(await callback.keepLate(act, attempt, follows));
  return { callback: await again(callback), response: null, late: true };
}

/** What the retry rule says of the callback with this attempt. */
async function afterAttempt(
  callback: Callback,
  attempt: AttemptFields,
): Promise<{ next: AfterAttempt; step: NextStep }> {
  const { store: code, attempts, retryUntil, customer } = callback;
  const store = await Store.named(code);
  const slot = (await Customer.named(code, customer)).slotWeek();
  const windows = store.callHours();
  const counted = [...attempts.filter(({ late, key }) => !late && key !== attempt.key), attempt];
  const step = nextStep(counted, {
    ...{ windows, limit: store.limits.attempts, until: retryUntil },
    ...(slot && { slot }),
  });
  if (step.step === "end") return { step, next: { status: "done", outcome: step.outcome } };
  if (step.step === "askNumber") {
    const waitingFor = { what: "number" as const, until: step.until, point: askedPoint(attempt.key) };
    return { step, next: { status: "waiting", waitingFor } };
  }
  const { at: nextAt, agreed } = step;
  return { step, next: { status: "waiting", nextAt, agreed, day: dayOf(nextAt, windows.zone) } };
}

function attemptOf(callback: Callback, submission: Submission, { by, at, person }: Act): AttemptFields {
  const { outcome, chat, agreedAt } = submission;
  const seconds = callSeconds(spansOf(callback, submission));
  return { key: by, at, by: person, outcome, chat, seconds, ...given({ agreedAt }) };
}

function withAnswers(attempt: AttemptFields, { answers = {} }: Submission): AttemptFields {
  return Object.keys(answers).length > 0 ? { ...attempt, answers } : attempt;
}

const spansOf = ({ draft }: Callback, { spans }: Submission) => spans ?? draft?.spans ?? [];

const again = ({ store, _id }: Callback): Promise<Callback> => Callbacks.named(store, _id);
