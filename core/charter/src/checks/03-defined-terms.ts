import { groupsCounted, valueOfSymbol } from '../phrase/numbers.ts';
import { parsePhrase } from '../phrase/parse-phrase.ts';
import type { Base, Phrase } from '../phrase/phrase.ts';
import { phrasesOf } from '../read/phrases-of.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { textsOf } from './parts.ts';
import { isKnownGroup, numbersAt, type Survey } from './survey.ts';

export const definedTerms: Check = {
  number: 3,
  name: 'defined-terms',
  severity: 'error',
  definition: 'Each symbol and group in a phrase is defined, and has an exact value at every size the charter expects.',
  why: 'A threshold in an undefined term can be read as anything after the vote.',
  mend: 'Define the symbol under `numbers`, or name an electorate or unit of this charter.',
  run: (s) => [...symbolsIn(s), ...groupsIn(s), ...definitions(s)],
  fires: { of: 'cooperative', set: { 'procedures/two-thirds/quorum': 'at least 2K of members' } },
  silent: {
    of: 'cooperative',
    set: { 'procedures/two-thirds/quorum': 'at least 2K of members', numbers: { K: 'count(members) / 4' } },
  },
};

function symbolsIn(s: Survey): readonly Fault[] {
  const defined = Object.keys(s.charter.numbers ?? {});
  const inPhrases = phrasesOf(s.charter).flatMap(({ path, phrase }) => {
    const read = parsePhrase(phrase);
    const symbol = read.ok ? symbolOf(read.value) : undefined;
    return symbol === undefined || defined.includes(symbol) ? [] : [unknownSymbol(path, symbol)];
  });
  const paths = new Set(phrasesOf(s.charter).map(({ path }) => path));
  const inProse = textsOf(s.charter)
    .filter(({ path }) => !paths.has(path) && /(proposed_by|convened_by)\/\d+$/.test(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:at least|more than) \d*([A-Z][A-Z0-9]*)\b/g)].flatMap(([, symbol]) =>
        symbol === undefined || defined.includes(symbol) ? [] : [unknownSymbol(path, symbol)],
      ),
    );
  return [...inPhrases, ...inProse];
}

function symbolOf(phrase: Phrase): string | undefined {
  return phrase.kind === 'number' || phrase.kind === 'ratio' ? phrase.number.symbol : undefined;
}

function unknownSymbol(at: string, symbol: string): Fault {
  return { at, message: `The symbol ${symbol} is not defined under "numbers".` };
}

const plainGroups = ['sign-offs', 'sponsors', 'delegates', 'persons', 'people', 'objections'];

function groupsIn(s: Survey): readonly Fault[] {
  return phrasesOf(s.charter).flatMap(({ path, phrase }) => {
    const read = parsePhrase(phrase);
    const base: Base | undefined = read.ok && 'base' in read.value ? read.value.base : undefined;
    if (base?.kind !== 'group' || plainGroups.includes(base.name)) return [];
    if (isKnownGroup(s, base.name)) return [];
    return [{ at: path, message: `"${base.name}" is no electorate or unit of this charter.` }];
  });
}

function definitions(s: Survey): readonly Fault[] {
  return Object.entries(s.charter.numbers ?? {}).flatMap(([symbol, definition]) => {
    const at = `numbers/${symbol}`;
    const strange = groupsCounted(definition).find((group) => !Object.hasOwn(s.charter.expects, group));
    if (strange !== undefined)
      return [{ at, message: `${symbol} counts "${strange}", whose size "expects" does not give.` }];
    for (const size of ['min', 'typical', 'max'] as const) {
      const value = valueOfSymbol(symbol, numbersAt(s, size));
      if (!value.ok)
        return [
          { at, message: `${symbol} = ${definition} has no value at the ${size} size: ${value.problem.reason}.` },
        ];
    }
    return [];
  });
}
