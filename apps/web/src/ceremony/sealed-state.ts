/** Trusteeships and secret ballots as the log has them, folded here from its entries. */
import type { OrgId } from '@quorate/basics';
import { type AssemblyState, evolve, type SecretEvent, unfounded } from '@quorate/record';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from '../api/client.ts';
import type { Entry } from '../api/types.ts';
import { useHere } from '../parts/organisation.tsx';

export type SealedState = Pick<AssemblyState, 'trusteeships' | 'ballots'>;

interface Folded {
  readonly state: AssemblyState;
  /** Entries that are in it. */
  readonly size: number;
}

const folded = new Map<OrgId, Folded>();
const page = 500;

const secretEvents: ReadonlySet<string> = new Set<SecretEvent['type']>([
  'trusteeship-begun',
  'trustee-step-taken',
  'secret-ballot-called',
  'voter-registered',
  'secret-ballot-opened',
  'secret-ballot-closed',
  'papers-mixed',
  'share-opened',
  'secret-ballot-counted',
]);

export function useSealed(): UseQueryResult<SealedState> {
  const { org } = useHere();
  return useQuery({ queryKey: ['org', org, 'sealed'], queryFn: () => sealedState(org) });
}

let last: Promise<unknown> = Promise.resolve();

/** One folding after the other: two at once would take the same entries twice. */
function sealedState(org: OrgId): Promise<SealedState> {
  const next = last.then(() => foldOn(org));
  last = next.catch(() => undefined);
  return next;
}

/** Goes on from what was folded before. */
async function foldOn(org: OrgId): Promise<SealedState> {
  let { state, size } = folded.get(org) ?? { state: { ...unfounded, trusteeships: {}, ballots: {} }, size: 0 };
  for (;;) {
    const { entries } = await ask<{ readonly entries: readonly Entry[] }>(
      `/api/organisations/${encodeURIComponent(org)}/entries?from=${size}&limit=${page}`,
    );
    for (const { facts, index } of entries) {
      const ours = facts.filter(({ type }) => secretEvents.has(type));
      if (ours.length > 0) state = evolve(state, ours, index);
    }
    size += entries.length;
    if (entries.length < page) break;
  }
  folded.set(org, { state, size });
  return structuredClone({ trusteeships: state.trusteeships, ballots: state.ballots });
}
