/** Secret ballots and trustees' keys as the server draws them: a phone need not fold the log for one ballot. */
import type { OrgId } from '@quorate/basics';
import type { BallotSubject, Revealing, SecretBallotState, TrusteeshipState } from '@quorate/record';
import { infiniteQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { ask, query } from '../api/client.ts';
import type { May } from '../api/types.ts';
import { useHere } from '../parts/organisation.tsx';

/** As folded, but for who registered: how many, and whether one is among them. */
export type BallotInLog = Omit<SecretBallotState, 'registered'> & {
  readonly registered: number;
  readonly mine: boolean;
  readonly reveals: readonly Revealing[];
};

export interface BallotView {
  readonly ballot: BallotInLog;
  readonly trusteeship: TrusteeshipState | null;
  readonly may: readonly May[];
}

export interface BallotRow {
  readonly id: string;
  readonly phase: SecretBallotState['phase'];
  readonly subject: BallotSubject;
  readonly registered: number;
  readonly entitled: number;
}

export interface TrusteeshipView {
  readonly trusteeship: TrusteeshipState;
  readonly may: readonly May[];
}

export type TrusteeshipRow = Pick<
  TrusteeshipState,
  'id' | 'phase' | 'of' | 'threshold' | 'trustees' | 'begunAt' | 'rehearsal'
>;

/** No ballot can be called with such a key. Before the record said so, the name alone did. */
export function isRehearsal({ id, rehearsal }: Pick<TrusteeshipRow, 'id' | 'rehearsal'>): boolean {
  return rehearsal === true || id.startsWith('rehearsal-');
}

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export function useBallotView(ballot: string): UseQueryResult<BallotView> {
  const { org } = useHere();
  return useQuery({
    queryKey: ['org', org, 'ballot-view', ballot],
    queryFn: () => ask<BallotView>(`${of(org)}/ballots/${encodeURIComponent(ballot)}`),
  });
}

export function useTrusteeship(trusteeship: string): UseQueryResult<TrusteeshipView> {
  const { org } = useHere();
  return useQuery({
    queryKey: ['org', org, 'trusteeship', trusteeship],
    queryFn: () => ask<TrusteeshipView>(`${of(org)}/trusteeships/${encodeURIComponent(trusteeship)}`),
  });
}

/** All of them: an organisation makes a few keys in a year. */
export function useTrusteeships(): UseQueryResult<readonly TrusteeshipRow[]> {
  const { org } = useHere();
  return useQuery({
    queryKey: ['org', org, 'trusteeships'],
    queryFn: async () => {
      let all: readonly TrusteeshipRow[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page: Rows<TrusteeshipRow> = await pageOf(org, 'trusteeships', after);
        all = [...all, ...page.rows];
        after = page.next;
      }
      return all;
    },
  });
}

export const ballotsQuery = (org: OrgId) =>
  infiniteQueryOptions({
    queryKey: ['org', org, 'ballots'],
    queryFn: ({ pageParam }) => pageOf<BallotRow>(org, 'ballots', pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

async function pageOf<Row>(
  org: OrgId,
  what: 'ballots' | 'trusteeships',
  after: string | undefined,
): Promise<Rows<Row>> {
  const answer = await ask<{ readonly [list: string]: readonly Row[] } & { readonly next: never }>(
    `${of(org)}/${what}${query({ after, limit: 50 })}`,
  );
  return { rows: answer[what] ?? [], next: answer.next };
}

function of(org: OrgId): string {
  return `/api/organisations/${encodeURIComponent(org)}`;
}
