/** What is, drawn from the state in the office's hand. A screen goes on from here by folding what follows. */
import type { MotionState } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import { z } from 'zod';
import type { App, Part, Tools } from '../http/app.ts';
import { largestBody } from '../http/problems.ts';
import { digest, fact, handle, inOrganisation, instant, orgId, size, typed, wholeNumber } from '../http/schemas.ts';
import { drawBodies, drawBody } from './bodies.ts';
import { type AmendmentView, drawCharters, drawProposal, finishCharters, viewOf } from './charters.ts';
import { drawElection, drawElections, finishElection } from './election.ts';
import { drawHome, finishHome } from './home.ts';
import type { Insight } from './insight.ts';
import { mandateOf } from './mandate.ts';
import { mayDoSent, mayWithMotion } from './may.ts';
import { drawMeeting, finishMeeting } from './meeting.ts';
import { drawMinutes, finishMinutes } from './minutes.ts';
import { sealedViews } from './sealed-routes.ts';
import { momentOf } from './shelf.ts';
import { schemaOf, showWith } from './show.ts';
import { draftOfDecision, inOrder, rowOf, summaryOf, withPaper } from './summaries.ts';
import { drawUnits } from './units.ts';

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/)
  .describe('A name given by whoever made it.');
const limit = wholeNumber.pipe(z.int().min(1).max(500)).optional();
const asOf = size.describe('Entries folded into this view: what follows has this index and above.');
const loose = z.looseObject({});
const refusal = typed(z.looseObject({ reason: z.string() }), 'Refusal');
const actKind = typed(z.string(), "Act['kind']");
const may = z
  .object({ kind: actKind, target: z.string().optional(), allowed: z.boolean(), refusal: refusal.optional() })
  .meta({ id: 'May', description: 'What the caller may do now, by a dry run of the rules.' });
const meetingSummary = z
  .object({
    id: name,
    title: z.string(),
    of: z.string(),
    phase: typed(z.string(), "MeetingState['phase']"),
    starts: instant,
    place: z.string(),
  })
  .meta({ id: 'MeetingSummary' });
const decisionRow = z
  .object({
    decision: size,
    motion: name,
    title: z.string(),
    body: z.string(),
    at: instant,
    entry: size,
    yes: size,
    no: size,
    abstain: size,
  })
  .meta({ id: 'DecisionRow' });
const vote = loose.meta({ id: 'VoteState', 'x-type': 'VoteState', description: 'As the assembly folds it.' });
const decisionState = typed(loose, 'DecisionState');
const motion = loose.meta({
  id: 'MotionView',
  'x-type':
    "MotionState & { readonly paper: MotionState['paper'] & { readonly title: string; readonly text: string } }",
  description: 'The motion as folded, with title and text of its paper.',
});
const meeting = loose.meta({ id: 'MeetingState', 'x-type': 'MeetingState', description: 'As the assembly folds it.' });
const amendment = loose.meta({
  id: 'AmendmentView',
  'x-type':
    "AmendmentState & { readonly version: number | null; readonly decisions: readonly number[]; readonly motions: readonly { readonly motion: string; readonly phase: MotionState['phase']; readonly meeting: MeetingSummary }[] }",
  description: 'The amendment as folded, with the version it leads to, its motions and its decisions.',
});
const charterRow = z
  .object({
    hash: digest,
    version: z.int().nullable(),
    title: z.string(),
    entry: size,
    since: instant,
    amendment: name.nullable(),
    decisions: z.array(size),
    running: z.object({ meetings: z.array(meetingSummary), elections: z.array(z.string()) }),
  })
  .meta({ id: 'CharterRow', description: 'A charter that is or was in force, and what still runs under it.' });
const step = z
  .object({ index: size, at: instant, kind: actKind, actor: typed(z.string(), "Act['actor']"), facts: z.array(fact) })
  .meta({ id: 'MandateStep' });

const electionRow = z
  .object({
    id: name,
    of: z.string(),
    post: z.string(),
    seats: size,
    phase: typed(z.string(), "ElectionState['phase']"),
    rule: z.string(),
    secrecy: z.enum(['secret', 'open']),
    nominationsClose: instant,
    standing: size,
    outcome: z.string().nullable(),
  })
  .meta({ id: 'ElectionRow' });

