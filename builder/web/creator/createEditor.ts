import { type Locale } from "../../../locales/index.ts";
import { type Definition } from "../../../models/rules/definition.ts";
import { spokenTime } from "../../../models/rules/spokenTime.ts";
import { type Editor as Opened } from "../../wire.ts";
import { ask, newKey } from "../api.ts";
import { type Editor, type EditorState } from "../state/editor.ts";
import { fixedLines } from "../state/fixed.ts";
import { keptDrafts } from "../state/kept.ts";
import { createSaver } from "../state/saver.ts";
import { isStressed, probeName, stressPlan } from "../state/stressPlan.ts";
import { watchOthers } from "../state/watchOthers.ts";
import { builderTextsIn } from "../useBuilderText.ts";
import { applyStress, cutLines, reword, setCondition, undoStress } from "./changes.ts";
import { readDraft } from "./draftJson.ts";
import { asObject, nameOf } from "./loose.ts";
import { makeCreator, speak } from "./makeCreator.ts";
import { publishDraft } from "./publishDraft.ts";
import { twoDrafts } from "./twoDrafts.ts";

interface Parts {
  opened: Opened;
  owner: string;
  /** Who reads, and in which language. */
  reader: string;
  locale: Locale;
  licenceKey: string | null;
}

/** Opens a questionnaire in Creator, and saves it as it changes. */
export function createEditor({ opened, owner, reader, locale, licenceKey }: Parts): Editor {
  const { kind, published, settings, rights } = opened;
  const at = { owner, kind };
  const texts = builderTextsIn(locale);
  const given = readDraft(opened.definition, published.definition);
  let standing = given.definition;
  const fixed = fixedLines(opened, published.definition, () => standing);
  const kept = keptDrafts(localStorage, `${owner}.${kind}.${reader}`);
  const creator = makeCreator({
    ...{ definition: asObject(opened.definition), locale, spoken: locale, fixed, licenceKey },
    readOnly: !rights.edit,
  });
  const listeners = new Set<() => void>();
  // What Creator makes of a definition may say the same otherwise; that alone is no change.
  let text = readDraft(creator.JSON, published.definition).text;

  let { calibration } = opened;
  const timeOf = (definition: Definition, spoken = settings.locale): EditorState["time"] =>
    spokenTime(definition, { ...settings, calibration: calibration.factor, locale: spoken });
  let state: EditorState = {
    ...{ definition: given.definition, time: timeOf(given.definition), saving: { state: "saved" } },
    ...{
      check: opened.check,
      hasDraft: opened.saved !== undefined,
      spoken: locale,
      canUndo: false,
      canRedo: false,
      others: opened.others,
      calibration,
    },
  };
  function set(next: Partial<EditorState>): void {
    state = { ...state, ...next };
    standing = state.definition;
    for (const listener of listeners) listener();
  }

  const saver = createSaver({
    base: opened.revision,
    text,
    send: ({ key, base, text }) =>
      ask("PUT /of/:owner/:kind/draft", { at, body: { key, base, definition: JSON.parse(text) as unknown } }),
    newKey,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    keep: kept.write,
    changed: (saving) => set({ saving }),
    saved: ({ check }) => set({ check, hasDraft: true }),
  });

  function read(): void {
    const draft = readDraft(creator.JSON, published.definition);
    const { undoRedoManager } = creator;
    const undo = { canUndo: undoRedoManager.canUndo(), canRedo: undoRedoManager.canRedo() };
    if (draft.text === text) return set(undo);
    ({ text } = draft);
    set({ ...undo, definition: draft.definition, time: timeOf(draft.definition) });
    saver.change(text);
  }
  let reading: number | undefined;
  creator.onModified.add(() => {
    // Several changes of one act are one.
    reading ??= requestAnimationFrame(() => {
      reading = undefined;
      read();
    });
  });
  creator.onSelectedElementChanged.add(() => set({ selected: nameOf(creator.selectedElement) }));

  /** Puts another draft into Creator, in place of the one that stands. */
  function show(definition: unknown): void {
    // Creator asks at once which of the lines may be changed.
    standing = readDraft(definition, published.definition).definition;
    creator.JSON = asObject(definition);
    speak(creator, state.spoken);
    const draft = readDraft(creator.JSON, published.definition);
    ({ text } = draft);
    const time = timeOf(draft.definition);
    set({ definition: draft.definition, time, canUndo: false, canRedo: false, selected: undefined });
  }

  const unsaved = kept.read();
  const differs = unsaved !== undefined && unsaved.text !== text;
  if (differs && unsaved.base === opened.revision) {
    show(JSON.parse(unsaved.text));
    saver.change(text);
  } else if (differs) {
    set({ aside: unsaved.text });
  }

  // Who only looks on is no second editor.
  const stopWatching = rights.edit
    ? watchOthers({ at, others: (others) => set({ others }) })
    : () => undefined;
  const retry = (): void => saver.retry();
  addEventListener("online", retry);

  const { threshold } = settings;
  const stressed = (name: string): boolean => isStressed(state.definition, name, threshold);

  const editor: Editor = {
    opened,
    creator,
    fixed,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    select(line) {
      const element = creator.survey.getQuestionByName(line);
      if (element) creator.selectElement(element);
    },
    cut: (names) => cutLines(creator, names),
    stress(name) {
      if (stressed(name)) return undoStress(creator, name, probeName(name), published.definition);
      const plan = stressPlan(state.definition, name, threshold);
      const words = { probe: texts.t("builder.weak.probe"), remark: texts.t("builder.weak.remark") };
      if (plan) applyStress(creator, plan, words);
      editor.select(name);
    },
    isStressed: stressed,
    setCondition: (line, condition) => setCondition(creator, line, condition),
    reword: (line, words) => reword(creator, line, words),
    undo: () => creator.undo(),
    redo: () => creator.redo(),
    timeIn: (spoken) => timeOf(state.definition, spoken),
    speak(spoken) {
      speak(creator, spoken);
      set({ spoken });
    },
    calibrate(next) {
      calibration = next;
      set({ calibration, time: timeOf(state.definition) });
    },
    retry,
    ...twoDrafts({ state: () => state, set, saver, text: () => text, show, before: published.definition }),
    async publish(reason) {
      if (!(await saver.flush())) return { lost: true };
      const published = await publishDraft(at, saver.revision(), reason);
      if ("version" in published) kept.write(undefined);
      else if ("refused" in published && published.check) set({ check: published.check });
      return published;
    },
    take({ revision, definition, check }) {
      show(definition);
      set({ check, hasDraft: true, aside: undefined });
      saver.adopt(revision, text);
    },
    revision: () => saver.revision(),
    flush: () => saver.flush(),
    stop() {
      removeEventListener("online", retry);
      if (reading !== undefined) {
        cancelAnimationFrame(reading);
        read();
      }
      stopWatching();
      creator.dispose();
      // Two savers that try the same again would be each other's second editor.
      return saver.flush().finally(() => saver.stop());
    },
  };
  return editor;
}
