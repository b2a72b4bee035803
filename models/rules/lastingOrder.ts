/** Of places in their new order, the most that still follow one another as before; the others have moved. */
export function lastingOrder(places: readonly number[]): ReadonlySet<number> {
  // The longest rising run: for each length the end that leaves most room, and what came before each place.
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const place of places) {
    const at = ends.findIndex((end) => end >= place);
    const length = at === -1 ? ends.length : at;
    previous.set(place, ends[length - 1]);
    ends[length] = place;
  }
  const lasting = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = previous.get(place)) lasting.add(place);
  return lasting;
}
