/** The door for acts: a signed act comes in, the first answer goes out, and the same nonce gets it again. */
import { parseAct } from '@quorate/assembly';
import { fromBase64, type OrgId, ok, type Result, refuse } from '@quorate/basics';
import type { Signature } from '@quorate/record';
import { z } from 'zod';
import type { Paper, Received } from '../spine/received.ts';
import type { App, Part, Tools } from './app.ts';
import { type DoorRefusal, largestBody, sendProblem } from './problems.ts';
import { act, fact, head, inOrganisation, problems, size } from './schemas.ts';
import { placeOf } from './session.ts';

const mostPapers = 4;

const sent = z.strictObject({
  act,
  signature: z
    .string()
    .regex(/^[A-Za-z0-9+/]{86}==$/)
    .describe('Ed25519 of the acting device over `quorate.act/1\\n` and the canonical JSON of the act, Base64.'),
  blobs: z
    .array(
      z.strictObject({
        media: z.enum(['text/plain', 'application/json', 'application/yaml']),
        base64: z.string().max(largestBody),
      }),
    )
    .max(mostPapers)
    .optional()
    .describe('Papers the act names by hash, 1 MiB each at most.'),
});

export const acts: Part = (app: App, tools: Tools) => {
  app.post(
    '/api/organisations/:org/acts',
    {
      bodyLimit: largestBody,
      schema: {
        tags: ['log'],
        summary: 'Hands in a signed act',
        description: 'Answered when the act is on disk. The same act sent again gets the first answer.',
        params: inOrganisation,
        body: sent,
        response: {
          200: z.object({ index: size, facts: z.array(fact), head }).meta({ id: 'Answer' }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const caller = await tools.whoIs(request);
      const { org } = request.params;
      const place = placeOf(caller, org);
      if (caller.person === null) return sendProblem(reply, { reason: 'not-signed-in' });
      if (place === undefined) return sendProblem(reply, { reason: 'no-such-organisation' });
      const parsed = parseAct(request.body.act);
      if (!parsed.ok) return sendProblem(reply, parsed.problem);
      if (parsed.value.org !== org) return sendProblem(reply, { reason: 'wrong-organisation' });
      if (place.member === null || parsed.value.actor !== place.member || parsed.value.device === null) {
        return sendProblem(reply, { reason: 'not-your-handle' });
      }
      const papers = papersOf(request.body.blobs ?? []);
      if (!papers.ok) return sendProblem(reply, papers.problem);
      const signature: Signature = { device: parsed.value.device, signature: request.body.signature };
      const objection = await tools.booths.objection(org as OrgId, parsed.value, papers.value);
      if (objection) return sendProblem(reply, objection);
      const made = await tools.booths.papersFor(org as OrgId, parsed.value);
      const received: Received = { act: parsed.value, signatures: [signature], papers: [...papers.value, ...made] };
      const verdict = await tools.office.submit(org as OrgId, received);
      if (!verdict.ok) return sendProblem(reply, verdict.problem);
      await tools.booths.taken(org as OrgId, parsed.value);
      // Text, because facts came from our own deciders and need no second look on the way out.
      return reply.type('application/json').send(JSON.stringify(verdict.value) as never);
    },
  );
};

function papersOf(
  blobs: readonly { readonly media: string; readonly base64: string }[],
): Result<readonly Paper[], DoorRefusal> {
  const papers: Paper[] = [];
  for (const [i, { media, base64 }] of blobs.entries()) {
    const bytes = fromBase64(base64);
    if (!bytes.ok)
      return refuse({ reason: 'malformed-request', at: `body/blobs/${i}/base64`, expected: 'standard Base64' });
    papers.push({ media, bytes: bytes.value });
  }
  return ok(papers);
}
