/** What the pages ask for, each with the key it is kept under. */
import type { OrgId } from '@quorate/basics';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Command } from '../spine.ts';
import { ask, askText, query, Refused } from './client.ts';
import type {
  BodyRow,
  BodyView,
  CharterRow,
  ChartersInTime,
  DecisionPage,
  DecisionRow,
  Demo,
  ElectionPage,
  ElectionRow,
  Entry,
  Founding,
  Foundings,
  Home,
  MandateStep,
  May,
  MeetingSummary,
  MeetingView,
  Minutes,
  MotionPage,
  Organisation,
  Proposal,
  Session,
  UnitsView,
} from './types.ts';

const of = (org: string): string => `/api/organisations/${encodeURIComponent(org)}`;

// biome-ignore-start lint/nursery/useExplicitType: the options' types carry the answer's type on
export const sessionQuery = () =>
  queryOptions({ queryKey: ['session'], queryFn: () => ask<Session>('/api/session'), staleTime: 60_000 });

export const demoQuery = () => queryOptions({ queryKey: ['demo'], queryFn: () => ask<Demo>('/api/demo') });

export const organisationQuery = (org: OrgId) =>
  queryOptions({ queryKey: ['org', org, 'organisation'], queryFn: () => ask<Organisation>(of(org)) });

export const homeQuery = (org: OrgId) =>
  queryOptions({ queryKey: ['org', org, 'home'], queryFn: () => ask<Home>(`${of(org)}/home`) });

export const bodiesQuery = (org: OrgId) =>
  queryOptions({
    queryKey: ['org', org, 'bodies'],
    queryFn: async () => listOf<BodyRow>(await ask(`${of(org)}/bodies`), 'bodies'),
  });

export const bodyQuery = (org: OrgId, body: string) =>
  infiniteQueryOptions({
    queryKey: ['org', org, 'body', body],
    queryFn: ({ pageParam }) =>
      ask<BodyView>(
        `${of(org)}/bodies/${encodeURIComponent(body)}${query({ after: pageParam ?? undefined, limit: 100 })}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.roll.next,
  });

export const meetingsQuery = (org: OrgId) =>
  queryOptions({
    queryKey: ['org', org, 'meetings'],
    queryFn: async () => listOf<MeetingSummary>(await ask(`${of(org)}/meetings`), 'meetings'),
  });

export const meetingQuery = (org: OrgId, meeting: string) =>
  queryOptions({
    queryKey: ['org', org, 'meeting', meeting],
    queryFn: () => ask<MeetingView>(`${of(org)}/meetings/${encodeURIComponent(meeting)}`),
  });

export const minutesQuery = (org: OrgId, meeting: string) =>
  queryOptions({
    queryKey: ['org', org, 'minutes', meeting],
    queryFn: () => ask<Minutes>(`${of(org)}/meetings/${encodeURIComponent(meeting)}/minutes`),
  });

export const motionQuery = (org: OrgId, motion: string) =>
  queryOptions({
    queryKey: ['org', org, 'motion', motion],
    queryFn: () => ask<MotionPage>(`${of(org)}/motions/${encodeURIComponent(motion)}`),
  });

export const electionsQuery = (org: OrgId) =>
  queryOptions({
    queryKey: ['org', org, 'elections'],
    queryFn: async () => listOf<ElectionRow>(await ask(`${of(org)}/elections`), 'elections'),
  });

export const electionQuery = (org: OrgId, election: string) =>
  queryOptions({
    queryKey: ['org', org, 'election', election],
    queryFn: () => ask<ElectionPage>(`${of(org)}/elections/${encodeURIComponent(election)}`),
  });

export const decisionsQuery = (org: OrgId) =>
  queryOptions({
    queryKey: ['org', org, 'decisions'],
    queryFn: async () => listOf<DecisionRow>(await ask(`${of(org)}/decisions`), 'decisions'),
  });

export const decisionQuery = (org: OrgId, decision: number) =>
  queryOptions({
    queryKey: ['org', org, 'decision', decision],
    queryFn: () => ask<DecisionPage>(`${of(org)}/decisions/${decision}`),
  });

export const mandateQuery = (org: OrgId, index: number) =>
  queryOptions({
    queryKey: ['org', org, 'mandate', index],
    queryFn: async () => listOf<MandateStep>(await ask(`${of(org)}/mandate/${index}`), 'entries'),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const entriesQuery = (org: OrgId, from: number, limit: number) =>
  queryOptions({
    queryKey: ['org', org, 'entries', from, limit],
    queryFn: () => ask<{ readonly entries: readonly Entry[] }>(`${of(org)}/entries${query({ from, limit })}`),
  });

export const charterTextQuery = (org: OrgId, hash: string) =>
  queryOptions({
    queryKey: ['org', org, 'charter', hash],
    queryFn: () => askText(`${of(org)}/charter/${hash}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const chartersInTimeQuery = (org: OrgId) =>
  queryOptions({ queryKey: ['org', org, 'charters'], queryFn: () => ask<ChartersInTime>(`${of(org)}/charters`) });

export const blobTextQuery = (org: OrgId, sha256: string) =>
  queryOptions({
    queryKey: ['org', org, 'charter', 'blob', sha256],
    queryFn: () => askText(`${of(org)}/blobs/${sha256}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A dry run of one act, for a form that is shown to everybody and works for some. */
export const mayQuery = (org: OrgId, { kind, body }: Command) =>
  queryOptions({
    queryKey: ['org', org, 'may', kind, body],
    queryFn: async () => {
      const asked = { method: 'POST', body: { acts: [{ kind, body }] } } as const;
      return (await ask<{ readonly may: readonly May[] }>(`${of(org)}/may`, asked)).may[0] ?? null;
    },
  });

/** A dry run of proposing this text of the charter; asked again as meetings are convened and time goes on. */
export const proposalQuery = (org: OrgId, text: string, inForce: number | null) =>
  queryOptions({
    queryKey: ['org', org, 'proposal', text, inForce],
    queryFn: () => ask<Proposal>(`${of(org)}/charters/proposal`, { method: 'POST', body: { text, inForce } }),
  });

export const unitsQuery = (org: OrgId) =>
  queryOptions({
    queryKey: ['org', org, 'units'],
    queryFn: () => ask<UnitsView>(`${of(org)}/units`),
  });

export const chartersQuery = () =>
  queryOptions({
    queryKey: ['charters'],
    queryFn: async () => listOf<CharterRow>(await ask('/api/charters'), 'charters'),
  });

export const shippedCharterQuery = (id: string) =>
  queryOptions({
    queryKey: ['charter', id],
    queryFn: () => askText(`/api/charters/${encodeURIComponent(id)}`),
    enabled: id !== '',
  });

export const foundingsQuery = queryOptions({
  queryKey: ['foundings'],
  queryFn: () => ask<Foundings>('/api/foundings'),
});

export const foundingQuery = (id: string) =>
  queryOptions({
    queryKey: ['founding', id],
    queryFn: () => ask<Founding>(`/api/foundings/${encodeURIComponent(id)}`),
    // A refusal stays one; only a server that does not answer is asked again.
    refetchInterval: ({ state }) => (state.error instanceof Refused ? false : 4000),
  });
// biome-ignore-end lint/nursery/useExplicitType: see above

/** Lists come bare or under a name beside their cursor. */
function listOf<Row>(answer: unknown, name: string): readonly Row[] {
  if (Array.isArray(answer)) return answer as Row[];
  const found = (answer as { readonly [name: string]: unknown } | null)?.[name];
  return Array.isArray(found) ? (found as Row[]) : [];
}
