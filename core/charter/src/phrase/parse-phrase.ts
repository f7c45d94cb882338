/** From the words of a phrase to its parts; every other wording is refused with what was expected. */
import { fraction, ok, type Result, refuse } from '@quorate/basics';
import type { Amount, Base, Comparison, Phrase, PhraseProblem } from './phrase.ts';

export function parsePhrase(text: string): Result<Phrase, PhraseProblem> {
  if (text.length > 200) return malformed(text.slice(0, 60), 'a phrase of at most 200 characters');
  if (text === 'none') return ok({ kind: 'none', text });
  if (text === 'plurality') return ok({ kind: 'plurality', text });
  if (text === 'no objection') return ok({ kind: 'objections', atMost: 0n, text });
  const objections = /^at most (\d{1,9}) objections?$/.exec(text);
  if (objections?.[1]) return ok({ kind: 'objections', atMost: BigInt(objections[1]), text });
  const all = /^all of ([a-z][a-z -]*)$/.exec(text);
  if (all?.[1]) return ok({ kind: 'all', base: baseOf(all[1]), text });
  const parts = /^(more than|at least) (\S+) (.+)$/.exec(text);
  const [, compare, amount, rest] = parts ?? [];
  if (!compare || !amount || !rest) return malformed(text, 'words such as "more than 1/2 of votes cast" or "none"');
  return comparisonOf(text, compare as Comparison, amount, rest);
}

/** A phrase or a list of them, which must all hold. */
export function parsePhrases(phrases: string | readonly string[]): Result<readonly Phrase[], PhraseProblem> {
  const read: Phrase[] = [];
  for (const text of typeof phrases === 'string' ? [phrases] : phrases) {
    const phrase = parsePhrase(text);
    if (!phrase.ok) return phrase;
    read.push(phrase.value);
  }
  return ok(read);
}

function comparisonOf(text: string, compare: Comparison, amount: string, rest: string): Result<Phrase, PhraseProblem> {
  const number = numberOf(amount);
  if (rest === 'to 1') {
    if (!number) return malformed(text, 'a whole number before "to 1"');
    return ok({ kind: 'ratio', compare, number, text });
  }
  const base = /^(?:of )?([a-z][a-z -]*)$/.exec(rest)?.[1];
  if (!base) return malformed(text, 'the name of what is counted, such as "votes cast", "members" or "seats"');
  if (number) return ok({ kind: 'number', compare, number, base: baseOf(base), text });
  const share = shareOf(amount);
  if (!share) return malformed(text, 'an amount such as 3, 2/3, 40% or 3Q, a share being more than 0 and at most 1');
  if (!rest.startsWith('of ')) return malformed(text, '"of" between a share and what it is a share of');
  if (compare === 'more than' && share.num === share.den)
    return malformed(text, 'a share below the whole after "more than"');
  return ok({ kind: 'share', compare, share, base: baseOf(base), text });
}

function numberOf(amount: string): Amount | undefined {
  if (/^\d{1,9}$/.test(amount)) return { times: BigInt(amount) };
  const symbol = /^(\d{0,9})([A-Z][A-Z0-9]*)$/.exec(amount);
  if (!symbol?.[2]) return undefined;
  return { times: symbol[1] ? BigInt(symbol[1]) : 1n, symbol: symbol[2] };
}

function shareOf(amount: string): ReturnType<typeof fraction> | undefined {
  const [, num, den] = /^(\d{1,9})(?:\/(\d{1,9})|%)$/.exec(amount) ?? [];
  if (num === undefined || BigInt(den ?? 100) === 0n) return undefined;
  const share = fraction(BigInt(num), BigInt(den ?? 100));
  return share.num > 0n && share.num <= share.den ? share : undefined;
}

const bases: { readonly [words: string]: Exclude<Base['kind'], 'group'> } = {
  'votes cast': 'votes-cast',
  'votes and abstentions': 'votes-and-abstentions',
  'those present': 'present',
  present: 'present',
  'members present': 'present',
  'delegates present': 'present',
  members: 'members',
  seats: 'seats',
  'entitled voters': 'entitled-voters',
  'card votes': 'card-votes',
  'affiliates voting': 'affiliates-voting',
  'regions voting': 'regions-voting',
  votes: 'votes',
  'votes per option': 'votes-per-option',
};

function baseOf(words: string): Base {
  const kind = Object.hasOwn(bases, words) ? bases[words] : undefined;
  return kind ? { kind } : { kind: 'group', name: words };
}

function malformed(found: string, expected: string): Result<never, PhraseProblem> {
  return refuse({ reason: 'malformed-phrase', found, expected });
}
