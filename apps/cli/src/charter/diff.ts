/** `quorate charter diff A B`: who may now do what, and which majority it takes to get there. */
import { type CharterDiff, diffCharters } from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { readArguments } from './arguments.ts';
import { complaint, readCharter } from './read-charter.ts';

export async function diff(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { flags: ['json'] });
  const [before, after, ...more] = read.ok ? read.value.files : [];
  if (!read.ok || before === undefined || after === undefined || more.length > 0) {
    io.err(`quorate charter diff: ${read.ok ? 'name two FILEs, the old and the new' : read.problem}.\n`);
    return 2;
  }
  const [a, b] = await Promise.all([readCharter(before), readCharter(after)]);
  for (const each of [a, b]) if (!each.ok) io.err(complaint(each.problem));
  if (!a.ok || !b.ok) return 2;
  const difference = diffCharters(a.value, b.value);
  io.out(read.value.flags.has('json') ? `${JSON.stringify(difference)}\n` : inWords(difference));
  return 0;
}

function inWords({ before, after, powers, clauses, tier }: CharterDiff): string {
  if (clauses.length === 0) return 'The two say the same.\n';
  const needs =
    tier.unchangeable.length > 0
      ? `These clauses are in no tier and cannot be changed: ${tier.unchangeable.join(', ')}.\n`
      : '';
  return [
    `${before}\n${after}\n`,
    powers.length === 0
      ? "\nNobody's powers change.\n"
      : `\nPowers\n${powers.map(({ sentence, clause }) => `  ${sentence} (${clause})\n`).join('')}`,
    `\nClauses\n${clauses.map(({ kind, path }) => `  ${kind.padEnd(8)} ${path}\n`).join('')}`,
    `\nThe amendment needs ${tier.via.join(' and ')}${tier.consent.length > 0 ? ` and the consent of ${tier.consent.join(', ')}` : ''}.\n`,
    tier.tiers.map(({ id, clauses: touched }) => `  tier "${id}": ${touched.join(', ')}\n`).join(''),
    needs,
  ].join('');
}
