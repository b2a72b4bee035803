import { AppError } from "../locales/appError.ts";
import { AuditEntry } from "../models/auditEntry.ts";
import { Complaint } from "../models/complaint.ts";
import { Person } from "../models/person.ts";
import { members } from "../models/rules/members.ts";
import { Store } from "../models/store.ts";
import { isAction } from "./cards/actions.ts";
import { channelAt } from "./cards/places.ts";
import type { ChatEvent, ChatInbox, FormVerdict, MsgRef, Reply } from "./chat.ts";
import { type Actor, enter, strangersLocale } from "./flows/actor.ts";
import { command } from "./flows/commands/command.ts";
import { help } from "./flows/commands/help.ts";
import { readCommand } from "./flows/commands/names.ts";
import { fileDeletion, fileEdit, fileReply } from "./flows/complaint/thread.ts";
import { targetOf } from "./flows/flow.ts";
import { audit } from "./flows/permit.ts";
import { forms, presses } from "./flows/tables.ts";
import { readFormId } from "./forms/formId.ts";
import type { Tokens } from "./tokens.ts";

/** What the router needs: the meaning of buttons. */
export interface RouterParts {
  tokens: Tokens;
}

/**
 * Works on what people do: finds who it was, whether he may, and the flow that does it. Every flow is done again
 * under the same key without doing anything twice. A refusal is a sentence in the person's own language.
 */
export function createRouter({ tokens }: RouterParts): ChatInbox {
  /** Does it as the person behind the event, and puts a refusal into his language. */
  async function as<T>(
    event: ChatEvent,
    hint: string | undefined,
    work: (actor: Actor) => Promise<T>,
    refused: (sentence: string) => T,
  ): Promise<T> {
    let actor: Actor | undefined;
    try {
      actor = await enter(event, tokens, hint);
      return await work(actor);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (!actor) await auditStranger(event, hint);
      return refused(error.in(actor?.reader.locale ?? (await strangersLocale(hint ?? storeOf(event)))));
    }
  }
  const toast = (sentence: string): Reply => ({ toast: sentence });

  return {
    async pressed(event) {
      const meant = await tokens.read(event.token);
      const hint = meant?.store ?? event.message?.place.store;
      return as(
        event,
        hint,
        async (actor) => {
          if (!meant) throw new AppError("chat.oldButton");
          const target = targetOf(meant.subject, meant.arg);
          const flow = isAction(meant.action) ? presses[target.type]?.[meant.action] : undefined;
          if (!flow) throw new AppError("flow.unknownButton");
          await permitPlace(actor, event.message);
          return flow(actor, target);
        },
        toast,
      );
    },

    async answered(event): Promise<FormVerdict> {
      const name = readFormId(event.formId);
      const flow = name && forms.get(name.form);
      return as(
        event,
        undefined,
        async (actor) => {
          if (!flow) throw new AppError("flow.unknownForm");
          return flow.answered(actor, targetOf(name.subject, name.arg), event.values);
        },
        (sentence) => ({ ok: false, errors: { "": sentence } }),
      );
    },

    async drafted(event) {
      const name = readFormId(event.formId);
      const flow = name && forms.get(name.form);
      await as(
        event,
        undefined,
        async (actor) => flow?.drafted?.(actor, targetOf(name!.subject, name!.arg), event.values),
        () => undefined,
      );
    },

    async wrote(event) {
      const { message, text, direct } = event;
      return as(
        event,
        message.place.store,
        async (actor): Promise<Reply> => {
          await permitPlace(actor, message);
          const typed = direct || text.startsWith("/") ? readCommand(text) : null;
          if (typed) return command(actor, typed, message);
          if (!text.startsWith("/")) {
            const filed = await fileReply(actor, message, text);
            if (filed) return filed;
          }
          // People may talk to each other in a channel; who speaks to the product is never met with silence.
          return direct || text.startsWith("/") ? help(actor) : {};
        },
        toast,
      );
    },

    async edited(event) {
      const { message, text } = event;
      await as(
        event,
        message.place.store,
        (actor) => fileEdit(actor, message, text),
        () => undefined,
      );
    },

    async deleted(event) {
      const { message } = event;
      await as(
        event,
        message.place.store,
        (actor) => fileDeletion(actor, message),
        () => undefined,
      );
    },
  };
}

/** Refuses who acts in a channel that he is no member of: `flow.notMember`. */
async function permitPlace(actor: Actor, message: MsgRef | undefined): Promise<void> {
  if (!message) return;
  const { store, person } = actor;
  const { channel, store: code } = message.place;
  const isOwn = !channel.startsWith("dm:") || channel === `dm:${person.code}`;
  if (code === store._id && isOwn && (await isMember(actor, message))) return;
  await audit(actor, "channel", `channel:${channel}`);
  throw new AppError("flow.notMember");
}

async function isMember({ store, person }: Actor, { place }: MsgRef): Promise<boolean> {
  const [type, department] = channelAt(store, place)?.split(".") ?? [];
  // Other channels are the platform's own affair: nothing in them can be done that is not asked for by name.
  if (type !== "complaints" || department === undefined) return true;
  const [staff, open] = await Promise.all([Person.of(store._id), Complaint.open(store._id)]);
  return members({ type, department }, staff, open).includes(person.code);
}

/** Writes down that somebody who is none of the staff tried to do something. */
async function auditStranger(event: ChatEvent, hint: string | undefined): Promise<void> {
  const store = hint ?? storeOf(event);
  if (store === undefined || !(await Store.findById(store))) return;
  const { by, key, at, platform } = event;
  const person = "person" in by ? by.person : `${platform}:${by.user}`;
  await AuditEntry.record(store, { act: "refused", details: { tried: "enter" } }, { by: key, at, person });
}

const storeOf = ({ by }: ChatEvent): string | undefined => ("store" in by ? by.store : undefined);
