import { readFile } from "node:fs/promises";
import { z } from "zod";
import { AppError } from "../../../locales/appError.ts";
import type { Mapping } from "./columns.ts";
import { type Field, fields } from "./fields.ts";
import { plainWord } from "./words.ts";

/** A mapping as a person writes it: of each field its header or headers, under `ignore` those to leave alone. */
export type MappingFile = Record<string, string | string[]>;

const mappingFile = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Reads a mapping from a JSON file. Throws `import.noFile`, `import.badMapping`. */
export async function readMappingFile(file: string): Promise<MappingFile> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new AppError("import.noFile", { file }, { cause: error });
  });
  try {
    const mapping = mappingFile.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
    const unknown = Object.keys(mapping).find((key) => key !== "ignore" && !isField(key));
    if (unknown !== undefined) throw new Error(unknown);
    return mapping;
  } catch (error) {
    const names = ["ignore", ...fields].join(", ");
    throw new AppError(
      "import.badMapping",
      { file, reason: (error as Error).message, names },
      { cause: error },
    );
  }
}

/** What written mappings say of each header; a later one speaks first. */
export function buildMapping(...files: (MappingFile | undefined)[]): Mapping {
  const mapping = new Map<string, Field | null>();
  for (const file of files)
    for (const [name, headers] of Object.entries(file ?? {}))
      for (const header of [headers].flat()) mapping.set(plainWord(header), isField(name) ? name : null);
  return mapping;
}

function isField(name: string): name is Field {
  return (fields as ReadonlySet<string>).has(name);
}