const shapes = {
  home: z.object({
    asOf,
    awaits: z.array(z.object({ what: z.string(), ref: z.string(), title: z.string(), until: instant.nullable() })),
    applicants: z
      .array(
        z.object({
          member: handle,
          class: z.string().nullable(),
          entry: size,
          motion: name.nullable(),
          meeting: name.nullable(),
        }),
      )
      .describe('Who has applied and waits, for members: the motion under way, and where the caller may propose one.'),
    meetings: z.array(meetingSummary),
    decisions: z.array(decisionRow),
  }),
  bodies: z.object({
    asOf,
    bodies: z.array(
      z.object({ id: z.string(), name: z.string(), kind: z.string(), text: z.string().optional(), entitled: size }),
    ),
  }),
  body: z.object({
    asOf,
    id: z.string(),
    body: typed(loose, 'Body'),
    roll: z.object({
      entitled: size,
      seats: size,
      members: z.array(
        z.object({ member: handle, class: z.string().nullable(), since: size, posts: z.array(z.string()) }),
      ),
      next: z.string().nullable(),
    }),
    meetings: z.array(meetingSummary),
  }),
  units: z.object({
    asOf,
    kinds: z.array(z.object({ id: z.string(), name: z.string(), within: z.string().nullable() })),
    units: z.array(
      z.object({
        id: name,
        of: z.string(),
        title: z.string(),
        within: name.nullable(),
        members: size,
        mine: z.boolean(),
        seats: z.record(z.string(), size),
      }),
    ),
    places: z.record(z.string(), size),
    may: z.array(may),
  }),
  meetings: z.object({ asOf, meetings: z.array(meetingSummary), next: z.string().nullable() }),
  meeting: z.object({
    asOf,
    meeting,
    motions: z.record(z.string(), motion),
    votes: z.record(z.string(), vote),
    quorum: z.object({ phrase: z.string(), needed: size, present: size, members: size, holds: z.boolean() }),
    may: z.array(may),
  }),
  minutes: z.object({
    asOf,
    steps: z.array(z.object({ index: size, at: instant, facts: z.array(fact) })),
    more: z.boolean(),
  }),
  motion: z.object({
    asOf,
    motion,
    meeting: meetingSummary,
    votes: z.array(vote),
    decision: decisionState.nullable(),
    amendment: amendment.nullable(),
    may: z.array(may),
  }),
  charters: z.object({ asOf, charters: z.array(charterRow), amendments: z.array(amendment) }),
  proposal: z.object({
    asOf,
    effect: typed(loose, "Extract<Effect, { readonly kind: 'charter.amend' }>").nullable(),
    problem: z.object({ line: size, column: size }).nullable(),
    meetings: z.array(meetingSummary.extend({ allowed: z.boolean(), refusal: refusal.optional() })),
    ballots: z.array(z.object({ consent: z.string(), allowed: z.boolean(), refusal: refusal.optional() })),
  }),
  decisions: z.object({ asOf, decisions: z.array(decisionRow), next: size.nullable() }),
  decision: z.object({
    asOf,
    decision: typed(loose, 'DecisionState & { readonly at: number }'),
    motion,
    vote,
    amendment: amendment.nullable(),
    mandate: z.array(step),
  }),
  mandate: z.object({ entries: z.array(step), more: z.boolean() }),
  elections: z.object({ asOf, elections: z.array(electionRow) }),
  election: z.object({
    asOf,
    election: typed(loose, 'ElectionState'),
    clause: typed(loose, 'Election').nullable(),
    entitled: size,
    statements: z.record(z.string(), z.string()),
    recount: loose.nullable(),
    ballots: z.array(z.string()).describe('Secret ballots held for it; of an election in rounds, for its last round.'),
    rounds: z
      .object({
        next: typed(loose, 'Standing').nullable(),
        ballots: z.array(z.object({ round: size, ballot: z.string() })),
      })
      .nullable()
      .describe('What the state of an election in rounds does not say itself.'),
    may: z.array(may),
  }),
  may: z.object({ asOf, may: z.array(may) }),
} as const;

const mostMeetings = 100;
const mostDecisions = 100;
const largestCharter = 1_048_576;

