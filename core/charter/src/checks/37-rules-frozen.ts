import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { textsOf } from './parts.ts';

/** Saying that the method, the roll or a quota may change. */
const change =
  /\b(may|can|might)( also| still)?( be)? (chang|alter|amend|var|adjust|revis|switch|replac|choos|decid)\w*/i;
/** Saying that they are settled only when the election is under way. */
const late =
  /\b(method|tabulation|count(ing)?|rules?|roll|quotas?)\b[^.;]{0,40}\b(chosen|fixed|decided|set|settled|determined|agreed)\b[^.;]{0,40}\b(after|once|when|during)\b[^.;]{0,20}\b(nominations|voting|poll|ballots?|papers)\b/i;
const firmly = /\b(not|never|only before|before nominations|until nominations open)\b/i;

export const rulesFrozen: Check = {
  number: 37,
  name: 'rules-frozen',
  severity: 'error',
  definition: 'Method, roll and quotas of an election cannot change after it has opened.',
  why: 'Whoever may change the way of counting after seeing the candidates chooses among them.',
  mend: 'Strike the permission, or let it end before nominations open.',
  run: (s) => [
    ...Object.entries(s.charter.elections ?? {}).flatMap(([name, election]) =>
      textsOf(election as never, `elections/${name}`).flatMap(({ path, text }): readonly Fault[] =>
        (change.test(text) || late.test(text)) && !firmly.test(text) && !/too_few_candidates|complaints|tie$/.test(path)
          ? [{ at: path, message: `"${text}" lets the election change while it runs.` }]
          : [],
      ),
    ),
    ...Object.entries(s.charter.emergency ?? {}).flatMap(([name, { allows }]) =>
      allows.flatMap((text, i): readonly Fault[] =>
        /\b(method|roll|quota|franchise|weights?|electorate)\b/i.test(text) && !/\b(not|never)\b/i.test(text)
          ? [{ at: `emergency/${name}/allows/${i}`, message: `An emergency may change "${text}".` }]
          : [],
      ),
    ),
    ...rollOpen(s.charter.membership?.roll?.snapshot),
  ],
  fires: {
    of: 'cooperative',
    set: { 'elections/board/rules': 'Single transferable vote; the board may change the method until voting opens.' },
  },
  silent: { of: 'cooperative', set: { 'elections/board/rules': 'Single transferable vote by the Scottish rules.' } },
};

function rollOpen(snapshot: string | undefined): readonly Fault[] {
  if (!/\b(clos|end of|count|after the vote|result)/i.test(snapshot ?? '') || /before/.test(snapshot ?? '')) return [];
  return [{ at: 'membership/roll/snapshot', message: 'The roll is drawn up when the voting has already begun.' }];
}
