/** What awaits somebody: everything they could do now that others wait for. */
import type { BlobRef } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import type { Desk } from '../spine/desk.ts';
import { type ApplicantRow, drawApplicants } from './applicants.ts';
import type { Insight } from './insight.ts';
import { mayDo } from './may.ts';
import { paperWords } from './shelf.ts';
import { type DecisionDraft, draftOfDecision, inOrder, type MeetingSummary, rowOf, summaryOf } from './summaries.ts';

interface Awaits {
  readonly what: string;
  readonly ref: string;
  readonly title: string;
  readonly until: Instant | null;
}

interface Draft extends Omit<Awaits, 'title'> {
  /** Either the title itself or the paper that has it. */
  readonly title: string | BlobRef;
}

export interface HomeDraft {
  readonly asOf: number;
  readonly awaits: readonly Draft[];
  readonly applicants: readonly ApplicantRow[];
  readonly meetings: readonly MeetingSummary[];
  readonly decisions: readonly DecisionDraft[];
}

const latestDecisions = 5;
const mostMeetings = 6;
/** From this long before a meeting begins one is asked to check in. */
const doorsOpen = 3600;

export function drawHome(insight: Insight): HomeDraft {
  const { state } = insight;
  const meetings = inOrder(Object.values(state.meetings)).filter(({ phase }) => phase !== 'cancelled');
  return {
    asOf: state.entries,
    awaits: insight.member === null ? [] : awaiting(insight),
    applicants: drawApplicants(insight),
    meetings: meetings.slice(0, mostMeetings).map(summaryOf),
    decisions: state.decisions
      .slice(-latestDecisions)
      .reverse()
      .map((decided) => draftOfDecision(state, decided)),
  };
}

export async function finishHome(desk: Desk, { awaits, decisions, ...rest }: HomeDraft): Promise<unknown> {
  const titled = await Promise.all(
    awaits.map(async ({ title, ...rest }) => ({
      ...rest,
      title: typeof title === 'string' ? title : (await paperWords(desk, title)).title,
    })),
  );
  return { ...rest, awaits: titled, decisions: await Promise.all(decisions.map((draft) => rowOf(desk, draft))) };
}

function awaiting(insight: Insight): readonly Draft[] {
  return [
    ...votes(insight),
    ...arrivals(insight),
    ...seconds(insight),
    ...elections(insight),
    ...papers(insight),
    ...devices(insight),
  ];
}

function votes(insight: Insight): readonly Draft[] {
  const { state, member } = insight;
  return Object.values(state.votes)
    .filter((vote) => vote.phase === 'open' && !Object.hasOwn(vote.choices, member ?? ''))
    .filter((vote) => mayDo(insight, { kind: 'cast-vote', body: { vote: vote.id, choice: 'abstain' } }).allowed)
    .map(({ meeting, motion }) => ({
      what: 'vote',
      ref: meeting,
      title: state.motions[motion]?.paper ?? '',
      until: null,
    }));
}

function arrivals(insight: Insight): readonly Draft[] {
  const { state, at } = insight;
  return Object.values(state.meetings)
    .filter(({ phase, starts }) => phase === 'open' || (phase === 'convened' && starts - at < doorsOpen))
    .filter(({ id }) => mayDo(insight, { kind: 'check-in', body: { meeting: id } }).allowed)
    .map(({ id, title }) => ({ what: 'check-in', ref: id, title, until: null }));
}

function seconds(insight: Insight): readonly Draft[] {
  const { state } = insight;
  const isSitting = (meeting: string): boolean =>
    ['convened', 'open', 'adjourned'].includes(state.meetings[meeting]?.phase ?? '');
  return Object.values(state.motions)
    .filter(({ phase, meeting }) => phase === 'proposed' && isSitting(meeting))
    .filter(({ id }) => mayDo(insight, { kind: 'second-motion', body: { motion: id } }).allowed)
    .map(({ id, paper }) => ({ what: 'second-motion', ref: id, title: paper, until: null }));
}

function elections(insight: Insight): readonly Draft[] {
  const { state, member } = insight;
  return Object.values(state.elections).flatMap((election): readonly Draft[] => {
    const { id, post, phase, nominationsClose, candidates, ballots } = election;
    const own = candidates[member ?? ''];
    if (phase === 'nominations' && own?.phase === 'nominated') {
      const may = mayDo(insight, { kind: 'accept-nomination', body: { election: id, statement: null } });
      return may.allowed ? [{ what: 'accept-nomination', ref: id, title: post, until: nominationsClose }] : [];
    }
    if (phase !== 'polling' || Object.hasOwn(ballots, member ?? '')) return [];
    const round = election.rounds?.held.at(-1)?.round;
    const body = { election: id, ...(round !== undefined && { round }), ranking: [] };
    const may = mayDo(insight, { kind: 'cast-ballot', body });
    return may.allowed ? [{ what: 'cast-ballot', ref: id, title: post, until: null }] : [];
  });
}

/** An election once, however many of its batches wait for another teller. */
function papers(insight: Insight): readonly Draft[] {
  return Object.values(insight.state.elections)
    .filter(({ phase }) => phase === 'polling')
    .filter(({ id, batches }) =>
      Object.keys(batches).some(
        (batch) => mayDo(insight, { kind: 'confirm-papers', body: { election: id, batch } }).allowed,
      ),
    )
    .map(({ id, post }) => ({ what: 'confirm-papers', ref: id, title: post, until: null }));
}

function devices(insight: Insight): readonly Draft[] {
  return Object.values(insight.state.devices)
    .filter(({ phase }) => phase === 'requested')
    .filter(({ id, member }) => mayDo(insight, { kind: 'confirm-device', body: { member, device: id } }).allowed)
    .map(({ id, label }) => ({ what: 'confirm-device', ref: id, title: label, until: null }));
}
