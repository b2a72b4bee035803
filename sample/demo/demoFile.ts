import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";

/** Whom the story of a played day is about: the subject of a task for each part. */
export const cast = z.object({
  content: z.string(),
  moved: z.string(),
  pleased: z.string(),
  waited: z.string(),
  unreached: z.string(),
  overcharged: z.string(),
});

/** The parts of a played day with their tasks. */
export type Cast = z.infer<typeof cast>;

const played = z.object({ day: z.string(), cast, done: z.array(z.string()) });

/** A day that is being played: with whom, and which scenes of it are over. */
export type Played = z.infer<typeof played>;

const state = z.object({
  seed: z.number(),
  /** What the demo's clock said last. */
  at: z.coerce.date(),
  play: played.optional(),
});

/** What a demo has to know of itself when it goes on. */
export type DemoState = z.infer<typeof state>;

/** The file beside a demo's database; it is written only once the sample is loaded. */
export interface DemoFile {
  /** Null where there is no demo yet, or none that was loaded whole. */
  read(): DemoState | null;
  /** Changes what is kept; a crash leaves the old or the new. */
  keep(changes: Partial<DemoState>): void;
}

/** The file at a path. */
export function demoFile(path: string): DemoFile {
  let known: DemoState | null = existsSync(path) ? state.parse(JSON.parse(readFileSync(path, "utf8"))) : null;
  return {
    read: () => known,
    keep(changes) {
      known = state.parse({ ...known, ...changes });
      writeFileSync(`${path}.new`, JSON.stringify(known));
      renameSync(`${path}.new`, path);
    },
  };
}
