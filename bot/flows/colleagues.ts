import { AppError } from "../../locales/appError.ts";
import { Person } from "../../models/person.ts";
import type { Reply } from "../chat.ts";
import type { Question, Value } from "../form.ts";
import { type Actor, say } from "./actor.ts";

/** To whom something is handed over: the colleagues who are there and may have it. Throws `flow.call.nobodyThere`. */
export async function colleagueQuestions(
  actor: Actor,
  may: (person: Person) => boolean,
): Promise<Question[]> {
  const { store, at } = actor;
  const present = await Person.present(store._id, store.today(at));
  const options = present.filter(may).map(({ code, name }) => ({ value: code, label: name }));
  if (options.length === 0) throw new AppError("flow.call.nobodyThere");
  return [{ key: "to", type: "choice", label: say(actor, "form.handOver.to"), options, required: true }];
}

/** Whether somebody works at the store itself and is not the one who has it. */
export const otherThan =
  (owner: string | undefined) =>
  ({ code, roles }: Person): boolean =>
    code !== owner && roles.some((role) => role !== "headOffice");

/** Says to whom it was handed over. */
export async function handedOver(actor: Actor, to: Value | undefined): Promise<Reply> {
  const code = String(to);
  const names = await Person.names(actor.store._id, [code]);
  return { toast: say(actor, "flow.handedOver", { name: names.get(code) ?? code }) };
}
