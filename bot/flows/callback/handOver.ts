import { AppError } from "../../../locales/appError.ts";
import type { Callback } from "../../../models/callback.ts";
import { Person } from "../../../models/person.ts";
import type { Actor } from "../actor.ts";
import { colleagueQuestions, handedOver } from "../colleagues.ts";
import { asking } from "../flow.ts";
import { audit } from "../permit.ts";
import { mayTake, verifiedOwners } from "./mayCall.ts";
import { postNext } from "./postNext.ts";
import { leadOf } from "./start.ts";

/** Gives a call to a colleague who may make it and is there. */
export const handOverCall = asking<Callback>({
  name: "handOverCall",
  title: "form.handOver.title",

  async subject(actor, target) {
    const callback = await leadOf(actor, target);
    await permitHandOver(actor, callback);
    return callback;
  },

  async questions(actor, callback) {
    const notBy = await verifiedOwners(callback);
    const holder = callback.claimed?.person ?? callback.assignee;
    const day = actor.store.today(actor.at);
    return colleagueQuestions(
      actor,
      (person) => person.code !== holder && mayTake(person, callback, notBy, day),
    );
  },

  async run(actor, callback, { to }) {
    const given = await callback.handOver(actor.act, String(to));
    await postNext(actor, given);
    return handedOver(actor, to);
  },
});

/** Who has it may give it away; else its assignee, any clerk who could take it, and who manages the store. */
async function permitHandOver(actor: Actor, callback: Callback): Promise<void> {
  const { person, at, store } = actor;
  const holder = callback.claimed?.person;
  const manages = person.roles.some((role) => role === "manager" || role === "gm" || role === "admin");
  const mayHave = mayTake(person, callback, await verifiedOwners(callback), store.today(at));
  if (manages || (holder ? holder === person.code : mayHave || callback.assignee === person.code)) return;
  await audit(actor, "handOver", `callback:${String(callback._id)}`);
  if (holder) {
    const names = await Person.names(store._id, [holder]);
    throw new AppError("callback.alreadyTaken", { by: names.get(holder) ?? holder });
  }
  throw new AppError("flow.call.notYours");
}
