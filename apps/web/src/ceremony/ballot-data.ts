/** A secret ballot as its page needs it: what everybody may know, and what one may do. */
import type { OrgId } from '@quorate/basics';
import { toBase64 } from '@quorate/basics';
import type { BallotSubject, TrusteeshipState } from '@quorate/record';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask } from '../api/client.ts';
import type { May } from '../api/types.ts';
import { askNameless, type PublicBallot } from '../booth/nameless.ts';
import { useHere } from '../parts/organisation.tsx';
import type { Command } from '../spine.ts';

export function useBallot(ballot: string): UseQueryResult<PublicBallot> {
  const { org } = useHere();
  return useQuery({
    queryKey: ['org', org, 'ballot', ballot],
    queryFn: () => askNameless<PublicBallot>(`${org}/${ballot}`),
    // Credentials and ballots come without entries in the log.
    refetchInterval: (query) => (query.state.data?.phase === 'counted' ? false : 4000),
  });
}

/** The server's dry run of acts; those that only want their papers examined are taken as allowed. */
export function useMay(name: readonly string[], acts: readonly Command[]): UseQueryResult<readonly May[]> {
  const { org, me } = useHere();
  return useQuery({
    queryKey: ['org', org, 'may', ...name],
    queryFn: () => askMay(org, acts),
    enabled: me !== null && acts.length > 0,
  });
}

async function askMay(org: OrgId, acts: readonly Command[]): Promise<readonly May[]> {
  const { may } = await ask<{ readonly may: readonly May[] }>(`/api/organisations/${org}/may`, {
    method: 'POST',
    body: { acts: acts.map(({ kind, body }) => ({ kind, body })) },
  });
  return may.map((one) => (one.refusal?.reason === 'seal-does-not-hold' ? { kind: one.kind, allowed: true } : one));
}

/** An RSA modulus of the right length; the dry run looks no further. */
function someIssuer(): string {
  return toBase64(new Uint8Array(256).fill(0xff));
}

export function callsWith(subject: BallotSubject, keys: readonly Pick<TrusteeshipState, 'id'>[]): readonly Command[] {
  const issuer = someIssuer();
  return keys.map(({ id }) => ({
    kind: 'call-secret-ballot',
    body: { ballot: 'dry-run', subject, trusteeship: id, issuer },
  }));
}
