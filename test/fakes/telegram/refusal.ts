/** What the Bot API answers when it refuses. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;
  constructor(code: number, description: string, parameters?: Refusal["parameters"]) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** A refusal with the words of the real server. */
export function refused(code: number, description: string, parameters?: Refusal["parameters"]): Refusal {
  return new Refusal(code, description, parameters);
}
