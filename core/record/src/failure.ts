import type { CheckId } from './checks.ts';

/** What did not hold, where, and why, in one line. */
export interface Failure {
  readonly id: CheckId;
  readonly why: string;
  readonly entry?: number;
}

export function failure(id: CheckId, why: string, entry?: number): Failure {
  return { id, why, ...(entry === undefined ? {} : { entry }) };
}
