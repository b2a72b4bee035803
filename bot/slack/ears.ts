import type {
  ViewClosedAction,
  ViewSubmitAction,
  App,
  BlockAction,
  ButtonAction,
  Receiver,
  ReceiverEvent,
  SocketModeReceiver,
} from "@slack/bolt";
import { clientOptions, quietLogger } from "./client.ts";
import { PAGE } from "./form/formView.ts";
import { FIELD } from "./form/ids.ts";
import { createFieldEar } from "./hear/field.ts";
import { createHomes } from "./hear/home.ts";
import { message, type SlackMessage } from "./hear/message.ts";
import type { Ack, EarParts } from "./hear/parts.ts";
import { PRESS, press } from "./hear/press.ts";
import { close, submit } from "./hear/submit.ts";
import { command, complain } from "./hear/words.ts";

/** What the ears are made of. */
export interface BoltParts extends EarParts {
  token: string;
  apiUrl?: string | undefined;
  receiver: Receiver | SocketModeReceiver;
  /** A channel can be written to no more, or again. */
  onChannel(channel: string, now: "dead" | "back"): Promise<void>;
  wall(): Date;
  /** The product was taken out of the workspace, or its token revoked. */
  onBroken(reason: string): void;
}

/** Builds the Bolt app that hears Slack; each event is acknowledged when it is on disk, and not before. */
export async function createEars(parts: BoltParts): Promise<App> {
  const { App: Bolt } = await import("@slack/bolt");
  const { apiUrl, onError, receiver, token } = parts;
  const app = new Bolt({
    receiver,
    authorize: async () => ({ botToken: token }),
    // What the product writes itself is told apart where messages are read.
    ignoreSelf: false,
    logger: quietLogger(onError),
    clientOptions: clientOptions({ apiUrl, onError }, CALL_MS),
  });
  recogniseFirst(app, parts);
  const acks = ackEventsLate(app);
  const ackOf = (body: object): Ack => acks.get(body) ?? (async () => undefined);
  const fields = createFieldEar(parts);
  const homes = createHomes(parts, parts.wall);

  app.action<BlockAction<ButtonAction>>(PRESS, async ({ body, ack }) => {
    await press(body, ack, parts);
    await homes.acted({ user: body.user.id, team: body.team?.id ?? "", key: `home:${body.trigger_id}` });
  });
  app.action<BlockAction>(FIELD, ({ body, ack }) => fields.field(body, ack));
  app.action<BlockAction>(new RegExp(`^${PAGE}:`), ({ body, ack }) => fields.turn(body, ack));
  // A link opens by itself, and still wants its answer.
  app.action(new RegExp(`^(?!press:|${PAGE}:|${FIELD}$)`), ({ ack }) => ack());
  app.view<ViewSubmitAction>({ type: "view_submission", callback_id: /.*/ }, async ({ body, ack }) => {
    await submit(body, ack, parts);
    await homes.acted({ user: body.user.id, team: body.team?.id ?? "", key: `home:${body.trigger_id}` });
  });
  app.view<ViewClosedAction>({ type: "view_closed", callback_id: /.*/ }, ({ body, ack }) =>
    close(body, ack, parts),
  );
  app.command(/.*/, ({ command: said, ack }) => command(said, () => ack(), parts));
  app.shortcut({ type: "message_action", callback_id: /.*/ }, ({ shortcut, ack }) =>
    complain(shortcut, ack, parts),
  );

  app.event("message", ({ event, body }) => message(event as SlackMessage, body, ackOf(body), parts));
  app.event("app_home_opened", async ({ event, body }) => {
    await ackOf(body)();
    if (event.tab !== "messages")
      await homes.opened({ user: event.user, team: body.team_id, key: body.event_id });
  });
  app.event("tokens_revoked", async () => parts.onBroken("tokens_revoked"));
  app.event("app_uninstalled", async () => parts.onBroken("app_uninstalled"));
  app.event("channel_archive", ({ event }) => parts.onChannel(event.channel, "dead"));
  app.event("group_archive", ({ event }) => parts.onChannel(event.channel, "dead"));
  app.event("channel_deleted", ({ event }) => parts.onChannel(event.channel, "dead"));
  app.event("group_deleted", ({ event }) => parts.onChannel(event.channel, "dead"));
  app.event("channel_left", ({ event }) => parts.onChannel(event.channel, "dead"));
  app.event("group_left", ({ event }) => parts.onChannel(event.channel, "dead"));
  app.event("channel_unarchive", ({ event }) => parts.onChannel(event.channel, "back"));
  app.event("group_unarchive", ({ event }) => parts.onChannel(event.channel, "back"));
  app.event("member_joined_channel", async ({ event }) => {
    const self = await parts.client.identity();
    if (event.user === self?.user) await parts.onChannel(event.channel, "back");
  });
  return app;
}

const CALL_MS = 10_000;

/**
 * Bolt acknowledges events before it hands them on: what the disk then fails to keep would be lost. Here their
 * acknowledgement is put off until somebody gives it, at the latest when all is done, and a failure is one to Slack.
 */
function ackEventsLate(app: App): WeakMap<object, Ack> {
  const acks = new WeakMap<object, Ack>();
  const process = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    if (event.body.type !== "event_callback") return process(event);
    let done: Promise<void> | undefined;
    const once = (): Promise<void> => (done ??= event.ack());
    acks.set(event.body, once);
    await process({ ...event, ack: async () => undefined });
    await once();
  };
  return acks;
}

/** Whoever acts for the first time is looked for among the staff before anything is made of what he did. */
function recogniseFirst(app: App, { people }: BoltParts): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    const user = userIn(event.body);
    if (user !== undefined) await people.recognise(user);
    return process(event);
  };
}

/** The person behind a request, in each of the shapes that Slack gives it. */
function userIn(body: { user?: unknown; user_id?: unknown; event?: unknown }): string | undefined {
  const { user, user_id, event } = body;
  const inner = (event ?? {}) as { user?: unknown; bot_id?: unknown };
  const named = inner.bot_id === undefined ? inner.user : undefined;
  const found = [user_id, (user as { id?: unknown } | undefined)?.id, named];
  return found.find((id) => typeof id === "string");
}
