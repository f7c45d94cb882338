/**
 * The booth of a ballot, from the record: the very bytes its opening names, to
 * whoever asks, for as long as the record is kept. A newer server serves the
 * old booth of a ballot that is still open, so an upgrade disturbs no vote.
 *
 *     /booth/kettle-lane/b1/booth.html            the page
 *     /booth/kettle-lane/b1/assets/booth-….js     its program; the name after the last dot decides
 */
import type { OrgId } from '@quorate/basics';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { orgId } from '../http/schemas.ts';
import { boothPolicy } from '../http/security.ts';
import type { Booths } from './booths.ts';

const params = z.object({ org: orgId, ballot: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/) });
const file = params.extend({ file: z.string().regex(/^booth-[A-Za-z0-9_-]{1,64}\.(?:js|css)$/) });

export function boothPages(app: App, booths: Booths): void {
  const send = async (
    reply: FastifyReply,
    { org, ballot }: z.infer<typeof params>,
    part: 'page' | 'program' | 'style',
    type: string,
  ): Promise<FastifyReply> => {
    const bytes = await booths.boothOf(org as OrgId, ballot, part);
    if (bytes === undefined) return sendProblem(reply, { reason: 'no-such-page' });
    return reply
      .header('content-security-policy', boothPolicy())
      .header('cache-control', part === 'page' ? 'no-store' : 'public, max-age=31536000, immutable')
      .type(`${type}; charset=utf-8`)
      .send(Buffer.from(bytes));
  };

  app.get('/booth/:org/:ballot/booth.html', { schema: { hide: true, params } as never }, (request, reply) =>
    send(reply, request.params as z.infer<typeof params>, 'page', 'text/html'),
  );

  app.get('/booth/:org/:ballot/assets/:file', { schema: { hide: true, params: file } as never }, (request, reply) => {
    const asked = request.params as z.infer<typeof file>;
    const isProgram = asked.file.endsWith('.js');
    return send(reply, asked, isProgram ? 'program' : 'style', isProgram ? 'text/javascript' : 'text/css');
  });
}
