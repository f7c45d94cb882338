/** The log as C2SP tlog-tiles has it, and proofs for whoever would rather not read tiles. */
import { toBase64 } from '@quorate/basics';
import { parseTilePath, widthOf } from '@quorate/ledger';
import { z } from 'zod';
import { proveConsistency, proveInclusion, readBundleBytes, readTileBytes } from '../spine/tree-of-log.ts';
import { enter } from './access.ts';
import type { App, Part, Tools } from './app.ts';
import { sendProblem } from './problems.ts';
import { head, inOrganisation, orgId, problems, wholeNumber } from './schemas.ts';

const proof = z
  .object({ proof: z.array(z.string().describe('32 bytes, Base64')), head })
  .meta({ id: 'Proof', description: 'Hashes as RFC 6962 section 2.1 orders them.' });

export const logFiles: Part = (app: App, tools: Tools) => {
  app.get(
    '/log/:org/checkpoint',
    {
      schema: {
        tags: ['log'],
        summary: 'The signed tree head (C2SP tlog-checkpoint)',
        params: inOrganisation,
        response: { 200: z.string(), ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const note = await tools.office.checkpoint(entrance.desk);
      return reply
        .type('text/plain; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(Buffer.from(note) as never);
    },
  );

  app.get(
    '/log/:org/tile/*',
    {
      schema: {
        tags: ['log'],
        summary: 'A tile of hashes, or a bundle of entries (C2SP tlog-tiles)',
        params: z.object({ org: orgId, '*': z.string().max(80) }),
        response: { 200: z.string().describe('Bytes.'), ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const tile = parseTilePath(`tile/${request.params['*']}`);
      const { desk } = entrance;
      const { size } = await desk.head();
      // A partial tile stays readable after it has been filled.
      if (!tile.ok || widthOf(tile.value.level, tile.value.index, BigInt(size)) < tile.value.width) {
        return sendProblem(reply, { reason: 'no-such-tile' });
      }
      const bytes =
        tile.value.level === 'entries'
          ? await readBundleBytes(desk.log, tile.value)
          : await readTileBytes(desk.log, tile.value);
      return reply
        .type('application/octet-stream')
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(Buffer.from(bytes) as never);
    },
  );

  app.get(
    '/api/organisations/:org/proof/inclusion',
    {
      schema: {
        tags: ['log'],
        summary: 'That an entry is in the log',
        params: inOrganisation,
        querystring: z.object({ index: wholeNumber, size: wholeNumber.optional() }),
        response: { 200: proof, ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const now = await entrance.desk.head();
      const { index, size = now.size } = request.query;
      if (size > now.size || index >= size)
        return sendProblem(reply, { reason: 'beyond-the-log', size: now.size } as never);
      const hashes = await proveInclusion(entrance.desk.log, index, size);
      return hashes.ok ? { proof: hashes.value.map(toBase64), head: now } : sendProblem(reply, hashes.problem, 404);
    },
  );

  app.get(
    '/api/organisations/:org/proof/consistency',
    {
      schema: {
        tags: ['log'],
        summary: 'That the log of one size is the beginning of the log of another',
        params: inOrganisation,
        querystring: z.object({ from: wholeNumber, to: wholeNumber.optional() }),
        response: { 200: proof, ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const now = await entrance.desk.head();
      const { from, to = now.size } = request.query;
      if (to > now.size || from > to) return sendProblem(reply, { reason: 'beyond-the-log', size: now.size } as never);
      const hashes = await proveConsistency(entrance.desk.log, from, to);
      return hashes.ok ? { proof: hashes.value.map(toBase64), head: now } : sendProblem(reply, hashes.problem, 404);
    },
  );
};
