/** The sentences that pages show, by the first part of their keys; the build leaves the others to the server. */
export const pageTexts = ["act", "card", "command", "desk", "outcome", "state", "ui"] as const;
