/** Lists are elected once for each of their seats: who has how many. */
export function sharesSeats(elected: readonly number[]): boolean {
  return new Set(elected).size < elected.length;
}

/** Most seats first; equal ones by the order of their first seat. */
export function seatsPerList(elected: readonly number[]): readonly { readonly list: number; readonly seats: number }[] {
  const seats = new Map<number, number>();
  for (const list of elected) seats.set(list, (seats.get(list) ?? 0) + 1);
  return [...seats].map(([list, count]) => ({ list, seats: count })).sort((a, b) => b.seats - a.seats);
}
