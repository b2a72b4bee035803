import { createHash } from "node:crypto";
import { Argument, Option } from "commander";
import { AppError } from "../../locales/appError.ts";
import type { QuestionnaireKind } from "../../models/rules/kinds.ts";
import type { AddCommand, Context } from "../context.ts";
import { readNow } from "../moment.ts";
import { check, type CheckFlags } from "./check.ts";
import { chosenOwner } from "./chosenOwner.ts";
import { propose, type ProposeFlags } from "./propose.ts";
import { readJson } from "./readJson.ts";

const kinds: QuestionnaireKind[] = ["sales", "service"];

/** `huifang questionnaire list|show|check|propose|publish`: the store's questionnaires. */
export const addQuestionnaire: AddCommand = (program, action) => {
  const questionnaire = program.command("questionnaire").description("the store's questionnaires");
  questionnaire
    .command("list")
    .description("every published version, the newest first")
    .option("--store <code>", "the store, where there is more than one")
    .option("--json", "print one JSON document")
    .action(action((context, flags: { store?: string }) => context.withDatabase(() => list(context, flags))));
  questionnaire
    .command("show")
    .description("a version as JSON, the newest where none is named")
    .addArgument(new Argument("<kind>").choices(kinds))
    .option("--store <code>", "the store, where there is more than one")
    .addOption(new Option("--version <number>", "an older version").argParser(Number))
    .option("--json", "print one JSON document")
    .action(
      action((context, kind: QuestionnaireKind, flags: { store?: string; version?: number }) =>
        context.withDatabase(async () => {
          const { Questionnaire } = await import("../../models/questionnaire.ts");
          const owner = await chosenOwner(flags.store);
          const { definition } =
            flags.version === undefined
              ? await Questionnaire.current(owner, kind)
              : await Questionnaire.version(owner, kind, flags.version);
          context.report(definition, [JSON.stringify(definition, null, 2)]);
        }),
      ),
    );
  questionnaire
    .command("check")
    .description("how long it takes on the telephone, every fault, and what to cut")
    .argument("<file>", "a definition as JSON")
    .option("--store <code>", "also hold it against that store's version and its real calls")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, file: string, flags: CheckFlags) =>
        flags.store === undefined
          ? check(context, file, flags)
          : context.withDatabase(() => check(context, file, flags)),
      ),
    );
  questionnaire
    .command("propose")
    .description("what the last period suggests for the next: weak items stressed, strong ones taking turns")
    .addArgument(new Argument("<kind>").choices(kinds))
    .option("--period <code>", "another quarter, such as 2026Q3")
    .option("--out <file>", "write the proposed definition there")
    .option("--store <code>", "the store, where there is more than one")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, kind: QuestionnaireKind, flags: ProposeFlags) =>
        context.withDatabase(() => propose(context, kind, flags)),
      ),
    );
  questionnaire
    .command("publish")
    .description("make it the version that is asked from now on")
    .argument("<file>", "a definition as JSON")
    .requiredOption("--reason <text>", "why it was changed")
    .option("--by <person>", "who publishes it")
    .option("--store <code>", "the store, where there is more than one")
    .option("--now <iso>", "work as if it were that moment")
    .option("--json", "print one JSON document")
    .action(
      action((context, file: string, flags: PublishFlags) =>
        context.withDatabase(() => publish(context, file, flags)),
      ),
    );
};

interface PublishFlags {
  reason: string;
  by?: string;
  store?: string;
  now?: string;
}

async function list(context: Context, flags: { store?: string }): Promise<void> {
  const { Questionnaire } = await import("../../models/questionnaire.ts");
  const owner = await chosenOwner(flags.store);
  const versions = (await Promise.all(kinds.map((kind) => Questionnaire.versions(owner, kind)))).flatMap(
    (all) =>
      all.map(({ kind, version, seconds, publishedAt, by = null, reason }, i) => ({
        ...{ kind, version, current: i === 0, seconds, publishedAt, by, reason },
      })),
  );
  context.report(
    { questionnaires: versions },
    versions.map(({ kind, version, seconds, reason }) =>
      context.text("cli.questionnaire", { kind, version, seconds: Math.ceil(seconds), reason }),
    ),
  );
}

async function publish(context: Context, file: string, flags: PublishFlags): Promise<void> {
  const { Questionnaire } = await import("../../models/questionnaire.ts");
  const { Person } = await import("../../models/person.ts");
  const { groupOf } = await import("../../models/questionnaireOwner.ts");
  const { knownTime } = await import("../../models/knownTime.ts");
  const now = readNow(flags.now);
  const store = await chosenOwner(flags.store);
  const definition = await readJson(file);
  const person = flags.by === undefined ? undefined : (await Person.named(store, flags.by)).code;
  const digest = createHash("sha256").update(JSON.stringify(definition)).digest("hex").slice(0, 16);
  const act = {
    by: `command:${now.toISOString()}:${digest}`,
    at: now,
    ...(person !== undefined && { person }),
  };
  const kind = kindOf(definition);
  const draft = {
    ...{ store, definition, reason: flags.reason, mayLock: groupOf(store) !== undefined },
    ...(kind && { seconds: (await knownTime(store, kind, now)).known }),
  };
  const before = kind && (await Questionnaire.versions(store, kind))[0];
  // A script may publish the same file time and again: what is in use already is said, and no fault.
  const {
    kind: its,
    version,
    seconds,
  } = await Questionnaire.publish(draft, act).catch((error: unknown) => {
    if (before && error instanceof AppError && error.code === "questionnaire.unchanged") return before;
    throw error;
  });
  const published = version !== before?.version;
  context.report({ kind: its, version, seconds, published }, [
    published
      ? context.text("cli.published", { kind: its, version, seconds: Math.ceil(seconds) })
      : context.text("questionnaire.unchanged", { version }),
  ]);
}

function kindOf(definition: unknown): QuestionnaireKind | undefined {
  const kind: unknown =
    typeof definition === "object" && definition !== null && Reflect.get(definition, "kind");
  return kinds.find((known) => known === kind);
}
