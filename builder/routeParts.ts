import type { Knowledge } from "./knowledge.ts";
import type { BuilderParts } from "./parts.ts";

/** What the builder's routes are made of. */
export interface RouteParts extends BuilderParts {
  wall(): Date;
  knowledge: Knowledge;
}
