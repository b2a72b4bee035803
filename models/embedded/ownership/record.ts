import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Owner } from "./role.ts";

/** Who owns a directory and where he is met; he may be dead. */
export interface OwnerRecord extends Owner {
  /** Which ownership of this directory it is, from 1 on. */
  number: number;
  /** The folder of the sockets. */
  folder: string;
  /** Whether the folder was made for them. */
  isOwnFolder: boolean;
  /** The socket at which the owner shows that he lives. */
  door: string;
  uri: string;
}

/*
 * Each ownership is a file with a number of its own, and the highest number is the one that holds. It is made by a
 * link, which is there with all it says or not at all, and of two that are made at a time under one name, one fails. A
 * file is removed only by the owner of a higher one, so the highest number never goes down: whoever acted on an old
 * look at the directory finds a higher one beside his own, and has lost.
 */

/** The record that holds in a directory, if there is one. */
export function readRecord(directory: string): OwnerRecord | undefined {
  const highest = Math.max(0, ...numbersIn(directory));
  if (!highest) return undefined;
  try {
    return JSON.parse(readFileSync(fileOf(directory, highest), "utf8")) as OwnerRecord;
  } catch (error) {
    if (isCode(error, "ENOENT")) return readRecord(directory); // somebody with a higher one has just removed it
    throw error;
  }
}

/** Adds a record; returns whether it holds. */
export function addRecord(directory: string, record: OwnerRecord): boolean {
  const file = fileOf(directory, record.number);
  const draft = join(directory, `${basename(record.door)}.json`);
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
  const others = numbersIn(directory).filter((number) => number !== record.number);
  if (others.some((number) => number > record.number)) {
    rmSync(file);
    return false;
  }
  for (const number of others) rmSync(fileOf(directory, number), { force: true });
  return true;
}

const NAME = /^owner-(\d+)\.json$/;

const fileOf = (directory: string, number: number): string => join(directory, `owner-${number}.json`);

const numbersIn = (directory: string): number[] =>
  readdirSync(directory).flatMap((name) => {
    const number = NAME.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && "code" in error && error.code === code;
