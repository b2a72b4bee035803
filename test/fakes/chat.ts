import type {
  Author,
  Caps,
  Card,
  ChatInbox,
  ChatPort,
  Form,
  FormVerdict,
  MsgRef,
  Picture,
  Place,
  Platform,
  Recipient,
  Reply,
  Sent,
  Values,
} from "../../bot/chat.ts";

/** A message in the fake chat, as people see it. */
export interface FakeMessage {
  id: string;
  place: Place;
  card: Card;
  key: string;
  /** How often it was edited. */
  edits: number;
}

/** What the fake chat can be told to be. */
export interface FakeChatOptions {
  platform?: Platform;
  /** The channels that exist; direct ones need no mention. */
  channels?: readonly string[];
  caps?: Partial<Caps>;
  /** Whether `find` can look into the past, as on Slack, or not, as on Telegram. */
  remembers?: boolean;
  clock?(): Date;
}

/**
 * A chat in memory, strict where real ones are: an edit of what is not there is `gone`, a button's token has to fit
 * into 64 bytes and to be new to its message, and a card for a channel that holds a phone number is an error.
 */
export class FakeChat implements ChatPort {
  readonly platform: Platform;
  /** How far back it was asked to look, each time. */
  readonly lookedBackMs: number[] = [];
  readonly messages: FakeMessage[] = [];
  /** What the next sendings, edits or threads answer instead of doing it. */
  readonly troubles: Sent<never>[] = [];
  inbox: ChatInbox | undefined;
  readonly #options: FakeChatOptions;
  #last = 0;

  constructor(options: FakeChatOptions = {}) {
    this.platform = options.platform ?? "web";
    this.#options = options;
  }

  caps(): Caps {
    return {
      form: "page",
      threads: "native",
      hears: { edits: true, deletions: true },
      images: true,
      textLimit: 4_000,
      paceMs: 0,
      ...this.#options.caps,
    };
  }

  check(card: Card): string[] {
    const { textLimit } = this.caps();
    const tokens = (card.buttons ?? []).flat().map(({ token }) => token);
    return [
      ...(card.plain === "" ? ["no plain text"] : []),
      ...(JSON.stringify(card.body).length > textLimit ? ["too long"] : []),
      ...tokens.filter((token) => Buffer.byteLength(token) > 64).map((token) => `token too long: ${token}`),
      ...(new Set(tokens).size < tokens.length ? ["two buttons with one token"] : []),
    ];
  }

  async send(to: Place, card: Card, key: string): Promise<Sent> {
    const trouble = this.troubles.shift();
    if (trouble && trouble.kind !== "unsure") return trouble;
    if (!this.#has(to)) return { kind: "gone" };
    const message = { id: `m${++this.#last}`, place: to, card: this.#copy(card, to), key, edits: 0 };
    this.messages.push(message);
    return trouble ?? { kind: "ok", ref: { place: to, id: message.id } };
  }

  async find(at: Place, key: string, agoMs: number): Promise<MsgRef | "none" | "unknown"> {
    this.lookedBackMs.push(agoMs);
    if (this.#options.remembers === false) return "unknown";
    const message = this.messages.find((sent) => sent.key === key);
    return message ? { place: at, id: message.id } : "none";
  }

  async update({ id }: MsgRef, card: Card): Promise<Sent> {
    const trouble = this.troubles.shift();
    if (trouble) return trouble;
    const message = this.messages.find((sent) => sent.id === id);
    if (!message) return { kind: "gone" };
    message.card = this.#copy(card, message.place);
    message.edits += 1;
    return { kind: "ok", ref: { place: message.place, id } };
  }

  async startThread({ place, id }: MsgRef): Promise<Sent<Place>> {
    const trouble = this.troubles.shift();
    if (trouble) return trouble;
    if (!this.messages.some((sent) => sent.id === id)) return { kind: "gone" };
    return { kind: "ok", ref: { ...place, thread: id } };
  }

  async dm({ store, code }: Recipient): Promise<Sent<Place>> {
    return { kind: "ok", ref: { platform: this.platform, store, channel: `dm:${code}` } };
  }

  async image(to: Place, picture: Picture, key: string): Promise<Sent> {
    return this.send(to, { plain: picture.alt, body: [[picture.caption ?? ""]] }, key);
  }

  async start(inbox: ChatInbox): Promise<void> {
    this.inbox = inbox;
  }

  async stop(): Promise<void> {
    this.inbox = undefined;
  }

  /** What stands in a channel or thread, oldest first. */
  in(channel: string, thread?: string): FakeMessage[] {
    return this.messages.filter(({ place }) => place.channel === channel && place.thread === thread);
  }

  /** Somebody takes a message away behind the product's back. */
  remove(message: FakeMessage): void {
    this.messages.splice(this.messages.indexOf(message), 1);
  }

  /** A person presses the button with that action. */
  press(by: Author, message: FakeMessage, action: string, key = this.#key()): Promise<Reply> {
    const button = (message.card.buttons ?? []).flat().find((one) => one.action === action);
    if (!button) throw new Error(`"${message.card.plain}" has no button ${action}`);
    const ref = { place: message.place, id: message.id };
    return this.inbox!.pressed({ ...this.#event(by, key), token: button.token, message: ref });
  }

  /** A person sends a form. */
  answer(by: Author, { formId }: Form, values: Values, key = this.#key()): Promise<FormVerdict> {
    return this.inbox!.answered({ ...this.#event(by, key), formId, values });
  }

  /** A person fills in part of a form. */
  draft(by: Author, { formId }: Form, values: Values, key = this.#key()): Promise<void> {
    return this.inbox!.drafted({ ...this.#event(by, key), formId, values });
  }

  /** A person writes a text. */
  write(by: Author, place: Omit<Place, "platform">, text: string, key = this.#key()): Promise<Reply> {
    const message = { place: { ...place, platform: this.platform }, id: `t${++this.#last}` };
    return this.inbox!.wrote({ ...this.#event(by, key), message, text, direct: text.startsWith("/") });
  }

  /** The author changes his text. */
  rewrite(by: Author, message: MsgRef, text: string, key = this.#key()): Promise<void> {
    return this.inbox!.edited({ ...this.#event(by, key), message, text });
  }

  /** The author takes his text away. */
  erase(by: Author, message: MsgRef, key = this.#key()): Promise<void> {
    return this.inbox!.deleted({ ...this.#event(by, key), message });
  }

  #event(by: Author, key: string) {
    return { key, platform: this.platform, by, at: this.#options.clock?.() ?? new Date() };
  }

  #key(): string {
    return `${this.platform === "telegram" ? "tg" : this.platform}:${++this.#last}`;
  }

  #has({ channel }: Place): boolean {
    const { channels } = this.#options;
    return channels === undefined || channels.includes(channel) || channel.startsWith("dm:");
  }

  /** As a platform would keep it: nothing of it changes any more. */
  #copy(card: Card, to: Place): Card {
    const text = JSON.stringify(card);
    if (!to.channel.startsWith("dm:") && PHONE.test(text)) {
      throw new Error(`a phone number in ${to.channel}: ${text}`);
    }
    return JSON.parse(text);
  }
}

// Mobile and landline numbers, in E.164 or as people write them.
const PHONE = /(?<![\w-])(?:\+86[- ]?)?(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?![\w-])/;
