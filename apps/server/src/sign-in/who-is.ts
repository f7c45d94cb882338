/** From a cookie to a caller: whose session it is, and where that person may look in. */
import type { OrgId } from '@quorate/basics';
import type { FastifyRequest } from 'fastify';
import type { Caller, CallersPlace, WhoIs } from '../http/session.ts';
import type { People } from './people.ts';
import { tokenOf } from './seat.ts';
import type { Session, Sessions } from './sessions.ts';

export interface WhoIsTools {
  readonly sessions: Sessions;
  readonly people: People;
  /** Organisations that anybody may look into: those of the demo. */
  readonly open: () => readonly OrgId[];
  /** Told of every request of a session, so that the demo knows who is at play. */
  readonly noticed?: (session: Session) => void;
}

interface SignedIn extends Caller {
  readonly session: Session | undefined;
}

export type WhoIsHere = (request: FastifyRequest) => Promise<SignedIn>;

/** Asked once per request, however many routes' helpers ask. */
export function whoIsHere(tools: WhoIsTools): WhoIsHere & WhoIs {
  const known = new WeakMap<FastifyRequest, Promise<SignedIn>>();
  return (request) => {
    const asked = known.get(request) ?? find(tools, request);
    known.set(request, asked);
    return asked;
  };
}

async function find({ sessions, people, open, noticed }: WhoIsTools, request: FastifyRequest): Promise<SignedIn> {
  const token = tokenOf(request);
  const session = token === undefined ? undefined : await sessions.find(token);
  if (token === undefined || session === undefined)
    return { person: null, places: guestPlaces(open(), []), session: undefined };
  noticed?.(session);
  const own = session.as ? [session.as] : await people.places(session.person);
  const onSignOut = (tell: () => void) => sessions.onEnd(token, tell);
  return { person: session.person, places: [...own, ...guestPlaces(open(), own)], onSignOut, session };
}

function guestPlaces(open: readonly OrgId[], own: readonly CallersPlace[]): readonly CallersPlace[] {
  return open.filter((org) => !own.some((place) => place.org === org)).map((org) => ({ org, member: null }));
}
