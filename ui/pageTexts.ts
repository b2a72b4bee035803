/** The sentences that every page shows, by the first part of their keys; the build leaves the others to the server. */
export const pageTexts = ["act", "card", "command", "desk", "outcome", "state", "ui"] as const;

/** The sentences that the builder alone shows; the desk does not load them. */
export const builderTexts = ["builder", "definition", "wording"] as const;
