/** A stand-in for the sign-in: a request says who asks by a header, `x-badge: ada`. */
import type { OrgId } from '@quorate/basics';
import { type Caller, nobody, type WhoIs } from '../http/session.ts';
import { memberNamed } from './company.ts';

/** Each named person is a member of these organisations, `guest` a guest of them, and anybody else a stranger. */
export function badges(people: readonly string[], orgs: readonly OrgId[]): WhoIs {
  return (request) => {
    const badge = request.headers['x-badge'];
    return Promise.resolve(typeof badge === 'string' ? callerOf(badge, people, orgs) : nobody);
  };
}

function callerOf(badge: string, people: readonly string[], orgs: readonly OrgId[]): Caller {
  if (people.includes(badge))
    return { person: badge, places: orgs.map((org) => ({ org, member: memberNamed(badge) })) };
  if (badge === 'guest') return { person: badge, places: orgs.map((org) => ({ org, member: null })) };
  return { person: badge, places: [] };
}