export const views: Part = (app: App, tools: Tools) => {
  sealedViews(app, tools);
  const show = showWith(tools);

  app.get(
    '/api/organisations/:org/home',
    { schema: { ...schemaOf('What awaits the caller', shapes.home), params: inOrganisation } },
    (request, reply) => show(request, reply, request.params, drawHome, finishHome) as never,
  );

  app.get(
    '/api/organisations/:org/bodies',
    { schema: { ...schemaOf('Bodies of the charter', shapes.bodies), params: inOrganisation } },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => ({ asOf: insight.state.entries, bodies: drawBodies(insight) }),
        (_, view) => view,
      ) as never,
  );

  app.get(
    '/api/organisations/:org/bodies/:body',
    {
      schema: {
        ...schemaOf('A body, its roll and its meetings', shapes.body),
        params: z.object({ org: orgId, body: z.string().regex(/^[a-z0-9-]{1,64}$/) }),
        querystring: z.object({ after: handle.optional(), limit }),
      },
    },
    (request, reply) => {
      const { after, limit: most = 100 } = request.query;
      return show(
        request,
        reply,
        request.params,
        (insight) => drawBody(insight, request.params.body, { after, limit: most }),
        (_, view) => view,
        'no-such-body',
      ) as never;
    },
  );

  app.get(
    '/api/organisations/:org/units',
    {
      schema: {
        ...schemaOf('Units, their members by the roll, and the seats that gives them', shapes.units),
        params: inOrganisation,
      },
    },
    (request, reply) => show(request, reply, request.params, drawUnits, (_, view) => view) as never,
  );

  app.get(
    '/api/organisations/:org/meetings',
    {
      schema: {
        ...schemaOf('Meetings: those that sit, those to come, then the past', shapes.meetings),
        params: inOrganisation,
        querystring: z.object({ after: name.optional(), limit }),
      },
    },
    (request, reply) => {
      const { after, limit: most = mostMeetings } = request.query;
      return show(
        request,
        reply,
        request.params,
        ({ state }) => {
          const all = inOrder(Object.values(state.meetings));
          const from = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1;
          const page = all.slice(from, from + most).map(summaryOf);
          const next = from + most < all.length ? (page.at(-1)?.id ?? null) : null;
          return { asOf: state.entries, meetings: page, next };
        },
        (_, view) => view,
      ) as never;
    },
  );

  app.get(
    '/api/organisations/:org/meetings/:meeting',
    {
      schema: {
        ...schemaOf('A meeting with its motions, votes and quorum', shapes.meeting),
        params: z.object({ org: orgId, meeting: name }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => drawMeeting(insight, request.params.meeting),
        finishMeeting,
        'no-such-meeting',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/motions/:motion',
    {
      schema: {
        ...schemaOf('A motion, its votes and what came of it', shapes.motion),
        params: z.object({ org: orgId, motion: name }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => {
          const { state } = insight;
          const { motion: id } = request.params;
          const found = Object.hasOwn(state.motions, id) ? state.motions[id] : undefined;
          const sitting = found && state.meetings[found.meeting];
          if (!found || !sitting) return undefined;
          return structuredClone({
            asOf: state.entries,
            motion: found,
            meeting: summaryOf(sitting),
            votes: Object.values(state.votes).filter((one) => one.motion === id),
            decision: state.decisions.find((one) => one.motion === id) ?? null,
            amendment: amendmentOf(insight, found),
            may: mayWithMotion(insight, found),
          });
        },
        async (desk, draft) => ({ ...draft, motion: await withPaper(desk, draft.motion) }),
        'no-such-motion',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/meetings/:meeting/minutes',
    {
      // A long meeting takes a second to read.
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        ...schemaOf('What happened at a meeting, step by step, without single voices', shapes.minutes),
        params: z.object({ org: orgId, meeting: name }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => drawMinutes(insight, request.params.meeting),
        finishMinutes,
        'no-such-meeting',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/decisions',
    {
      schema: {
        ...schemaOf('Decisions, the newest first', shapes.decisions),
        params: inOrganisation,
        querystring: z.object({ after: wholeNumber.optional(), limit }),
      },
    },
    (request, reply) => {
      const { after = Number.POSITIVE_INFINITY, limit: most = mostDecisions } = request.query;
      return show(
        request,
        reply,
        request.params,
        ({ state }) => {
          const older = state.decisions.filter(({ decision }) => decision < after);
          const page = older.slice(-most).reverse();
          const next = older.length > most ? (page.at(-1)?.decision ?? null) : null;
          return { asOf: state.entries, drafts: page.map((decided) => draftOfDecision(state, decided)), next };
        },
        async (desk, { asOf: entries, drafts, next }) => ({
          asOf: entries,
          decisions: await Promise.all(drafts.map((draft) => rowOf(desk, draft))),
          next,
        }),
      ) as never;
    },
  );

  app.get(
    '/api/organisations/:org/decisions/:decision',
    {
      schema: {
        ...schemaOf('A decision, how it came about and its mandate', shapes.decision),
        params: z.object({ org: orgId, decision: wholeNumber }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => {
          const { state } = insight;
          const decision = state.decisions.find((one) => one.decision === request.params.decision);
          const of = decision && state.motions[decision.motion];
          const by = decision && state.votes[decision.vote];
          if (!decision || !of || !by) return undefined;
          const amended = amendmentOf(insight, of);
          return structuredClone({ asOf: state.entries, decision, motion: of, vote: by, amendment: amended });
        },
        async (desk, draft) => ({
          ...draft,
          decision: { ...draft.decision, at: await momentOf(desk, draft.decision.entry) },
          motion: await withPaper(desk, draft.motion),
          mandate: (await mandateOf(desk, draft.decision.entry))?.entries ?? [],
        }),
        'no-such-decision',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/mandate/:index',
    {
      schema: {
        ...schemaOf('What an entry rests on, back to the founding', shapes.mandate),
        params: z.object({ org: orgId, index: wholeNumber }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        ({ state }) => (request.params.index < state.entries ? request.params.index : undefined),
        (desk, index) => mandateOf(desk, index),
        'no-such-entry',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/elections',
    { schema: { ...schemaOf('Elections, the newest first', shapes.elections), params: inOrganisation } },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => ({ asOf: insight.state.entries, elections: drawElections(insight) }),
        (_, view) => view,
      ) as never,
  );

  app.get(
    '/api/organisations/:org/elections/:election',
    {
      schema: {
        ...schemaOf('An election, its candidates, and what it takes to count again', shapes.election),
        params: z.object({ org: orgId, election: name }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => drawElection(insight, request.params.election),
        finishElection,
        'no-such-election',
      ) as never,
  );

  app.get(
    '/api/organisations/:org/charters',
    {
      schema: {
        ...schemaOf('Charters in force, now and before, and amendments, the newest first', shapes.charters),
        params: inOrganisation,
      },
    },
    (request, reply) => show(request, reply, request.params, drawCharters, finishCharters) as never,
  );

  app.post(
    '/api/organisations/:org/charters/proposal',
    {
      bodyLimit: largestBody,
      // A large text takes a second to read.
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        ...schemaOf('Before which meetings the caller may lay this text of the charter', shapes.proposal),
        params: inOrganisation,
        body: z.strictObject({ text: z.string().max(largestCharter), inForce: instant.nullable() }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => drawProposal(insight, request.body.text, request.body.inForce as Instant | null),
        (_, view) => view,
      ) as never,
  );

  app.post(
    '/api/organisations/:org/may',
    {
      schema: {
        ...schemaOf('Whether the caller may do each of these acts now', shapes.may),
        params: inOrganisation,
        body: z.strictObject({
          acts: z.array(z.strictObject({ kind: z.string().max(64), body: loose })).max(50),
        }),
      },
    },
    (request, reply) =>
      show(
        request,
        reply,
        request.params,
        (insight) => ({
          asOf: insight.state.entries,
          may: request.body.acts.map((sent) => mayDoSent(insight, sent)),
        }),
        (_, view) => view,
      ) as never,
  );
};

function amendmentOf(insight: Insight, { effect }: MotionState): AmendmentView | null {
  const found = effect.kind === 'charter.amend' ? insight.state.amendments[effect.amendment] : undefined;
  return found ? viewOf(insight, found) : null;
}
