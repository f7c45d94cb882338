import { refuse } from '@quorate/basics';
import { checkCharter, unwaivedErrors } from '@quorate/charter';
import { type Asked, type Decision, facts } from '../decision.ts';
import type { Event } from '../fact.ts';
import { placesAtFounding, warrant } from '../ground.ts';
import { termEnds } from '../term.ts';
import { incompatible } from './incompatible.ts';

/**
 * One person alone can't found anything, a charter with errors can't be adopted,
 * and the first holders sit only until their term ends like any others.
 */
export function found({ act, state, charter, parsed, at }: Asked<'found'>): Decision {
  const { founders, holders, title, log } = act.body;
  if (state.org !== null) return refuse({ reason: 'already-founded' });
  if (founders.length < 2) return refuse({ reason: 'too-few-founders', found: founders.length, needed: 2 });
  const twice = founders.find(({ member, device }, i) =>
    founders.some((other, j) => j < i && (other.member === member || other.device === device)),
  );
  if (twice) return refuse({ reason: 'founder-twice', member: twice.member });
  const stranger = founders.find(
    (founder) => founder.class !== null && !Object.hasOwn(charter.membership?.classes ?? {}, founder.class),
  );
  if (stranger)
    return refuse({
      reason: 'unknown-class',
      class: stranger.class ?? '',
      known: Object.keys(charter.membership?.classes ?? {}),
    });
  const errors = unwaivedErrors(checkCharter(parsed));
  if (errors.length > 0)
    return refuse({ reason: 'charter-has-errors', checks: [...new Set(errors.map(({ check }) => check))] });
  const filled: Event[] = [];
  for (const [post, members] of Object.entries(holders).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const places = placesAtFounding(charter, post, founders.length);
    if (places === undefined) return refuse({ reason: 'unknown-post', post });
    if (members.length > places)
      return refuse({ reason: 'post-has-too-many-holders', post, seats: places, found: members.length });
    for (const member of members) {
      if (!founders.some((founder) => founder.member === member))
        return refuse({ reason: 'holder-is-no-founder', post, member });
      filled.push({ type: 'post-filled', post, member, until: termEnds(charter, post, at) });
    }
  }
  const clash = incompatible(charter, holders);
  if (clash) return refuse(clash);
  return facts(
    warrant('founding'),
    { type: 'organisation-founded', org: act.org, title, charter: parsed.hash, log, founders },
    ...filled,
  );
}
