import type { Effect, Power } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, powersIn, refsIn } from './parts.ts';
import { isStrict, type Survey } from './survey.ts';

export const mustAct: Check = {
  number: 34,
  name: 'must-act',
  severity: 'error',
  definition:
    'What must be done every year has an `otherwise` that needs no act of the same body; what two bodies must agree on has a lapse or a tie-breaker.',
  why: 'A body that can stop everything by doing nothing rules by doing nothing.',
  mend: 'Say what applies meanwhile: the last budget runs on, the auditor stays, the matter goes elsewhere.',
  run: (s) => powersIn(s).flatMap((power) => [...yearly(s, power), ...otherwise(s, power), ...consents(s, power)]),
  fires: {
    of: 'cooperative',
    set: { 'powers/adopt-budget/must_act/otherwise': 'The general meeting decides on a budget.' },
  },
  silent: {
    of: 'cooperative',
    set: { 'powers/adopt-budget/must_act/otherwise': 'The last budget runs on for six months.' },
  },
};

type Placed = Power & { readonly at: string };

function yearly(s: Survey, { at, effect, must_act, kind }: Placed): readonly Fault[] {
  if (must_act !== undefined || kind !== 'binding' || !isStrict(s)) return [];
  const due = effect.filter((each) => (each === 'money.budget' || each === 'money.accounts') && !isProvided(s, each));
  return due.length === 0
    ? []
    : [{ at, message: `${due.join(', ')} is due every year, and nothing says what follows if it is not done.` }];
}

/** One power that says what follows is enough for the act, whoever else may do it. */
function isProvided(s: Survey, act: Effect): boolean {
  return powersIn(s).some(({ effect, must_act, kind }) => kind === 'binding' && must_act && effect.includes(act));
}

function otherwise(s: Survey, { at, holder, must_act }: Placed): readonly Fault[] {
  if (!must_act) return [];
  const place = `${at}/must_act/otherwise`;
  const text = must_act.otherwise.toLowerCase();
  if (/^\W*(none|nothing)?\W*$/.test(text)) return [{ at: place, message: 'Nothing follows if it is not done.' }];
  if (refsIn(text).includes(holder)) return [{ at: place, message: `What follows again needs ${holder}.` }];
  const [, kind = '', name = ''] = /^([a-z]+):(.*)$/.exec(holder) ?? [];
  const names = [
    name.replaceAll('-', ' '),
    (kind === 'body' ? s.charter.bodies[nameIn(holder)]?.name : undefined)?.toLowerCase() ?? '',
  ];
  const acts = names.some(
    (each) =>
      each !== '' &&
      new RegExp(
        `\\b${literally(each)}\\b[^.;]{0,40}\\b(decides?|adopts?|votes?|approves?|resolves?|agrees?|must|shall|settles?|meets?|reconvenes?|considers?|tries)\\b`,
      ).test(text),
  );
  return acts ? [{ at: place, message: `What follows again needs an act of ${holder}.` }] : [];
}

/** Two bodies that must agree, with no end in sight if they do not. */
function consents(
  s: Survey,
  { at, holder, together_with, kind, lasts, override, review, limits, must_act }: Placed,
): readonly Fault[] {
  const bodies = [holder, ...(together_with ?? [])].filter((ref) => /^(body|electorate):/.test(ref));
  if (kind !== 'binding' || bodies.length < 2) return [];
  if (
    [lasts, override, review, must_act].some((end) => end !== undefined) ||
    (limits ?? []).some((text) => /lapse|within|days/.test(text))
  )
    return [];
  const message = `${bodies.join(' and ')} must agree, and nothing breaks the tie if they do not.`;
  return [
    isStrict(s) ? { at: `${at}/together_with`, message } : { at: `${at}/together_with`, message, severity: 'warning' },
  ];
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
