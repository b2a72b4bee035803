import { Card } from "../models/card.ts";
import type { WantedCard } from "./display.ts";
import { createHeads } from "./heads.ts";
import { laneOf } from "./laneOf.ts";
import { createLanes } from "./lanes.ts";
import { createLater } from "./later.ts";
import type { OutboxParts, Rest } from "./outboxParts.ts";
import { createSendings, type Sending } from "./sendings.ts";
import { showOwn } from "./showOwn.ts";
import { createSlots } from "./slots.ts";

/** So many sendings at a time: enough that a slow channel holds up no other. */
const WORKERS = 16;
/** So many edits are taken on before they are sent: few enough that they are sent long before their leases end. */
const IN_HAND = 100;

/** Sends what is due, several things side by side, each channel at its pace. */
export interface Sender {
  /** Something may be due. */
  hire(): void;
  /** Marks cards as due, and sends at once what nothing stands in the way of. */
  want(wanted: readonly WantedCard[]): Promise<void>;
  /** Resolves when what is in hand is sent. */
  idle(): Promise<void>;
  /** How many sendings were tried so far. */
  done(): number;
  /** Begins nothing more. */
  stop(): void;
}

/** Builds the sender; `lookAgain` is told when a channel that has to wait may be written to. */
export function createSender(
  outbox: OutboxParts,
  onError: (error: unknown) => void,
  lookAgain: (ms: number) => void,
): Sender {
  const { delivery, wall } = outbox;
  const sendings = createSendings(outbox);
  const lanes = createLanes();
  const heads = createHeads<Sending>(lanes);
  const inHand = new Set<Promise<void>>();
  const edits = createSlots(WORKERS);
  const inTurn = createTurn();
  const showed = createLater(Card.showed, onError);
  let looking = 0;
  let done = 0;
  let stopped = false;

  /** Each worker that finds something calls the next one in. */
  async function findAndDo(): Promise<void> {
    for (let sending; !stopped && (sending = await inTurn(next));) {
      hire();
      await perform(sending);
    }
  }

  function begin(work: Promise<void>): void {
    const begun = work.catch(onError).finally(() => inHand.delete(begun));
    inHand.add(begun);
  }

  function hire(): void {
    if (stopped || looking >= WORKERS) return;
    looking += 1;
    begin(findAndDo().finally(() => (looking -= 1)));
  }

  async function perform(sending: Sending): Promise<void> {
    const { own, all, paceMs } = laneOf(sending, delivery);
    const began = wall();
    const wait = lanes.enter(own, began, paceMs);
    // What is sent for the first time keeps its place among what came after it.
    if (wait > 0) return sending.putBack(sending.isEdit ? new Date(wall().getTime() + wait) : new Date(0));
    let rest: Rest = 0;
    try {
      if (paceMs === 0 && !sending.isEdit) await outbox.calm?.();
      rest = await sending.send();
    } catch (error) {
      onError(error);
    }
    const now = wall();
    // The platform counts from message to message, however long each was on its way.
    const pause = Math.max(paceMs - (now.getTime() - began.getTime()), rest);
    lanes.leave(own, now, pause);
    if (pause > 0) lookAgain(pause);
    if (rest > 0 && !sending.isEdit) heads.keep(own, sending, now, rest);
    // A platform that asks for a rest means all of the channel.
    if (rest > 0) all.filter((lane) => lane !== own).forEach((lane) => lanes.rest(lane, now, rest));
    done += 1;
  }

  async function next(): Promise<Sending | undefined> {
    return (await heads.next(wall())) ?? (await sendings.next(lanes.busy(wall())));
  }

  /** One write less on the way of what is only to be edited; what it leaves out goes the usual way. */
  async function sendAtOnce(wanted: WantedCard): Promise<boolean> {
    const { store, place, isNew } = wanted;
    if (stopped || isNew || laneOf({ store, place, isEdit: true }, delivery).paceMs > 0) return false;
    const found = wanted.card ?? (await Card.at(wanted));
    if (!found?.message) return false;
    const shown = await showOwn(wanted, found, outbox);
    if (shown !== undefined) {
      showed.add({ card: found, revision: shown });
      done += 1;
      return true;
    }
    if (inHand.size >= IN_HAND) return false;
    const edit = await sendings.edit(found, wanted);
    if (edit) begin(edits.run(() => perform(edit)));
    return edit !== undefined;
  }

  return {
    hire,
    async want(wanted) {
      const sent = await Promise.all(wanted.map(sendAtOnce));
      const rest = wanted.filter((_, index) => !sent[index]);
      await Card.want(rest);
      if (rest.length > 0) hire();
    },
    async idle() {
      while (inHand.size > 0) await Promise.all(inHand);
      await showed.idle();
    },
    done: () => done,
    stop: () => void (stopped = true),
  };
}

/**
 * Lets one thing be taken at a time: whoever has taken something is in its lane before the next one looks, so that two
 * who look at once do not swap what they found.
 */
function createTurn(): <T>(take: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (take) => {
    const mine = last.then(take);
    last = mine.catch(() => undefined);
    return mine;
  };
}
