import { compare, fraction } from '@quorate/basics';
import type { Emergency } from '../charter.ts';
import { durationOf, hoursOf } from '../time/duration.ts';
import { controls } from './16-reviewable.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { powersIn } from './parts.ts';
import { procedureNamed, type Survey, strictnessOf } from './survey.ts';

export const emergency: Check = {
  number: 44,
  name: 'emergency',
  severity: 'error',
  definition:
    'An emergency has a trigger in words, two thirds to declare it, a closed list of what it allows and what never, an end, ratification, renewal and review by others, and more than one way to end it early.',
  why: 'Emergencies are how rule by few begins; no real constitution we read has all of these.',
  mend: 'Add what is missing: a list, an end, another body.',
  run: (s) => Object.entries(s.charter.emergency ?? {}).flatMap(([name, each]) => judge(s, `emergency/${name}`, each)),
  fires: {
    of: 'cooperative',
    set: {
      'emergency/sudden-danger/renew/by': 'body:board',
      'emergency/sudden-danger/renew/via': 'procedure:emergency-vote',
    },
  },
  silent: {
    of: 'cooperative',
    set: {
      'emergency/sudden-danger/renew/by': 'body:general-meeting',
      'emergency/sudden-danger/renew/via': 'procedure:ordinary',
    },
  },
};

function judge(s: Survey, at: string, it: Emergency): readonly Fault[] {
  return [...declaring(s, at, it), ...lists(s, at, it), ...times(at, it), ...others(s, at, it)];
}

function declaring(s: Survey, at: string, { text, via, declared_by }: Emergency): readonly Fault[] {
  const procedure = procedureNamed(s, via);
  const { share } = strictnessOf(procedure?.passes);
  const small = procedure !== undefined && compare(share, fraction(2n, 3n)) < 0;
  const power = powersIn(s).find(
    ({ effect, holder }) => effect.includes('emergency.declare') && holder === declared_by,
  );
  return [
    ...(/\w{3}/.test(text) ? [] : [{ at: `${at}/text`, message: 'What makes an emergency is not said.' }]),
    ...(small ? [{ at: `${at}/via`, message: `${via} asks for less than two thirds.` }] : []),
    ...(power && power.kind !== 'provisional'
      ? [{ at: `${power.at}/kind`, message: 'The declaration is not provisional.' }]
      : []),
  ];
}

const never: readonly { readonly what: string; readonly words: RegExp }[] = [
  { what: 'changing the charter', words: /charter\.amend|amend/ },
  { what: 'expelling', words: /member\.expel|affiliate\.expel|expel/ },
  { what: 'ending a term', words: /seat\.vacate|vacate/ },
  { what: 'sealing records', words: /record\.seal|seal/ },
  { what: 'purging records', words: /purge/ },
  { what: 'renewing itself', words: /renew/ },
];

const barred =
  /charter\.amend|(member|affiliate)\.expel|seat\.vacate|record\.seal|org\.(dissolve|merge)|emergency\.declare|\bpurge|suspend (the )?(tribunal|scrutin|returning|election)/;
const open =
  /\b(any|every|all)(thing)? (act|measure|power|step|thing|decision|necessary)|whatever|anything|necessary|as it sees fit|and so on|etc\b/i;

/** A tribunal or scrutineers who sit for a term can be suspended; those drawn by lot for each case cannot. */
function hasStandingGuards({ charter }: Survey): boolean {
  return Object.values(charter.bodies).some(
    ({ kind, seats }) =>
      (kind === 'tribunal' || kind === 'scrutiny') &&
      Object.values(seats ?? {}).some(({ filled_by }) => !filled_by.startsWith('lot ')),
  );
}

const suspending = { what: 'suspending the tribunal or the scrutineers', words: /suspend/ };

function lists(s: Survey, at: string, { allows, never: list }: Emergency): readonly Fault[] {
  const missing = [...never, ...(hasStandingGuards(s) ? [suspending] : [])].filter(
    ({ words }) => !list.some((text) => words.test(text)),
  );
  return [
    ...missing.map(({ what }) => ({
      at: `${at}/never`,
      message: `The list of what never happens leaves out ${what}.`,
    })),
    ...(allows.length === 0 ? [{ at: `${at}/allows`, message: 'Nothing says what the emergency allows.' }] : []),
    ...allows.flatMap((text, i): readonly Fault[] => {
      if (open.test(text)) return [{ at: `${at}/allows/${i}`, message: `"${text}" is no closed list.` }];
      return barred.test(text) && !/\b(not|never|no)\b/.test(text)
        ? [{ at: `${at}/allows/${i}`, message: `"${text}" may not happen in an emergency.` }]
        : [];
    }),
  ];
}

function times(at: string, { lasts, ratify, renew, longest }: Emergency): readonly Fault[] {
  const span = durationOf(lasts);
  if (!span.ok || span.value.kind !== 'span') return [{ at: `${at}/lasts`, message: 'The emergency has no end.' }];
  const [first, each] = [hoursOf(lasts).most, hoursOf(renew?.each).most];
  const total = first + each * (renew?.times ?? 0);
  return [
    ...(hoursOf(ratify.within).least > first
      ? [
          {
            at: `${at}/ratify/within`,
            message: `It may be over (${lasts}) before it must be ratified (${ratify.within}).`,
          },
        ]
      : []),
    ...(renew && (renew.times > 12 || !Number.isFinite(each))
      ? [{ at: `${at}/renew`, message: 'It can be renewed without end.' }]
      : []),
    ...withinLongest(`${at}/longest`, longest, total),
  ];
}

/** "28 days in any 365 days" holds the first time and all renewals, and is not always. */
function withinLongest(at: string, longest: string, total: number): readonly Fault[] {
  const [, days, window] = /^(\d+) days in any (\d+) days$/.exec(longest) ?? [];
  if (days === undefined || window === undefined)
    return [{ at, message: `"${longest}" does not say how many days in any how many.` }];
  return [
    ...(total > Number(days) * 24
      ? [{ at, message: `First time and renewals make ${total / 24} days, more than ${days}.` }]
      : []),
    ...(Number(days) >= Number(window) ? [{ at, message: `${days} days in any ${window} days is always.` }] : []),
  ];
}

function others(s: Survey, at: string, { declared_by, ratify, renew, end_early, review }: Emergency): readonly Fault[] {
  const dependent = (by: string): boolean => by === declared_by || controls(s, declared_by, by);
  const enders = (end_early ?? []).filter((by, i, all) => all.indexOf(by) === i);
  return [
    ...(dependent(ratify.by)
      ? [
          {
            at: `${at}/ratify/by`,
            message: `${ratify.by} ratifies what it declared, or is put in place by whoever did.`,
          },
        ]
      : []),
    ...(renew && dependent(renew.by)
      ? [{ at: `${at}/renew/by`, message: `${renew.by} renews what it declared.` }]
      : []),
    ...(dependent(review.by) ? [{ at: `${at}/review/by`, message: `${review.by} reviews what it declared.` }] : []),
    ...(enders.length < 2 || enders.every(dependent)
      ? [{ at: enders.length === 0 ? at : `${at}/end_early`, message: 'It can be ended early by one body only.' }]
      : []),
  ];
}
