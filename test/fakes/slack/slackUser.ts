import type { Value, Values } from "../../../bot/form.ts";
import type { Door, DoorAnswer, Sent } from "./door.ts";
import { elementOf, initialState, remarksOf, stateFor } from "./fields.ts";
import { buttonsIn, type Json } from "./strict.ts";
import type { OpenView, Workspace } from "./workspace.ts";

const TEAM = "T000000001";

type State = Record<string, Record<string, Json>>;

/** What of a workspace somebody needs in order to press and write. */
export type SlackSurroundings = Pick<Workspace, "url" | "trigger" | "views" | "top" | "nextId">;

/** Somebody on Slack: he presses, fills in windows and writes, and the product hears of it as Slack tells it. */
export class SlackUser {
  readonly id: string;
  readonly #workspace: SlackSurroundings;
  readonly #door: Door;
  readonly #states = new Map<string, State>();
  #last: Sent | undefined;
  #attempt = 0;

  constructor(workspace: SlackSurroundings, door: Door, id: string) {
    this.#workspace = workspace;
    this.#door = door;
    this.id = id;
  }

  /** The window in front of him. */
  get window(): OpenView | undefined {
    return this.#workspace.top(this.id);
  }

  /** Delivers his last event once more, as Slack does when it is not sure. */
  async repeat(): Promise<DoorAnswer> {
    return this.#door.deliver(this.#last!, ++this.#attempt);
  }

