/** Papers beside the log, the charter's text, and the whole record as one file. */
import type { Digest } from '@quorate/basics';
import { z } from 'zod';
import { bundleOf } from '../spine/bundle-of.ts';
import { enter } from './access.ts';
import type { App, Part, Tools } from './app.ts';
import { sendProblem } from './problems.ts';
import { digest, inOrganisation, orgId, problems } from './schemas.ts';

export const papers: Part = (app: App, tools: Tools) => {
  app.get(
    '/api/organisations/:org/blobs/:sha256',
    {
      schema: {
        tags: ['log'],
        summary: 'A paper by its hash',
        params: z.object({ org: orgId, sha256: digest }),
        response: { 200: z.string().describe('Bytes.'), ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const blob = await entrance.desk.log.blob(request.params.sha256 as Digest);
      if (blob === undefined) return sendProblem(reply, { reason: 'no-such-blob' });
      return reply
        .type(`${blob.media}; charset=utf-8`)
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(Buffer.from(blob.bytes) as never);
    },
  );

  app.get(
    '/api/organisations/:org/charter/:hash',
    {
      schema: {
        tags: ['organisations'],
        summary: 'The text of a charter that is or was in force',
        params: z.object({ org: orgId, hash: digest }),
        response: { 200: z.string().describe('YAML.'), ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const text = await entrance.desk.charterText(request.params.hash as Digest);
      if (text === undefined) return sendProblem(reply, { reason: 'no-such-charter' });
      return reply.type('application/yaml; charset=utf-8').send(Buffer.from(text.bytes) as never);
    },
  );

  app.get(
    '/api/organisations/:org/bundle',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags: ['log'],
        summary: 'The record bundle: everything a stranger needs to check it all offline',
        params: inOrganisation,
        response: { 200: z.string().describe('A tar file.'), ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const { org } = request.params;
      const tar = await bundleOf(tools.office, entrance.desk);
      return reply
        .type('application/x-tar')
        .header('content-disposition', `attachment; filename="${org}.quorate.tar"`)
        .send(Buffer.from(tar.buffer, tar.byteOffset, tar.byteLength) as never);
    },
  );
};
