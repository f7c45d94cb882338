/**
 * Doors of secret ballots.
 *
 *     /api/organisations/:org/ballots/...   for members, signed in: the issuer, the blind signature, the opening
 *     /api/booth/:org/:ballot/...           for nobody in particular: credentials, ballots, the board
 *
 * The second kind takes no session. A request that brings one is turned away,
 * so that a careless client can't tell the server whose ballot it is.
 */
import { type Refusal, revealing } from '@quorate/assembly';
import { fromBase64, type OrgId, toBase64 } from '@quorate/basics';
import { ballotGroup, expectedElection, trusteesOf } from '@quorate/record';
import { type Element, writeCiphertexts, writeRoll } from '@quorate/seal';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { enter } from '../http/access.ts';
import type { App, Part, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { digest, inOrganisation, problems, size } from '../http/schemas.ts';
import { readEntry } from '../spine/folded.ts';
import { drawn } from '../views/insight.ts';
import { mayDoSent } from '../views/may.ts';
import type { BallotBox, BoxView } from './ballot-box.ts';
import { boothPages } from './booth-pages.ts';
import type { Booths } from './booths.ts';
import { practiceDoor } from './practice-routes.ts';

const ballotName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/);
const ofBallot = z.object({ ...inOrganisation.shape, ballot: ballotName });
const base64 = z.string().regex(/^[A-Za-z0-9+/]{342}==$/);
const tracker = z.string().regex(/^[A-Za-z0-9+/]{43}$/);
const paper = z.object({ sha256: digest, size, media: z.string() });
const booth = z
  .object({ page: paper, program: paper, style: paper })
  .meta({ id: 'Booth', description: 'The booth a ballot is voted in: its page, and what the page loads.' });
const somePaper = { sha256: 'f'.repeat(64), size: 2, media: 'application/json' };
const someSetup = { election: somePaper, credentials: somePaper, tokens: somePaper };
const longestBallot = 1_048_576;
const trackersPage = 500;

export function boothPart(booths: Booths): Part {
  return (app, tools) => {
    membersDoor(app, tools, booths);
    anonymousDoor(app, booths);
    boothPages(app, booths);
    practiceDoor(app, tools);
  };
}

