/** The log, page by page. */
import { z } from 'zod';
import { entryJson } from '../spine/folded.ts';
import { enter } from './access.ts';
import type { App, Part, Tools } from './app.ts';
import { act, fact, head, inOrganisation, instant, problems, size, wholeNumber } from './schemas.ts';

const mostEntries = 500;

const entry = z
  .object({
    index: size,
    at: instant,
    act,
    facts: z.array(fact),
    signatures: z.array(z.object({ device: z.string(), signature: z.string() })),
  })
  .meta({ id: 'Entry', description: 'One act and its facts, as a leaf of the log.' });

export const entries: Part = (app: App, tools: Tools) => {
  app.get(
    '/api/organisations/:org/entries',
    {
      schema: {
        tags: ['log'],
        summary: 'Entries of the log in their order',
        params: inOrganisation,
        querystring: z.object({
          from: wholeNumber.optional().describe('First index; 0 unless told.'),
          limit: wholeNumber.optional().describe(`At most ${mostEntries}; 100 unless told.`),
        }),
        response: { 200: z.object({ entries: z.array(entry), head }).meta({ id: 'Entries' }), ...problems },
      },
    },
    async (request, reply) => {
      const entrance = await enter(tools, request, reply, request.params.org);
      if (!entrance) return reply;
      const { from = 0, limit = 100 } = request.query;
      const { desk } = entrance;
      const now = await desk.head();
      const most = Math.max(0, Math.min(limit, mostEntries, now.size - from));
      const stored = await desk.log.entries(from, most);
      // Entries are JSON already, canonical and checked when they were written.
      const list = stored.map(({ bytes }) => entryJson(bytes)).join(',');
      return reply.type('application/json').send(`{"entries":[${list}],"head":${JSON.stringify(now)}}` as never);
    },
  );
};
