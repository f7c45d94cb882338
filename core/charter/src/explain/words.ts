/** The words of a charter's data: what an effect is called, who is meant by a reference, how a list reads. */
import type { Charter, Effect, Phrases, Ref } from '../charter.ts';

/** Each effect as something one may do. */
export const deeds: { readonly [effect in Effect]: string } = {
  'policy.adopt': 'decide policy',
  'charter.amend': 'change the charter',
  'rules.make': 'make rules under the charter',
  'seat.fill': 'fill seats',
  'seat.vacate': 'end a term early',
  'member.admit': 'admit a member',
  'member.sanction': 'sanction a member',
  'member.expel': 'expel a member',
  'member.reinstate': 'restore a member',
  'roll.certify': 'certify the roll',
  'money.budget': 'adopt the budget',
  'money.spend': 'spend money',
  'money.accounts': 'accept the accounts',
  'audit.appoint': 'choose the auditor',
  'action.call': 'call industrial action',
  'action.end': 'end industrial action',
  'agreement.ratify': 'ratify an agreement',
  'body.create': 'create a body',
  'unit.create': 'create or change a unit',
  'unit.intervene': 'take over a unit',
  'affiliate.admit': 'admit an affiliate',
  'affiliate.suspend': 'suspend an affiliate',
  'affiliate.expel': 'expel an affiliate',
  'affiliate.leave': 'join or leave a federation',
  'org.merge': 'merge the organisation',
  'org.dissolve': 'dissolve the organisation',
  'decision.set-aside': 'set aside a decision',
  'decision.stay': 'put a decision on hold',
  'meeting.call': 'call a meeting',
  'agenda.set': 'set the agenda',
  'ballot.run': 'run a ballot',
  'charter.interpret': 'say what the charter means',
  'emergency.declare': 'declare an emergency',
  'record.seal': 'seal a record',
  'record.open': 'open a sealed record early',
  'delegate.grant': 'appoint delegates and hand over tasks',
  sign: 'sign for the organisation',
  advise: 'advise',
  'any-other': 'do whatever no rule gives to anybody',
};

export function listed(items: readonly string[], last = 'and'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** "the Treasurer together with the Secretary and the Board": holders of one power. */
export function together(charter: Charter, [first = '', ...others]: readonly Ref[]): string {
  const rest = listed(others.map((ref) => whoIs(charter, ref)));
  return rest === '' ? whoIs(charter, first) : `${whoIs(charter, first)} together with ${rest}`;
}

/** "the Board", "the Treasurer", "all members": whom a reference means. */
export function whoIs(charter: Charter, ref: Ref): string {
  const [kind = '', name = ''] = [ref.slice(0, ref.indexOf(':')), ref.slice(ref.indexOf(':') + 1)];
  const [body = '', seat = ''] = name.split('/');
  switch (kind) {
    case 'body':
      return the(charter.bodies[name]?.name ?? name);
    case 'office':
      return the(charter.offices?.[name]?.name ?? name);
    case 'seats':
      return `the ${charter.bodies[body]?.seats?.[seat]?.name ?? seat} of the ${charter.bodies[body]?.name ?? body}`;
    case 'electorate':
      return `the ${name.replaceAll('-', ' ')}`;
    case 'unit':
      return `each ${(charter.units?.[name]?.name ?? name).toLowerCase()}`;
    case 'outside':
      return `${name.replaceAll('-', ' ')} (from outside)`;
    default:
      return ref;
  }
}

function the(name: string): string {
  return /^the /i.test(name) ? `the ${name.slice(4)}` : `the ${name}`;
}

export function saying(phrases: Phrases | undefined, none: string): string {
  const list = [phrases ?? []].flat().filter((phrase) => phrase !== 'none');
  return list.length === 0 ? none : listed(list);
}

/** "It is" for one, "they are" for several: members, scrutineers and any body with a plural name. */
export function verb(charter: Charter, ref: Ref, one: string, several: string): string {
  const who = whoIs(charter, ref);
  const head = who.replace(/ \(from outside\)$/, '').replace(/ (of|for|from) .*$/, '');
  const many = ref.startsWith('electorate:') || /[^s]s$/.test(head);
  return `${who} ${many ? several : one}`;
}

/** A rule in the charter's own words with references read out: "appointment by the Board until next election". */
export function readOut(charter: Charter, text: string): string {
  return text
    .replace(/\b(?:body|office|seats|electorate|unit|outside):[a-z0-9-]+(?:\/[a-z0-9-]+)?/g, (ref) =>
      whoIs(charter, ref),
    )
    .replace(/\bprocedure:([a-z0-9-]+)/g, (_, name: string) => `"${name.replaceAll('-', ' ')}"`);
}

/** "1 years" as one says it. */
export function span(duration: string): string {
  return duration.replace(/^1 (hour|day|week|month|year)s$/, '1 $1');
}

/** "every year", "every 2 years". */
export function every(duration: string): string {
  return `every ${duration.replace(/^1 (hour|day|week|month|year)s?$/, '$1')}`;
}

/** "once", "twice", "3 times". */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}

/** An effect by its deed wherever one stands for itself: "charter.amend" is "change the charter". */
export function deedOr(charter: Charter, text: string): string {
  return Object.hasOwn(deeds, text) ? deeds[text as Effect] : readOut(charter, text);
}

/** Counting rules by the names people know. */
export const methods: { readonly [method: string]: string } = {
  stv: 'single transferable vote',
  'condorcet-schwartz': 'comparing the candidates in pairs (Condorcet with Schwartz sequential dropping)',
  'first-past-the-post': 'most votes',
  approval: 'approval of as many as one likes',
  star: 'score, then automatic runoff',
  lot: 'lot',
  'unit-rules': 'the rules of each unit',
  'two-round': 'two rounds',
  exhaustive: 'rounds until somebody has the majority',
};
