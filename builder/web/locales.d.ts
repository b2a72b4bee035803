/** A language's sentences that the builder alone shows; the build picks them by the query. */
declare module "*?builder" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}
