/**
 * The header of PrefLib's files before 2022, which had no names for its fields:
 *
 *     3                  alternatives
 *     1,Ann              number, name
 *     2,Bob
 *     3,Cem
 *     7,7,2              voters, their sum, distinct orders
 *     4,2,{1,3}          from here on the data, with a comma where there is a colon today
 *
 * Source: N. Mattei, T. Walsh, "PrefLib: A Library for Preferences", ADT 2013. Such files are read and not written.
 */
import { ok } from '@quorate/basics';
import { mostCandidates } from '../profile.ts';
import { malformed, type Parsed } from './problem.ts';
import type { Line } from './text-lines.ts';

export interface EarlyHeader {
  readonly names: readonly string[];
  readonly voters: number;
  readonly line: number;
}

export function looksEarly(text: string): boolean {
  return /^\s*\d+\s*$/.test(text);
}

/** `first` is the line with the number of alternatives. */
export function readEarlyHeader(first: Line, lines: Iterator<Parsed<Line>>): Parsed<EarlyHeader> {
  const count = Number(first.text);
  if (!(count >= 1 && count <= mostCandidates)) {
    return malformed({ line: first.line }, first.text, `from 1 to ${mostCandidates} alternatives`);
  }
  const names: string[] = [];
  while (names.length < count) {
    const next = take(lines, first.line + names.length);
    if (!next.ok) return next;
    const { text, line } = next.value;
    const [, number, name] = /^\s*(\d+)\s*,(.*)$/.exec(text) ?? [];
    if (number === undefined || Number(number) !== names.length + 1) {
      return malformed({ line }, text, `${names.length + 1}, and the name of the alternative`);
    }
    names.push((name ?? '').trim());
  }
  const sums = take(lines, first.line + count);
  if (!sums.ok) return sums;
  const { text, line } = sums.value;
  const [, voters] = /^\s*(\d{1,15})\s*,\s*\d{1,15}\s*,\s*\d{1,15}\s*$/.exec(text) ?? [];
  if (voters === undefined) return malformed({ line }, text, 'voters, their sum, and distinct orders');
  return ok({ names, voters: Number(voters), line });
}

function take(lines: Iterator<Parsed<Line>>, before: number): Parsed<Line> {
  const next = lines.next();
  return next.done ? malformed({ line: before }, 'the end of the file', 'the names of the alternatives') : next.value;
}
