/** A recorded lot puts all candidates in one order, once, and that order settles every tie of the count. */
import type { CountOptions } from '../../count.ts';
import { lotOrder } from '../../lot.ts';
import type { Candidate } from '../../profile.ts';

/** Place of each candidate in the order of the lot, 0 the most favoured; `undefined` when no lot is given. */
export function lotPlaces(candidates: readonly Candidate[], lot: CountOptions['lot']): readonly number[] | undefined {
  const order = lotOrder(
    lot,
    candidates.map(({ name }) => name),
  );
  if (order === undefined) return undefined;
  const places = candidates.map(() => candidates.length);
  order.forEach((candidate, place) => {
    places[candidate] = Math.min(places[candidate] ?? place, place);
  });
  return places;
}

/** `between`, the most favoured first. Without a lot, or where the lot's order leaves some out, `undefined`. */
export function byLot(
  between: readonly number[],
  places: readonly number[] | undefined,
): readonly number[] | undefined {
  if (places === undefined) return undefined;
  const drawnPlaces = new Set(between.map((candidate) => places[candidate]));
  if (drawnPlaces.size !== between.length) return undefined;
  return [...between].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}
