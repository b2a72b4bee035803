import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { Argument, Option } from "commander";
import { AppError } from "../locales/appError.ts";
import type { QuestionnaireKind } from "../models/rules/kinds.ts";
import type { AddCommand, Context } from "./context.ts";
import { readNow } from "./moment.ts";

const kinds: QuestionnaireKind[] = ["sales", "service"];

/** `huifang questionnaire list|show|check|publish`: the store's questionnaires. */
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
          const { Questionnaire } = await import("../models/questionnaire.ts");
          const { chosenStore } = await import("./chosenStore.ts");
          const { _id } = await chosenStore(flags.store);
          const { definition } =
            flags.version === undefined
              ? await Questionnaire.current(_id, kind)
              : await Questionnaire.version(_id, kind, flags.version);
          context.report(definition, [JSON.stringify(definition, null, 2)]);
        }),
      ),
    );
  questionnaire
    .command("check")
    .description("how long it takes on the telephone, and every fault")
    .argument("<file>", "a definition as JSON")
    .option("--json", "print one JSON document")
    .action(action((context, file: string) => check(context, file)));
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
  const { Questionnaire } = await import("../models/questionnaire.ts");
  const { chosenStore } = await import("./chosenStore.ts");
  const { _id } = await chosenStore(flags.store);
  const versions = (await Promise.all(kinds.map((kind) => Questionnaire.versions(_id, kind)))).flatMap(
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

async function check(context: Context, file: string): Promise<void> {
  const { checkDefinition, readDefinition } = await import("../models/rules/definitionCheck.ts");
  const { spokenTime } = await import("../models/rules/spokenTime.ts");
  const value = await readJson(file);
  const problems = checkDefinition(value);
  const time = problems.length === 0 ? spokenTime(readDefinition(value)) : null;
  const { seconds = null, longestSeconds = null } = time ?? {};
  const ok = time?.ok ?? false;
  context.report(
    {
      ...{ seconds, longestSeconds, limit: 300, ok },
      problems: problems.map(({ code, item, params }) => ({
        code,
        ...(item !== undefined && { item }),
        message: saying(code, params),
      })),
    },
    [
      ...(time
        ? [context.text("cli.spokenTime", { seconds: time.seconds, longest: time.longestSeconds })]
        : []),
      ...problems.map(({ code, item, params }) => [item, saying(code, params)].filter(Boolean).join(": ")),
    ],
  );
  if (problems.length > 0) throw new AppError("cli.faultyDefinition", { file, count: problems.length });
  if (!ok)
    throw new AppError("questionnaire.tooLong", { seconds: Math.ceil(time!.seconds), limit: time!.limit });
}

async function publish(context: Context, file: string, flags: PublishFlags): Promise<void> {
  const { Questionnaire } = await import("../models/questionnaire.ts");
  const { Person } = await import("../models/person.ts");
  const { chosenStore } = await import("./chosenStore.ts");
  const { readDefinition } = await import("../models/rules/definitionCheck.ts");
  const now = readNow(flags.now);
  const { _id: store } = await chosenStore(flags.store);
  const definition = await readJson(file);
  const person = flags.by === undefined ? undefined : (await Person.named(store, flags.by)).code;
  const digest = createHash("sha256").update(JSON.stringify(definition)).digest("hex").slice(0, 16);
  const act = {
    by: `command:${now.toISOString()}:${digest}`,
    at: now,
    ...(person !== undefined && { person }),
  };
  const kind = kindOf(definition);
  const current = kind && (await Questionnaire.versions(store, kind))[0];
  // The same file again is no new version.
  const same =
    current &&
    isDeepStrictEqual(
      current.definition,
      safely(() => readDefinition(definition)),
    );
  const {
    version,
    seconds,
    kind: its,
  } = same ? current : await Questionnaire.publish({ store, definition, reason: flags.reason }, act);
  context.report({ kind: its, version, seconds, published: !same }, [
    context.text("cli.published", { kind: its, version, seconds: Math.ceil(seconds) }),
  ]);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("cli.badJson", { file, reason: (error as Error).message }, { cause: error });
  }
}

function kindOf(definition: unknown): QuestionnaireKind | undefined {
  const kind: unknown =
    typeof definition === "object" && definition !== null && Reflect.get(definition, "kind");
  return kinds.find((known) => known === kind);
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A fault of a definition in a developer's words: its code and what it is about. */
function saying(code: string, params: Readonly<Record<string, string | number>> = {}): string {
  const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  return details.length > 0 ? `${code} (${details.join(", ")})` : code;
}
