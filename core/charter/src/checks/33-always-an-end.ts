import { compare } from '@quorate/basics';
import type { Election, Phrases } from '../charter.ts';
import { roundsOf } from '../clauses/rounds.ts';
import { parsePhrase } from '../phrase/parse-phrase.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, refsIn } from './parts.ts';
import type { Survey } from './survey.ts';

export const alwaysAnEnd: Check = {
  number: 33,
  name: 'always-an-end',
  severity: 'error',
  definition:
    'Every vote says what follows on a tie, without a quorum, and without candidates or options; a second try asks for less or ends.',
  why: 'What the rules do not end is ended by whoever is tired last.',
  mend: 'Write the next step: it fails, is drawn by lot, goes to another body, or is tried once more with less.',
  run: (s) => [...bodies(s), ...procedures(s), ...elections(s)],
  fires: {
    of: 'cooperative',
    set: { 'procedures/ordinary/if_inquorate': 'again after 7 days, until there is a quorum' },
  },
  silent: { of: 'cooperative', set: { 'procedures/ordinary/if_inquorate': 'again once after 7 days; then fails' } },
};

function bodies(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.bodies).flatMap(([name, body]) => {
    if (body.quorum === undefined && body.passes === undefined) return [];
    return [
      ...step(s, `bodies/${name}`, 'tie', body.tie),
      ...step(s, `bodies/${name}`, 'if_inquorate', body.if_inquorate),
      ...retry(`bodies/${name}/if_inquorate`, body.if_inquorate, body.quorum),
    ];
  });
}

function procedures(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.procedures).flatMap(([name, procedure]) => [
    ...step(s, `procedures/${name}`, 'tie', procedure.tie),
    ...step(s, `procedures/${name}`, 'if_inquorate', procedure.if_inquorate),
    ...retry(`procedures/${name}/if_inquorate`, procedure.if_inquorate, procedure.quorum),
    ...(procedure.method === 'condorcet-schwartz' && procedure.default_option === undefined
      ? [
          {
            at: `procedures/${name}`,
            message: 'Options can be dropped until none is left, and there is no default option.',
          },
        ]
      : []),
  ]);
}

function elections(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.elections ?? {}).flatMap(([name, election]) => [
    ...step(s, `elections/${name}`, 'tie', election.tie),
    ...step(s, `elections/${name}`, 'too_few_candidates', election.too_few_candidates),
    ...endlessRounds(`elections/${name}/rounds`, election),
  ]);
}

/** Rounds end when somebody goes out after each until the most votes of two elect, or at a round that is named. */
function endlessRounds(at: string, election: Election): readonly Fault[] {
  const rounds = roundsOf(election);
  if (rounds === undefined || rounds.most_votes_from !== undefined || rounds.at_most !== undefined) return [];
  const [, keeps] = /^keep (\d+)$/.exec(rounds.out) ?? [];
  const shrinks = rounds.out !== 'nobody' && (keeps === undefined || Number(keeps) <= 2);
  if (shrinks && rounds.last_two === 'most votes') return [];
  return [{ at, message: 'The same candidates may stand again and again without anybody being elected.' }];
}

/** A step that says nothing, or sends the same question round for ever. */
function step(
  s: Survey,
  at: string,
  which: 'tie' | 'if_inquorate' | 'too_few_candidates',
  text: string | undefined,
): readonly Fault[] {
  if (text === undefined) return [{ at, message: `Nothing is said for the case "${which}".` }];
  const place = `${at}/${which}`;
  if (/^\W*(none|nothing|unspecified|undefined|tbd|n\/a)?\W*$/i.test(text))
    return [{ at: place, message: `"${text}" is no next step.` }];
  const endless =
    /\buntil\b[^;.]*\b(quor|majority|decided|decision|agree|result|winner|broken)/i.test(text) ||
    /\b(as often as it takes|indefinitely|without limit|for ever|forever)\b/i.test(text);
  const bare =
    /^\s*(vote[sd]?|voting|the vote is|called|tried|try|adjourn(ed)?|repeat(ed)?|re-?vote|retry|again)( is)?( taken| called| held| repeated)?( again)?\s*\.?\s*$/i.test(
      text,
    );
  if (endless || bare || triesWithoutEnd(text)) return [{ at: place, message: `"${text}" may never end.` }];
  return circular(s, place, which, text);
}

/** "Retry after 7 days" names neither how often nor what then; "called again in 7 days" leaves that to the body's own rule. */
function triesWithoutEnd(text: string): boolean {
  return (
    /\b(retry|retried|retries)\b/i.test(text) &&
    !/\b(once|twice|times|then|else|otherwise|if|unless|lapses?|fails?)\b/i.test(text)
  );
}

/** "as procedure:gr" borrows the step of another procedure, which must not borrow it back. */
function circular(
  s: Survey,
  at: string,
  which: 'tie' | 'if_inquorate' | 'too_few_candidates',
  text: string,
): readonly Fault[] {
  const seen = new Set([at]);
  let next = text;
  for (;;) {
    const ref = /^as procedure:/.test(next) ? refsIn(next)[0] : undefined;
    if (ref === undefined) return [];
    const place = `procedures/${nameIn(ref)}/${which}`;
    if (seen.has(place)) return [{ at, message: 'The step is borrowed in a circle.' }];
    seen.add(place);
    const procedure = s.charter.procedures[nameIn(ref)];
    next = (which === 'too_few_candidates' ? undefined : procedure?.[which]) ?? '';
  }
}

/** A second quorum is lower than the first. */
function retry(at: string, text: string | undefined, quorum: Phrases | undefined): readonly Fault[] {
  const again = /(?:at|quorum (?:then )?is(?: at least)?|quorum) (\d+\/\d+) of/.exec(text ?? '')?.[1];
  if (again === undefined) return [];
  const second = parsePhrase(`at least ${again} of members`);
  const firsts = [quorum ?? []].flat().flatMap((phrase) => {
    const read = parsePhrase(phrase);
    return read.ok && read.value.kind === 'share' ? [read.value.share] : [];
  });
  if (!second.ok || second.value.kind !== 'share' || firsts.length === 0) return [];
  const { share } = second.value;
  return firsts.some((first) => compare(share, first) < 0)
    ? []
    : [{ at, message: `The second quorum of ${again} is no lower than the first.` }];
}
