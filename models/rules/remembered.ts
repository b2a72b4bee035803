/** A function of a text that works out each answer once; for the few thousand days and zones of a store's life. */
export function remembered<T>(workOut: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = workOut(text);
    known.set(text, answer);
    return answer;
  };
}
