import type { Action } from "../cards/actions.ts";
import { newComplaint } from "./byHand/complaint.ts";
import { customerWishes } from "./byHand/customer.ts";
import { newVisit } from "./byHand/visit.ts";
import { call } from "./callback/call.ts";
import { complain } from "./callback/complain.ts";
import { complainFromMessage } from "./callback/complainFromThread.ts";
import { handOverCall } from "./callback/handOver.ts";
import { start } from "./callback/start.ts";
import { closeWithoutCustomer, setLevel } from "./complaint/close.ts";
import { handOverComplaint } from "./complaint/handOver.ts";
import { planMeasure } from "./complaint/plan.ts";
import { approve, compensate, extend, refuse } from "./complaint/requests.ts";
import { acknowledge, keepPromise, measureDone, tellCustomer } from "./complaint/steps.ts";
import { file } from "./file.ts";
import type { FormFlow, Press } from "./flow.ts";
import { answerPoint, confirmPoint, handOverPoint } from "./point/point.ts";

/** What the buttons do, by the type of noun that they stand on. */
export const presses: Readonly<Record<string, Partial<Record<Action, Press>>>> = {
  callback: {
    start,
    resume: start,
    handOver: handOverCall.open,
    file,
    complain: complain.open,
  },
  complaint: {
    acknowledge,
    plan: planMeasure.open,
    tellCustomer: tellCustomer.open,
    measureDone: measureDone.open,
    keepPromise,
    handOver: handOverComplaint.open,
    compensate: compensate.open,
    extend: extend.open,
    level: setLevel.open,
    closeWithoutCustomer: closeWithoutCustomer.open,
    approve,
    refuse: refuse.open,
    file,
  },
  point: {
    answer: answerPoint.open,
    confirm: confirmPoint,
    handOver: handOverPoint.open,
    file,
  },
};

const all: readonly FormFlow[] = [
  call,
  handOverCall,
  complain,
  complainFromMessage,
  planMeasure,
  tellCustomer,
  measureDone,
  handOverComplaint,
  compensate,
  extend,
  refuse,
  closeWithoutCustomer,
  setLevel,
  answerPoint,
  handOverPoint,
  newVisit,
  newComplaint,
  customerWishes,
];

/** The forms by the first part of their ids. */
export const forms: ReadonlyMap<string, FormFlow> = new Map(all.map((form) => [form.name, form]));
