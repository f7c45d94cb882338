/** How every view is shown: drawn in one go for whoever may look in, finished with what lies beside the state. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { enter } from '../http/access.ts';
import type { Tools } from '../http/app.ts';
import { sendProblem } from '../http/problems.ts';
import { problems } from '../http/schemas.ts';
import type { Desk } from '../spine/desk.ts';
import { drawn, type Insight } from './insight.ts';

export type Show = <Draft>(
  request: FastifyRequest,
  reply: FastifyReply,
  params: { readonly org: string },
  draw: (insight: Insight) => Draft | undefined,
  finish: (desk: Desk, draft: Draft) => unknown,
  missing?: string,
) => Promise<FastifyReply>;

/** Draws for whoever may look in; the problem is sent when nobody may or nothing is there. */
export function showWith(tools: Tools): Show {
  return async (request, reply, { org }, draw, finish, missing = 'no-such-page') => {
    const entrance = await enter(tools, request, reply, org);
    if (!entrance) return reply;
    const { desk, place } = entrance;
    const draft = await drawn(tools.office, desk, place.member, draw);
    const view = draft === undefined ? undefined : await finish(desk, draft);
    if (view === undefined) return sendProblem(reply, { reason: missing });
    reply.header('cache-control', 'no-store');
    // Text, because the view was drawn from our own state and needs no second look on the way out.
    return reply.type('application/json').send(JSON.stringify(view));
  };
}

interface ViewSchema<Shape> {
  readonly tags: string[];
  readonly summary: string;
  readonly response: { 200: Shape } & typeof problems;
}

export function schemaOf<Shape>(summary: string, response: Shape): ViewSchema<Shape> {
  return { tags: ['views'], summary, response: { 200: response, ...problems } };
}
