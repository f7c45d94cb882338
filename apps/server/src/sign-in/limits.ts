/** How often something may be tried within a while, counted over all processes under a keyed hash of who tries. */
import type { Instant } from '@quorate/basics';
import type { Documents } from '../store/documents.ts';
import type { Clock } from '../store/store.ts';

export interface Limit {
  readonly name: string;
  readonly most: number;
  /** Seconds after which the count begins anew. */
  readonly within: number;
}

export type Limits = (limit: Limit, who: string) => Promise<'within' | { readonly retryAfter: number }>;

interface Count {
  readonly count: number;
  readonly until: number;
}

export function openLimits(
  documents: Documents,
  clock: Clock,
  mark: (purpose: string, value: string) => string,
): Limits {
  const counts = documents.of<Count>('limits');
  return async ({ name, most, within }, who) => {
    const now = clock();
    const until = now + within;
    const counted = await counts.change(
      { key: `${name}/${mark('limit', who)}` },
      (old) => (old && old.until > now ? { ...old, count: old.count + 1 } : { count: 1, until }),
      { expires: until as Instant },
    );
    if (counted === undefined || counted.count <= most) return 'within';
    return { retryAfter: Math.max(1, counted.until - now) };
  };
}

/** For tests and benches. */
export const noLimits: Limits = () => Promise.resolve('within');