  /** Presses a button of a message, by its label or what it does. */
  async press(
    channel: string,
    message: Json & { ts: string; blocks?: Json[] },
    wanted: string,
  ): Promise<DoorAnswer> {
    const button = buttonIn(message.blocks ?? [], wanted);
    const { ts, thread_ts: thread } = message;
    return this.#send("interaction", {
      type: "block_actions",
      ...this.#who(),
      trigger_id: await this.#workspace.trigger(this.id),
      response_url: this.#respond(channel),
      channel: { id: channel },
      message,
      container: {
        type: "message",
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: false,
        ...(thread ? { thread_ts: thread } : {}),
      },
      actions: [action(button)],
    });
  }

  /** Presses a button of an answer that he alone sees. */
  async pressAnswer(channel: string, blocks: Json[], wanted: string): Promise<DoorAnswer> {
    return this.#send("interaction", {
      type: "block_actions",
      ...this.#who(),
      trigger_id: await this.#workspace.trigger(this.id),
      response_url: this.#respond(channel),
      channel: { id: channel },
      container: { type: "message", message_ts: "1.1", channel_id: channel, is_ephemeral: true },
      actions: [action(buttonIn(blocks, wanted))],
    });
  }

  /** Presses a button in the window in front of him, or at his home. */
  async pressInside(wanted: string, open: OpenView = this.window!): Promise<DoorAnswer> {
    const isHome = open.view.type === "home";
    return this.#send("interaction", {
      type: "block_actions",
      ...this.#who(),
      trigger_id: await this.#workspace.trigger(this.id, isHome ? undefined : open.id),
      container: { type: "view", view_id: open.id },
      view: this.#viewOf(open),
      actions: [action(buttonIn(open.view.blocks, wanted))],
    });
  }

  /** Gives one answer in the window: its field tells the product at once. */
  async fill(key: string, value: Value): Promise<DoorAnswer> {
    const block = this.set(key, value);
    const open = this.window!;
    const state = this.#stateOf(open)[block]!;
    const [actionId, field] = Object.entries(state)[0]!;
    return this.#send("interaction", {
      type: "block_actions",
      ...this.#who(),
      trigger_id: await this.#workspace.trigger(this.id, open.id),
      container: { type: "view", view_id: open.id },
      view: this.#viewOf(open),
      actions: [{ block_id: block, action_id: actionId, action_ts: "1", ...field }],
    });
  }

  /** Gives an answer of which the product does not hear before the window is sent. */
  set(key: string, value: Value): string {
    const open = this.window;
    if (!open) throw new Error("no window is open");
    const candidates = [`q|${key}`, `at|${key}`, ...remarksOf(open, key)];
    for (const id of candidates) {
      const block = open.view.blocks.find(({ block_id }) => block_id === id);
      const element = block && elementOf(block);
      const field = element && stateFor(element, value);
      if (!field) continue;
      this.#stateOf(open)[id] = { [String(element.action_id)]: field };
      return id;
    }
    throw new Error(
      `the window asks for no ${key}: ${open.view.blocks.map(({ block_id: id }) => String(id)).join(" ")}`,
    );
  }

  /** Sends the window; resolves with the errors under its fields, by block. */
  async submit(): Promise<Record<string, string>> {
    const open = this.window!;
    const answer = await this.#send("interaction", {
      type: "view_submission",
      ...this.#who(),
      trigger_id: await this.#workspace.trigger(this.id, open.id),
      view: this.#viewOf(open),
      response_urls: [],
    });
    if (answer.status !== 200) throw new Error(`not taken: ${answer.status}`);
    return this.follow(answer);
  }

  /** Does to the window what the answer to its submission says. */
  follow({ body }: DoorAnswer): Record<string, string> {
    const open = this.window!;
    switch (body.response_action) {
      case "errors":
        return body.errors as Record<string, string>;
      case "update":
        this.#workspace.views.set(open.id, {
          ...open,
          hash: `${open.hash}+`,
          view: body.view as OpenView["view"],
        });
        return {};
      case "clear":
        for (const [id, view] of this.#workspace.views)
          if (view.user === this.id) this.#workspace.views.delete(id);
        return {};
      default:
        this.#workspace.views.delete(open.id);
        return {};
    }
  }

  /** Closes the window without sending it. */
  async close(): Promise<void> {
    const open = this.window!;
    await this.#send("interaction", {
      type: "view_closed",
      ...this.#who(),
      view: this.#viewOf(open),
      is_cleared: false,
    });
    this.#workspace.views.delete(open.id);
  }

  /** Fills in a form field by field as its questions appear, and sends it. */
  async fillAll(values: Values): Promise<void> {
    for (const [key, value] of Object.entries(values)) if (value !== null) await this.fill(key, value);
  }

  /** Writes a message; it stands in the workspace before the product hears of it. */
  async write(
    channel: string,
    text: string,
    { thread, direct = false }: { thread?: string; direct?: boolean } = {},
  ) {
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(900_000 + Number(this.#workspace.nextId())).padStart(6, "0")}`;
    await this.event({
      type: "message",
      channel,
      channel_type: direct ? "im" : "channel",
      user: this.id,
      text,
      ts,
      event_ts: ts,
      ...(thread && { thread_ts: thread }),
    });
    return { ts, channel, text, ...(thread && { thread }) };
  }

  async rewrite(
    said: { ts: string; channel: string; text: string; thread?: string },
    text: string,
  ): Promise<void> {
    const { ts, channel, thread, text: before } = said;
    const message = { type: "message", user: this.id, ts, ...(thread && { thread_ts: thread }) };
    await this.event({
      type: "message",
      subtype: "message_changed",
      hidden: true,
      channel,
      ts: `${ts}1`,
      message: { ...message, text, edited: { user: this.id, ts } },
      previous_message: { ...message, text: before },
    });
  }

  async erase({ ts, channel, text, thread }: { ts: string; channel: string; text: string; thread?: string }) {
    await this.event({
      type: "message",
      subtype: "message_deleted",
      hidden: true,
      channel,
      ts: `${ts}2`,
      deleted_ts: ts,
      previous_message: { type: "message", user: this.id, text, ts, ...(thread && { thread_ts: thread }) },
    });
  }

  /** `/huifang` with these words behind it. */
  async command(channel: string, text: string): Promise<DoorAnswer> {
    return this.#send("command", {
      command: "/huifang",
      text,
      user_id: this.id,
      user_name: this.id,
      channel_id: channel,
      team_id: TEAM,
      trigger_id: await this.#workspace.trigger(this.id),
      response_url: this.#respond(channel),
    });
  }

  /** "Make this a complaint", on a message. */
  async complain(channel: string, message: Json & { ts: string }): Promise<DoorAnswer> {
    return this.#send("interaction", {
      type: "message_action",
      callback_id: "complain",
      ...this.#who(),
      trigger_id: await this.#workspace.trigger(this.id),
      response_url: this.#respond(channel),
      channel: { id: channel },
      message,
      message_ts: message.ts,
    });
  }

  /** An event of Slack's Events API. */
  event(event: Json, id = `Ev${this.#workspace.nextId()}`): Promise<DoorAnswer> {
    const outer = { type: "event_callback", token: "t", team_id: TEAM, api_app_id: "A000000001" };
    return this.#send("event", { ...outer, event, event_id: id, event_time: 1 });
  }

  #send(kind: Sent["kind"], payload: Json): Promise<DoorAnswer> {
    this.#last = { kind, payload } as Sent;
    this.#attempt = 0;
    return this.#door.deliver(this.#last);
  }

  #who() {
    return {
      user: { id: this.id, name: this.id, team_id: TEAM },
      team: { id: TEAM, domain: "test" },
      api_app_id: "A000000001",
      token: "t",
    };
  }

  #respond(channel: string): string {
    return `${this.#workspace.url}/respond/${this.id}/${channel}`;
  }

  #viewOf(open: OpenView): Json {
    const { id, hash, view, previous = null } = open;
    return {
      ...view,
      id,
      hash,
      team_id: TEAM,
      previous_view_id: previous,
      state: { values: this.#stateOf(open) },
    };
  }

  /** What the fields hold: what was given, else what they began with; a field that is gone holds nothing. */
  #stateOf({ id, view }: OpenView): State {
    const known = this.#states.get(id) ?? {};
    const state: State = {};
    for (const block of view.blocks) {
      const element = elementOf(block);
      const name = String(block.block_id);
      if (!element || block.block_id === undefined) continue;
      state[name] = known[name] ?? { [String(element.action_id)]: initialState(element) };
    }
    this.#states.set(id, state);
    return state;
  }
}

function buttonIn(blocks: readonly Json[], wanted: string) {
  const all = buttonsIn(blocks);
  const found = all.find(({ label, action: id }) => label === wanted || id.startsWith(`press:${wanted}:`));
  if (!found) throw new Error(`no button ${wanted} among ${all.map(({ label }) => label).join(", ")}`);
  return found;
}

const action = ({ label, action: id, value, block }: ReturnType<typeof buttonIn>) => ({
  type: "button",
  action_id: id,
  block_id: block || "b",
  text: { type: "plain_text", text: label },
  value,
  action_ts: "1",
});
