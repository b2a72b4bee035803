import mongoose from "mongoose";
import { AppError } from "../locales/appError.ts";
import { given } from "./change.ts";
import { inserted } from "./duplicate.ts";
import { noun, type Paths } from "./noun.ts";
import { ownerAbove } from "./questionnaireOwner.ts";
import type {
  Questionnaire as Found,
  QuestionnaireFields,
  QuestionnaireMethods,
  QuestionnaireModel,
  QuestionnaireStatics,
} from "./questionnaireFields.ts";
import { builtIn } from "./questionnaires/builtIn.ts";
import type { Definition } from "./rules/definition.ts";
import { InvalidDefinition, readDefinition } from "./rules/definitionCheck.ts";
import type { DefinitionProblem } from "./rules/definitionProblem.ts";
import { differences } from "./rules/differences.ts";
import { draw } from "./rules/draw.ts";
import { fixedProblems } from "./rules/fixedLines.ts";
import { spokenTime } from "./rules/spokenTime.ts";

const { Mixed } = mongoose.Schema.Types;

const schema = new mongoose.Schema(
  {
    store: { type: String, required: true },
    kind: { type: String, required: true },
    version: { type: Number, required: true },
    definition: { type: Mixed, required: true },
    publishedAt: { type: Date, required: true },
    by: String,
    reason: { type: String, default: "" },
    seconds: { type: Number, required: true },
    known: Mixed,
    headOffice: Number,
    key: { type: String, required: true },
  } satisfies Paths<QuestionnaireFields>,
  { collection: "questionnaires", versionKey: false, minimize: false },
);

// Read from the end it also finds the newest version.
schema.index({ store: 1, kind: 1, version: 1 }, { unique: true, name: "version" });
schema.index({ store: 1, kind: 1, key: 1 }, { unique: true, name: "key" });

// Laying out the items' turns takes milliseconds; a version never changes, and a store's day asks for two of them.
const laidOut = new Map<string, Definition>();
const VERSIONS_KEPT = 200;

const methods: QuestionnaireMethods & ThisType<Found> = {
  drawFor(callback) {
    const definition = laidOut.get(this.id) ?? this.definition;
    laidOut.set(this.id, definition);
    if (laidOut.size > VERSIONS_KEPT) laidOut.delete(laidOut.keys().next().value!);
    return draw(definition, String(callback), this.known);
  },
};

const statics: QuestionnaireStatics & ThisType<QuestionnaireModel> = {
  async current(store, kind) {
    const newest = this.findOne({ store, kind }).sort({ version: -1 });
    return newest.orFail(() => new AppError("questionnaire.none", { kind }));
  },

  async version(store, kind, version) {
    return this.findOne({ store, kind, version }).orFail(
      () => new AppError("questionnaire.unknown", { kind, version }),
    );
  },

  async versions(store, kind) {
    return this.find({ store, kind }).sort({ version: -1 });
  },

  async publish(draft, { by, at, person }) {
    const { store, reason, seconds: known, mayLock = false } = draft;
    const definition = checked(draft.definition);
    const { kind } = definition;
    const { seconds, limit, ok } = spokenTime(definition, known);
    if (!ok) throw new AppError("questionnaire.tooLong", { seconds: Math.ceil(seconds), limit });
    for (;;) {
      const newest = await this.findOne({ store, kind }).sort({ version: -1 });
      // Looked for after the newest, which so is never this act's own.
      const published = await this.findOne({ store, kind, key: by });
      if (published) return published;
      const version = (newest?.version ?? 0) + 1;
      const headOffice = draft.headOffice ?? newest?.headOffice;
      const problems = newest ? await fixedFaults(newest, definition, { mayLock, headOffice }) : [];
      if (problems.length > 0) throw faulty(problems);
      const isTakenOver = headOffice !== newest?.headOffice;
      if (newest && !isTakenOver && differences(newest.definition, definition).length === 0) {
        throw new AppError("questionnaire.unchanged", { version: newest.version });
      }
      const next = given({
        store,
        kind,
        version,
        definition,
        publishedAt: at,
        by: person,
        reason,
        seconds,
        known,
        headOffice,
        key: by,
      });
      // Of two that publish at once, the later one becomes the version after.
      if (await inserted(this, next)) return this.version(store, kind, version);
    }
  },

  async ensureBuiltIn(store, at) {
    for (const definition of Object.values(builtIn)) {
      const { kind } = definition;
      if (await this.findOne({ store, kind }, { _id: 1 })) continue;
      await inserted(this, {
        ...{ store, kind, version: 1, definition, publishedAt: at, reason: "" },
        ...{ seconds: spokenTime(definition).seconds, key: "builtIn" },
      });
    }
  },
};

/** The published questionnaires, version by version. */
export const Questionnaire = noun<QuestionnaireModel>("Questionnaire", schema, statics, methods, {
  askedOnce: "all",
});

/** A version as the database gave it. */
export type Questionnaire = Found;

/** What a version may not change of the one before: anchors, and where a group has a head office its locked lines. */
export async function fixedFaults(
  before: Pick<Found, "store" | "definition">,
  next: Definition,
  { mayLock, headOffice }: { mayLock: boolean; headOffice?: number },
): Promise<DefinitionProblem[]> {
  const own = fixedProblems(before.definition, next, { mayLock: mayLock || headOffice !== undefined });
  const owner = headOffice === undefined ? undefined : await ownerAbove(before.store);
  if (owner === undefined || headOffice === undefined) return own;
  const given = await Questionnaire.version(owner, next.kind, headOffice);
  return [...own, ...fixedProblems(given.definition, next, { mayLock: false, anchors: false })];
}

function checked(definition: unknown): Definition {
  try {
    return readDefinition(definition);
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) throw error;
    throw faulty(error.problems, error);
  }
}

function faulty(problems: readonly DefinitionProblem[], cause?: Error): AppError {
  const { message } = new InvalidDefinition(problems);
  return new AppError("questionnaire.faulty", { faults: message }, { cause });
}
