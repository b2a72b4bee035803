import { t, type Locale } from "../../locales/index.ts";
import type { Reply } from "../chat.ts";
import type { types } from "@slack/bolt";
import { cardMessage } from "./blocks/cardBlocks.ts";
import type { SlackClient } from "./client.ts";
import { formView } from "./form/formView.ts";
import { cardView } from "./form/messageView.ts";
import { heldValues, type OpenForms } from "./form/openForms.ts";

/** Who acted, and by what ways he can be answered. */
export interface Asker {
  user: string;
  /** Slack's own id of the channel, and the thread in it. */
  channel?: string | undefined;
  thread?: string | undefined;
  /** Opens one window, within three seconds. */
  trigger?: string | undefined;
  /** He acted in this window. */
  view?: string | undefined;
  /** He pressed: what he gets to read stands in a window, not among the words of the channel. */
  pressed?: boolean | undefined;
  /** Answers him where he is, even where the product is no member. */
  respond?: string | undefined;
}

/** Shows the one who acted what he alone gets to see. */
export interface Presenter {
  /** `key` is that of his event: a repetition of it is not answered a second time. */
  show(key: string, reply: Reply, asker: Asker, locale: Locale): Promise<void>;
  /** Says a sentence. */
  say(sentence: string, asker: Asker): Promise<void>;
}

const REMEMBERED = 1_000;
const RESPOND_MS = 5_000;

/** Builds it over a client. */
export function createPresenter(
  client: SlackClient,
  forms: OpenForms,
  onError: (error: unknown) => void,
): Presenter {
  const shown = new Set<string>();

  async function tell(message: { text: string; blocks?: types.KnownBlock[] }, asker: Asker): Promise<void> {
    const { user, channel, thread, respond } = asker;
    const under = thread !== undefined && { thread_ts: thread };
    if (respond !== undefined && (await responded(respond, { ...message, ...under }))) return;
    const isDirect = channel?.startsWith("D") ?? true;
    if (channel !== undefined && !isDirect) {
      const told = await client.call((web) =>
        web.chat.postEphemeral({ channel, user, ...under, ...message }),
      );
      if (told.ok) return;
    }
    const posted = await client.call((web) =>
      web.chat.postMessage({
        channel: isDirect && channel ? channel : user,
        ...(isDirect && under),
        ...message,
      }),
    );
    if (!posted.ok) onError(new Error(`Slack took no answer for ${user}: ${posted.code}`));
  }

  async function responded(url: string, message: object): Promise<boolean> {
    const body = JSON.stringify({ response_type: "ephemeral", replace_original: false, ...message });
    const headers = { "content-type": "application/json" };
    const signal = AbortSignal.timeout(RESPOND_MS);
    const answer = await fetch(url, { method: "POST", headers, body, signal }).catch(() => null);
    return answer?.ok ?? false;
  }

  /** False where no window could be opened. */
  async function open(view: types.ModalView, { trigger, view: from }: Asker): Promise<boolean> {
    if (trigger === undefined) return false;
    const opened = await client.call((web) =>
      from === undefined
        ? web.views.open({ trigger_id: trigger, view })
        : web.views.push({ trigger_id: trigger, view }),
    );
    // Slack stacks three windows: the next one takes the place of the last.
    if (!opened.ok && opened.code === "push_limit_reached" && from !== undefined) {
      return (await client.call((web) => web.views.update({ view_id: from, view }))).ok;
    }
    // The same press may have come twice, and opened it the first time.
    return opened.ok || opened.code === "exchanged_trigger_id";
  }

  return {
    say: (sentence, asker) => tell(cardMessage({ plain: sentence, body: [[sentence]] }), asker),
    async show(key, { toast, form, card }, asker, locale) {
      if (shown.has(key)) return;
      shown.add(key);
      if (shown.size > REMEMBERED) shown.delete(shown.keys().next().value!);
      if (form) {
        const { channel, thread } = asker;
        const kept = forms.keep(key, form);
        const memory = { form: key, page: 0, ...(channel && { channel }), ...(thread && { thread }) };
        const view = formView(form, { values: heldValues(kept), locale, memory });
        if (!(await open(view, asker))) await this.say(t(locale, "slack.notOpened"), asker);
      }
      if (card && !(asker.pressed && (await open(cardView(card, locale), asker)))) {
        await tell(cardMessage(card), asker);
      }
      if (toast !== undefined) await this.say(toast, asker);
    },
  };
}
