/** Doors of the practice of trustees. */
import type { OrgId } from '@quorate/basics';
import { z } from 'zod';
import { enter } from '../http/access.ts';
import type { App, Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { digest, handle, orgId, problems, size } from '../http/schemas.ts';
import { Practices, pretendVotes } from './practice.ts';

const params = z.object({ org: orgId, trusteeship: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/) });
const votes = z.object({ yes: size, no: size, abstain: size });
const practice = z
  .object({
    number: size.describe('How often practice was begun with this key.'),
    phase: z.enum(['voting', 'opening', 'opened']),
    election: digest,
    credentials: digest,
    ballots: size,
    given: z.array(handle).describe('Trustees who gave their share.'),
    pretend: votes.describe('What was put in.'),
  })
  .meta({ id: 'Practice', description: 'A pretend ballot for a key that was made for rehearsal; it is in no record.' });
const longestShare = 65_536;

export function practiceDoor(app: App, tools: Tools): void {
  const practices = new Practices(tools.office);
  const at = '/api/organisations/:org/trusteeships/:trusteeship/practice';
  const schemaOf = <Shape>(summary: string, response: Shape) => ({
    tags: ['secret ballots'],
    summary,
    params,
    response: { 200: response, ...problems },
  });
  const done = z.object({ done: z.literal(true) });

  app.get(
    at,
    { schema: schemaOf('The pretend ballot of a key, if one was begun', z.object({ practice: practice.nullable() })) },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const found = await practices.look(entrance.desk, request.params.trusteeship);
      return { practice: found ? { ...found, given: [...found.given], pretend: pretendVotes } : null };
    },
  );

  app.get(
    `${at}/archive`,
    { schema: schemaOf('The archive of the pretend ballot so far', z.string().describe('A Belenios archive (.bel).')) },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const archive = await practices.archive(entrance.desk, request.params.trusteeship);
      if (!archive) return sendProblem(reply, { reason: 'no-such-ballot' });
      return reply.type('application/x-tar').send(Buffer.from(archive) as never);
    },
  );

  for (const { name, summary, act } of [
    { name: '', summary: 'Begins a pretend ballot, or begins anew', act: 'begin' },
    { name: '/close', summary: 'Closes the pretend voting', act: 'close' },
  ] as const) {
    app.post(`${at}${name}`, { schema: schemaOf(summary, done) }, async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org as OrgId);
      if (!entrance) return reply;
      const { desk, place } = entrance;
      const answer = await practices[act](desk, request.params.trusteeship, place.member);
      return answer.ok ? { done: true as const } : sendProblem(reply, answer.problem);
    });
  }

  app.post(
    `${at}/share`,
    {
      schema: {
        ...schemaOf('A trustee’s share of the pretend result', done),
        body: z.strictObject({ share: z.string().max(longestShare) }),
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const { desk, place } = entrance;
      const answer = await practices.share(desk, request.params.trusteeship, place.member, request.body.share);
      return answer.ok ? { done: true as const } : sendProblem(reply, answer.problem);
    },
  );
}