function membersDoor(app: App, tools: Tools, booths: Booths): void {
  app.post(
    '/api/organisations/:org/ballots/issuer',
    {
      // A key takes a tenth of a second to make, and few are called.
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        tags: ['secret ballots'],
        summary: 'Makes the key that signs the blinded credentials of a ballot to be called',
        params: inOrganisation,
        body: z.strictObject({ ballot: ballotName }),
        response: { 200: z.object({ issuer: base64 }), ...problems },
      },
    },
    async (request, reply) => {
      const { org } = request.params;
      const entrance = await enter(tools, request, reply, org);
      if (!entrance) return reply;
      if (entrance.place.member === null) return sendProblem(reply, { reason: 'not-your-handle' });
      return { issuer: await booths.issuers.prepare(org as OrgId, request.body.ballot) };
    },
  );

  app.post(
    '/api/organisations/:org/ballots/:ballot/token',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'Signs the blinded credential that the member registered',
        params: ofBallot,
        response: { 200: z.object({ blindSignature: base64 }), ...problems },
      },
    },
    async (request, reply) => {
      const { org, ballot } = request.params;
      const entrance = await enter(tools, request, reply, org);
      if (!entrance) return reply;
      const { desk, place } = entrance;
      const entry = await desk.read(({ state }) => {
        const found = Object.hasOwn(state.ballots, ballot) ? state.ballots[ballot] : undefined;
        return place.member === null ? undefined : found?.registered[place.member];
      });
      if (entry === undefined) return sendProblem(reply, noSuchBallot(ballot));
      const [stored] = await desk.log.entries(entry, 1);
      const act = stored && readEntry(stored.bytes).act;
      const blinded = act?.kind === 'register-for-ballot' ? fromBase64(act.body.blinded) : undefined;
      const signature = blinded?.ok ? await booths.issuers.sign(org as OrgId, ballot, blinded.value) : undefined;
      if (!signature) return sendProblem(reply, noSuchBallot(ballot));
      return { blindSignature: toBase64(signature) };
    },
  );

  app.get(
    '/api/organisations/:org/ballots/:ballot/opening',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'The papers with which the voting is opened, for whoever may open it',
        description:
          'Nobody else is shown which credentials are in: whoever saw them come could guess whose each is by the time.',
        params: ofBallot,
        response: {
          200: z.object({ election: z.string(), credentials: z.string(), tokens: z.string(), booth: booth.nullable() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { org, ballot } = request.params;
      const entrance = await enter(tools, request, reply, org);
      if (!entrance) return reply;
      const { desk, place } = entrance;
      const { refusal } = await drawn(tools.office, desk, place.member, (insight) =>
        mayDoSent(insight, { kind: 'open-secret-ballot', body: { ballot, ...someSetup } }),
      );
      // The rules have nothing against it but that nobody has looked at the papers yet.
      if (refusal?.reason !== 'seal-does-not-hold') return sendProblem(reply, refusal ?? noSuchBallot(ballot));
      const found = await booths.find(org as OrgId, ballot);
      const election = found && electionText(found.view);
      if (!found || election === undefined) return sendProblem(reply, noSuchBallot(ballot));
      const handedIn = await found.box.handedIn();
      const credentials = writeRoll(
        ballotGroup,
        handedIn.map(({ credential }) => ({ credential: credential as Element, weight: 1n })),
      );
      const tokenOf = new Map(handedIn.map(({ credential, token }) => [credential, token]));
      const tokens = (JSON.parse(credentials) as string[]).map((credential) => tokenOf.get(credential));
      return { election, credentials, tokens: JSON.stringify(tokens), booth: booths.served?.refs ?? null };
    },
  );
}

function anonymousDoor(app: App, booths: Booths): void {
  app.get(
    '/api/booth/:org/:ballot',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'What everybody may know of a ballot',
        params: ofBallot,
        response: { 200: z.looseObject({ phase: z.string() }).meta({ id: 'SecretBallot' }), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const { box, view } = found;
      const { ballot } = view;
      const board = await box.board(view);
      return {
        ballot: ballot.id,
        phase: ballot.phase,
        subject: ballot.subject,
        title: view.state.title,
        issuer: ballot.issuer,
        trusteeship: ballot.trusteeship,
        entitled: ballot.entitled,
        registered: Object.keys(ballot.registered).length,
        credentials: ballot.setup ? null : (await box.handedIn()).length,
        reveals: revealing(view.state, ballot),
        election: electionText(view) ?? null,
        booth: ballot.setup?.booth ?? null,
        fingerprint: board.fingerprint,
        ballots: board.trackers.length,
        mixers: board.mixers,
        opened: ballot.decryptions.length,
        finished: board.finished,
        answers: ballot.answers,
      };
    },
  );

  app.post(
    '/api/booth/:org/:ballot/credentials',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'Hands in a credential with its token, without a name',
        params: ofBallot,
        body: z.strictObject({ credential: z.string().regex(/^[0-9a-f]{64}$/), token: base64 }),
        response: { 200: z.object({ taken: z.literal(true) }), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const taken = await found.box.handIn(found.view, request.body.credential, request.body.token);
      return taken.ok ? { taken: true as const } : sendProblem(reply, taken.problem as never);
    },
  );

  app.post(
    '/api/booth/:org/:ballot/ballots',
    {
      bodyLimit: longestBallot,
      schema: {
        tags: ['secret ballots'],
        summary: 'Casts a sealed ballot, without a name',
        description:
          'Answered when it is on disk. The same ballot sent again gets the first answer. The last of each credential counts.',
        params: ofBallot,
        body: z.strictObject({ ballot: z.string().max(longestBallot) }),
        response: { 200: z.object({ tracker: z.string(), position: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const cast = await found.box.cast(found.view, request.body.ballot);
      return cast.ok ? cast.value : sendProblem(reply, cast.problem as never);
    },
  );

  app.post(
    '/api/booth/:org/:ballot/challenges',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'Gives a sealed ballot up, so that it can be opened and checked',
        description:
          'A ballot of this tracker is never taken from now on: whoever is shown what it holds can do nothing with it.',
        params: ofBallot,
        body: z.strictObject({ tracker }),
        response: { 200: z.object({ givenUp: z.literal(true) }), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const given = await found.box.giveUp(found.view, request.body.tracker);
      return given.ok ? { givenUp: true as const } : sendProblem(reply, given.problem as never);
    },
  );

  app.get(
    '/api/booth/:org/:ballot/trackers',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'Trackers of the ballots, in the order in which they came',
        params: ofBallot,
        querystring: z.object({ from: z.coerce.number().int().min(0).default(0) }),
        response: { 200: z.object({ trackers: z.array(z.string()), total: z.int() }), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const { trackers } = await found.box.board(found.view);
      const { from } = request.query;
      return { trackers: trackers.slice(from, from + trackersPage), total: trackers.length };
    },
  );

  app.get(
    '/api/booth/:org/:ballot/tally',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'What the trustees mix, and what they open',
        params: ofBallot,
        response: { 200: z.object({ toMix: z.string().nullable(), toDecrypt: z.string().nullable() }), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const { toMix, toDecrypt } = await found.box.board(found.view);
      return { toMix: toMix && writeCiphertexts(toMix), toDecrypt: toDecrypt && writeCiphertexts(toDecrypt) };
    },
  );

  app.get(
    '/api/booth/:org/:ballot/archive',
    {
      schema: {
        tags: ['secret ballots'],
        summary: 'The archive so far, for any verifier',
        params: ofBallot,
        response: { 200: z.string().describe('A Belenios archive (.bel).'), ...problems },
      },
    },
    async (request, reply) => {
      const found = await nameless(booths, request, reply);
      if (!found) return reply;
      const archive = await found.box.archive(found.view);
      if (!archive) return sendProblem(reply, noSuchBallot(found.view.ballot.id));
      return reply
        .type('application/x-tar')
        .header('content-disposition', `attachment; filename="${found.view.ballot.id}.bel"`)
        .send(Buffer.from(archive) as never);
    },
  );
}

/** The box, for a request that does not say who sends it; `undefined` after the problem has been sent. */
async function nameless(
  booths: Booths,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly box: BallotBox; readonly view: BoxView } | undefined> {
  const { org, ballot } = request.params as { readonly org: string; readonly ballot: string };
  if (request.headers.cookie !== undefined || request.headers.authorization !== undefined) {
    sendProblem(reply, { reason: 'name-not-wanted' } as never, 400);
    return undefined;
  }
  const found = await booths.find(org as OrgId, ballot);
  if (!found) sendProblem(reply, noSuchBallot(ballot));
  return found;
}

function noSuchBallot(ballot: string): Extract<Refusal, { readonly reason: 'no-such-ballot' }> {
  return { reason: 'no-such-ballot', ballot };
}

function electionText({ state, ballot, papers }: BoxView): string | undefined {
  const opened = ballot.setup && papers(ballot.setup.election.sha256);
  if (opened) return new TextDecoder().decode(opened);
  const trusteeship = state.trusteeships[ballot.trusteeship];
  const trustees = trusteeship && trusteesOf(trusteeship, papers);
  return trustees && expectedElection(state, ballot.id, ballot.subject, trustees);
}
