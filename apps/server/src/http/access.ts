/** The way into an organisation: for its own people; to everybody else it is not there. */
import type { OrgId } from '@quorate/basics';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Desk } from '../spine/desk.ts';
import { sizeOf } from '../spine/folded.ts';
import type { Tools } from './app.ts';
import { sendProblem } from './problems.ts';
import { type Caller, type CallersPlace, placeOf } from './session.ts';

export interface Entrance {
  readonly desk: Desk;
  readonly caller: Caller;
  readonly place: CallersPlace;
}

/** The desk, or `undefined` after the problem has been sent. */
export async function enter(
  { office, whoIs }: Tools,
  request: FastifyRequest,
  reply: FastifyReply,
  org: string,
): Promise<Entrance | undefined> {
  const caller = await whoIs(request);
  const place = placeOf(caller, org);
  const desk = place && (await office.desk(org as OrgId));
  if (desk && (await desk.read(sizeOf)) > 0) return { desk, caller, place };
  const isStranger = caller.person === null && caller.places.length === 0;
  sendProblem(reply, { reason: isStranger ? 'not-signed-in' : 'no-such-organisation' });
  return undefined;
}
