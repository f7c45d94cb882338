/** Signing in and out: a code by mail, an invitation, and what this window's session is. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App, Part, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { handle, instant, orgId, problems } from '../http/schemas.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Vault } from '../vault/vault.ts';
import type { Codes } from './codes.ts';
import type { Invitations } from './invitations.ts';
import type { Limit, Limits } from './limits.ts';
import { normalised, type People } from './people.ts';
import { dropToken, seatOf, setToken, tokenOf } from './seat.ts';
import { longestSession, type Sessions } from './sessions.ts';
import type { WhoIsHere } from './who-is.ts';

export interface SignInTools {
  readonly sessions: Sessions;
  readonly people: People;
  readonly codes: Codes;
  readonly invitations: Invitations;
  /** Lets a person who came by an invitation into a founding. */
  readonly welcome: (founding: string, person: string, to: string) => Promise<void>;
  readonly vault: Vault;
  readonly limits: Limits;
  readonly mailer: Mailer;
  readonly whoIs: WhoIsHere;
  readonly https: boolean;
  readonly demo: boolean;
}

export const emailAddress = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"(),:;[\]\\\p{Cc}]+@[^\s@<>"(),:;[\]\\\p{Cc}]+\.[^\s@<>"(),:;[\]\\\p{Cc}]+$/u)
  .describe('An e-mail address.');

const codesPerAddress: Limit = { name: 'codes-per-address', most: 5, within: 3600 };
const codesPerClient: Limit = { name: 'codes-per-client', most: 60, within: 3600 };
const triesPerAddress: Limit = { name: 'tries-per-address', most: 20, within: 3600 };
const triesPerClient: Limit = { name: 'tries-per-client', most: 120, within: 3600 };
const invitationsPerClient: Limit = { name: 'invitations-per-client', most: 300, within: 3600 };

const sessionShape = z
  .object({
    person: z.object({ id: z.string(), email: z.string().nullable() }).nullable(),
    memberships: z.array(z.object({ org: orgId, title: z.string(), member: handle })),
    demo: z.boolean(),
    time: instant.describe('By the clock of the server.'),
  })
  .meta({ id: 'Session' });

const done = z.object({ done: z.literal(true) });

export function signInPart(tools: SignInTools): Part {
  return (app: App, { office }: Tools) => {
    const { sessions, people, codes, invitations, welcome, vault, limits, mailer, whoIs, https, demo } = tools;

    /** False after the problem has been sent. */
    const isWithin = async (reply: FastifyReply, ...tries: readonly (readonly [Limit, string])[]): Promise<boolean> => {
      for (const [limit, who] of tries) {
        const verdict = await limits(limit, who);
        if (verdict === 'within') continue;
        reply.header('retry-after', String(verdict.retryAfter));
        sendProblem(reply, { reason: 'too-many-attempts', ...verdict });
        return false;
      }
      return true;
    };
    const begin = async (reply: FastifyReply, seat: string, person: string): Promise<void> => {
      setToken(reply, seat, await sessions.begin(person), { https, seconds: longestSession });
    };
    const endCurrent = async (request: FastifyRequest): Promise<void> => {
      const token = tokenOf(request);
      if (token !== undefined) await sessions.end(token);
    };

    app.get(
      '/api/session',
      { schema: { tags: ['sign-in'], summary: 'Who this window is', response: { 200: sessionShape, ...problems } } },
      async (request, reply) => {
        const { person, places, session } = await whoIs(request);
        const memberships = await Promise.all(
          places.map(async ({ org, member }) => {
            const desk = member === null ? undefined : await office.desk(org);
            const title = await desk?.read(({ state }) => (state.org === null ? undefined : state.title));
            return title === undefined || member === null ? [] : [{ org, title, member }];
          }),
        );
        const email = person === null || session?.as ? null : ((await people.emailOf(person)) ?? null);
        reply.header('cache-control', 'no-store');
        return {
          person: person === null ? null : { id: person, email },
          memberships: memberships.flat(),
          demo,
          time: office.clock(),
        };
      },
    );

    app.post(
      '/api/sign-in/code',
      {
        schema: {
          tags: ['sign-in'],
          summary: 'Asks for a one-time code by mail',
          description: 'The answer is the same whether or not the address is known.',
          body: z.strictObject({ email: emailAddress }),
          response: { 202: done, ...problems },
        },
      },
      async (request, reply) => {
        const { email } = request.body;
        const address = vault.mark('address', normalised(email));
        if (!(await isWithin(reply, [codesPerClient, request.ip], [codesPerAddress, address]))) return reply;
        const code = await codes.make(address);
        // Sent to every address alike, known or not, and not awaited.
        void mailer.send(codeLetter(email, code));
        return reply.code(202).send({ done: true });
      },
    );

    app.post(
      '/api/sign-in/verify',
      {
        schema: {
          tags: ['sign-in'],
          summary: 'Signs in with the code',
          body: z.strictObject({ email: emailAddress, code: z.string().regex(/^[0-9]{6}$/) }),
          response: { 200: done, ...problems },
        },
      },
      async (request, reply) => {
        const { email, code } = request.body;
        const seat = seatOf(request);
        if (seat === undefined) return sendProblem(reply, { reason: 'seat-missing' });
        const address = vault.mark('address', normalised(email));
        if (!(await isWithin(reply, [triesPerClient, request.ip], [triesPerAddress, address]))) return reply;
        const fits = (await codes.use(address, code)) === 'fits';
        if (!fits) return sendProblem(reply, { reason: 'code-wrong' });
        const person = await people.prove(email);
        await endCurrent(request);
        await begin(reply, seat, person);
        return { done: true as const };
      },
    );

    app.post(
      '/api/sign-in/invitation',
      {
        schema: {
          tags: ['sign-in'],
          summary: 'Takes up an invitation',
          body: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
          response: {
            200: z.object({ role: z.string(), founding: z.string().optional(), org: orgId.optional() }),
            ...problems,
          },
        },
      },
      async (request, reply) => {
        const seat = seatOf(request);
        if (seat === undefined) return sendProblem(reply, { reason: 'seat-missing' });
        if (!(await isWithin(reply, [invitationsPerClient, request.ip]))) return reply;
        const invitation = await invitations.take(request.body.token);
        if (invitation === undefined) return sendProblem(reply, { reason: 'invitation-unknown' });
        const here = await whoIs(request);
        const person = here.person !== null && !here.session?.as ? here.person : await people.fresh();
        if (person !== here.person) await begin(reply, seat, person);
        const { role, founding, org, to } = invitation;
        if (org !== undefined) await people.seat(person, { org, member: null });
        if (founding !== undefined) await welcome(founding, person, to ?? '');
        // Only a claim: whoever proves the address later by a code owns what was taken up under it.
        const meant = to === undefined ? undefined : (await vault.read({ key: to }))?.email;
        if (meant !== undefined) {
          await people.claim(person, meant);
        }
        return { role, ...(founding && { founding }), ...(org && { org }) };
      },
    );

    app.post(
      '/api/sign-out',
      {
        schema: {
          tags: ['sign-in'],
          summary: 'Signs this window out, or every device',
          body: z.strictObject({ everywhere: z.boolean().optional() }),
          response: { 200: done, ...problems },
        },
      },
      async (request, reply) => {
        const { person } = await whoIs(request);
        const seat = seatOf(request);
        if (person !== null && request.body.everywhere === true) await sessions.endAll(person);
        await endCurrent(request);
        if (seat !== undefined) dropToken(reply, seat, https);
        return { done: true as const };
      },
    );
  };
}

function codeLetter(
  to: string,
  code: string,
): { readonly to: string; readonly subject: string; readonly text: string } {
  return {
    to,
    subject: 'Your code for Quorate',
    text: `Your code is ${code}\n\nIt works once, within ten minutes. If you did not ask for it, do nothing: nobody gets in without it.`,
  };
}
