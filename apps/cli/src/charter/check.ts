/** `quorate charter check`: what is wrong with a charter, before anybody adopts it. */
import {
  type CheckOptions,
  checkCharter,
  type Finding,
  type ParsedCharter,
  schemaFindings,
  unwaivedErrors,
} from '@quorate/charter';
import type { ExitCode, Io } from '../command.ts';
import { lastValue, readArguments } from './arguments.ts';
import { complaint, readCharter, type Unreadable } from './read-charter.ts';

export async function check(args: readonly string[], io: Io): Promise<ExitCode> {
  const read = readArguments(args, { flags: ['json'], values: ['at', 'profile'] });
  if (!read.ok) return misuse(io, read.problem);
  const { files, flags, values } = read.value;
  const at = lastValue(read.value, 'at') ?? new Date().toISOString().slice(0, 10);
  if (files.length === 0) return misuse(io, 'name at least one FILE');
  if (!isDay(at)) return misuse(io, `"--at ${at}" is no day such as 2026-02-18`);
  const charters = await Promise.all(files.map(readCharter));
  const parsed = charters.flatMap((charter) => (charter.ok ? [charter.value] : []));
  const options: CheckOptions = {
    at,
    profiles: values.get('profile') ?? [],
    beside: oneOfEach(parsed),
  };
  let worst: ExitCode = 0;
  for (const [i, charter] of charters.entries()) {
    const report = flags.has('json') ? asJson : inWords;
    const file = files[i] ?? '';
    const code = charter.ok
      ? report(io, file, charter.value, checkCharter(charter.value, options))
      : malformed(io, charter.problem, flags.has('json'));
    if (code > worst) worst = code;
  }
  return worst;
}

/** Two files that claim one id are versions of one charter, and neither speaks for it. */
function oneOfEach(parsed: readonly ParsedCharter[]): readonly ParsedCharter['charter'][] {
  const charters = parsed.map(({ charter }) => charter);
  return charters.filter(({ id }) => charters.filter((other) => other.id === id).length === 1);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T[\d:]+Z)?$/.test(text) && !Number.isNaN(Date.parse(text));
}

function misuse(io: Io, what: string): ExitCode {
  io.err(`quorate charter check: ${what}.\n`);
  return 2;
}

function asJson(io: Io, file: string, { hash }: ParsedCharter, findings: readonly Finding[]): ExitCode {
  io.out(`${JSON.stringify({ file, hash, findings: findings.map(row) })}\n`);
  return unwaivedErrors(findings).length > 0 ? 1 : 0;
}

function row({ check: name, severity, place, message, why, mend, waived }: Finding): object {
  const { path, line, column } = place;
  return { check: name, severity, place: path, line, column, message, why, mend, waived: waived !== undefined };
}

function malformed(io: Io, unreadable: Unreadable, json: boolean): ExitCode {
  if (json)
    io.out(
      `${JSON.stringify({ file: unreadable.file, hash: null, findings: schemaFindings(unreadable.problems).map(row) })}\n`,
    );
  io.err(complaint(unreadable));
  return 2;
}

function inWords(io: Io, file: string, { hash, charter }: ParsedCharter, findings: readonly Finding[]): ExitCode {
  io.out(`${file}: ${charter.title}, version ${charter.version}\n  charter hash ${hash}\n`);
  for (const { check: name, severity, place, message, mend, waived } of findings) {
    io.out(`  ${file}:${place.line}:${place.column} ${severity} ${name} at ${place.path}\n    ${message}\n`);
    io.out(waived ? `    Waived until ${waived.until}: ${waived.reason}\n` : `    ${mend}\n`);
  }
  const errors = unwaivedErrors(findings).length;
  const waivedCount = findings.filter(({ waived }) => waived !== undefined).length;
  io.out(
    `  ${errors === 0 ? 'No error' : `${errors} error${errors === 1 ? '' : 's'}`}; ${waivedCount} waived, ${findings.length - errors - waivedCount} to note.\n`,
  );
  return errors > 0 ? 1 : 0;
}
