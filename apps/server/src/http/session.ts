/** Who asks: what the sign-in tells the rest of the server, and nothing about how it found out. */
import type { MemberId, OrgId } from '@quorate/basics';
import type { FastifyRequest } from 'fastify';

export interface Caller {
  /** Whoever is signed in, by a name of the sign-in's own; never an address. */
  readonly person: string | null;
  /** Organisations the caller may look into. All others are as if they were not there. */
  readonly places: readonly CallersPlace[];
  /** Tells what lasts longer than its request when the caller signs out. Returns what forgets that. */
  readonly onSignOut?: (tell: () => void) => () => void;
}

export interface CallersPlace {
  readonly org: OrgId;
  /** The caller's handle there: a member, past member or applicant; `null` for a guest (invited, or open to all). */
  readonly member: MemberId | null;
}

export type WhoIs = (request: FastifyRequest) => Promise<Caller>;

export const nobody: Caller = { person: null, places: [] };

export function placeOf(caller: Caller, org: string): CallersPlace | undefined {
  return caller.places.find((place) => place.org === org);
}
