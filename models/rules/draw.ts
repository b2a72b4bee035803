import { type Drawn } from "./answers.ts";
import { type Definition } from "./definition.ts";
import { type Rotation, rotation } from "./rotation.ts";
import { slotOf } from "./slotOf.ts";
import { type SpokenTimeSettings } from "./spokenTime.ts";

/** What one call asks. */
export interface Draw {
  drawn: Drawn;
  /** How likely each of these items was to be drawn, 0–1; its answers count 1 ÷ that. */
  chances: Readonly<Record<string, number>>;
}

/**
 * The items that a call asks: always the same ones for the same call, so that who resumes it is asked what was
 * begun, and each in exactly its share of all calls. The settings are those that the version was published with.
 */
export function draw(definition: Definition, callback: string, settings: SpokenTimeSettings = {}): Draw {
  const turns = known(definition, settings);
  const drawn = turns.drawn(slotOf(callback, turns.slots));
  const chances = Object.entries(turns.chances).filter(([name]) => drawn.has(name));
  return { drawn, chances: Object.fromEntries(chances) };
}

// Laying out takes milliseconds, and a day asks one version hundreds of times.
const layouts = new WeakMap<Definition, Map<string, Rotation>>();

function known(definition: Definition, settings: SpokenTimeSettings): Rotation {
  const ofDefinition = layouts.get(definition) ?? new Map<string, Rotation>();
  layouts.set(definition, ofDefinition);
  const key = JSON.stringify(settings);
  const turns = ofDefinition.get(key) ?? rotation(definition, settings);
  ofDefinition.set(key, turns);
  return turns;
}
