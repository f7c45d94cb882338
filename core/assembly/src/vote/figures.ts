/** What a phrase of the charter may count besides heads and hands: its own numbers, and cards. */
import type { Instant } from '@quorate/basics';
import {
  type Base,
  type Charter,
  groupsCounted,
  type Numbers,
  type Phrase,
  type Procedure,
  parsePhrases,
} from '@quorate/charter';
import { rollOfRef } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import { hasCards } from './card-votes.ts';

/** Symbols such as Debian's Q, which is half the square root of how many developers there are. */
export function numbersOf(state: AssemblyState, charter: Charter, at: Instant): Numbers {
  const definitions = charter.numbers ?? {};
  const groups = [...new Set(Object.values(definitions).flatMap(groupsCounted))];
  const sizeOf = (group: string) => BigInt(rollOfRef(state, charter, `electorate:${group}`, at).length);
  return { definitions, counts: Object.fromEntries(groups.map((group) => [group, sizeOf(group)])) };
}

/** The bases that nobody can count here, so that a vote by them could never carry: `affiliates voting`. */
export function uncountable(charter: Charter, of: string, { quorum, passes }: Procedure): readonly string[] {
  const body = charter.bodies[of];
  const asked = parsePhrases([quorum ?? body?.quorum ?? 'none', passes ?? body?.passes ?? 'none'].flat());
  if (!asked.ok) return [];
  return asked.value.filter((phrase) => !isCounted(charter, of, phrase)).map(({ text }) => text);
}

function isCounted(charter: Charter, of: string, phrase: Phrase): boolean {
  switch (phrase.kind) {
    case 'objections':
      return false;
    case 'all':
    case 'share':
      return isKnown(charter, of, phrase.base) && phrase.base.kind !== 'group';
    case 'number':
      return isKnown(charter, of, phrase.base);
    default:
      return true;
  }
}

function isKnown(charter: Charter, of: string, base: Base): boolean {
  if (base.kind === 'card-votes') return hasCards(charter, of);
  return !['affiliates-voting', 'regions-voting', 'entitled-voters'].includes(base.kind);
}
