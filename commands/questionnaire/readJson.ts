import { readFile } from "node:fs/promises";
import { AppError } from "../../locales/appError.ts";

/** What a JSON file says. Throws `cli.badJson` {file} {reason}. */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new AppError("cli.badJson", { file, reason: (error as Error).message }, { cause: error });
  }
}
