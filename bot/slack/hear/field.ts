import type { BlockAction, types, ViewOutput } from "@slack/bolt";
import type { Form, Values } from "../../chat.ts";
import { languageOf } from "../../language.ts";
import { createTurns, type Turns } from "../../turns.ts";
import { formView, readMemory, type ViewMemory } from "../form/formView.ts";
import { FIELD, readBlockId } from "../form/ids.ts";
import { heldValues, type OpenForm } from "../form/openForms.ts";
import { changedValues, readState, type ViewState } from "../form/readState.ts";
import { type Ack, type EarParts, eventOf, whenKept } from "./parts.ts";

/** What a field of an open form, or a turn of its pages, does. */
export interface FieldEar {
  /** An answer was given: it is kept, and the questions that follow from it appear. */
  field(body: BlockAction, ack: Ack): Promise<void>;
  turn(body: BlockAction, ack: Ack): Promise<void>;
}

/** Hears the fields of open forms; windows are redrawn one at a time, so that the last drawing is the newest. */
export function createFieldEar(parts: EarParts, turns: Turns = createTurns()): FieldEar {
  const { clock, client, forms, inbox, onError } = parts;

  async function opened({ private_metadata }: ViewOutput) {
    const memory = readMemory(private_metadata);
    const open = memory && (await forms.named(memory.form));
    return open ? { memory, open } : null;
  }

  function redraw(body: BlockAction, view: ViewOutput, open: OpenForm, memory: ViewMemory, always: boolean) {
    return turns.take(view.id, async () => {
      const { id: user } = body.user;
      const locale = await languageOf({ platform: "slack", by: { user } }, parts.locale);
      const drawn = formView(open.form, { values: heldValues(open), locale, memory });
      if (!always && fields(drawn.blocks) === fields(view.blocks)) return;
      const updated = await client.call((web) => web.views.update({ view_id: view.id, view: drawn }));
      // A window that was closed meanwhile is none to be drawn.
      if (!updated.ok && updated.code !== "not_found" && updated.code !== "view_not_found") {
        onError(new Error(`Slack drew no window: ${updated.code}`));
      }
    });
  }

  return {
    async field(body, ack) {
      const { view } = body;
      const at = view && (await opened(view));
      if (!view || !at) return ack();
      const { form, given } = at.open;
      const state: ViewState = view.state.values;
      const changed = body.actions.filter(({ action_id: id }) => id === FIELD);
      const values = Object.assign(
        {},
        ...changed.map((action) => changedValues(form, state, action.block_id)),
      );
      // What stands elsewhere in the window is shown again when it is redrawn; what does not may only be older.
      Object.assign(given, shownIn(form, state), values);
      const event = eventOf(body, `draft:${body.trigger_id}`, clock());
      const kept = whenKept(ack, onError);
      await Promise.all([
        inbox.drafted({ ...event, formId: form.formId, values }, kept),
        redraw(body, view, at.open, at.memory, false),
      ]);
    },

    async turn(body, ack) {
      await ack();
      const { view } = body;
      const at = view && (await opened(view));
      const [action] = body.actions;
      if (!view || !at || action?.type !== "button") return;
      Object.assign(at.open.given, shownIn(at.open.form, view.state.values));
      await redraw(body, view, at.open, { ...at.memory, page: Number(action.value) || 0 }, true);
    },
  };
}

/** The answers that stand in a window. */
function shownIn(form: Form, state: ViewState): Values {
  const shown = Object.entries(readState(form, state));
  return Object.fromEntries(shown.filter(([, value]) => value !== null));
}

/** Which fields stand in a window, in their order. */
function fields(blocks: readonly (types.KnownBlock | types.Block)[]): string {
  return blocks.flatMap(({ block_id: id }) => (id !== undefined && readBlockId(id) ? [id] : [])).join(" ");
}
