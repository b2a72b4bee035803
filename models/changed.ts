/** Hears which model's documents have changed in a way that is to be seen in a chat, and which one where it is in hand. */
type Hears = (model: object, document?: object) => void;

const listeners = new Set<Hears>();

/** Hears of every such change of this process once it is on disk; the function that is returned ends it. */
export function onChanged(hear: Hears): () => void {
  listeners.add(hear);
  return () => void listeners.delete(hear);
}

/** Says that documents of this model have changed: whoever shows them need not wait for his next look. */
export function tellChanged(model: object, document?: object): void {
  for (const hear of listeners) hear(model, document);
}
