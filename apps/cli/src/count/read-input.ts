/** A FILE of `quorate count`, read and parsed: also packed by gzip, also a cast vote record with its configuration. */
import { type Result, refuse } from '@quorate/basics';
import { formats, guessFormat, type Progress, type ReadFile } from '@quorate/tally';
import type { CountCall } from './arguments.ts';
import { formatProblemWords } from './problem-words.ts';
import { type InputProblem, readBytes } from './read-bytes.ts';
import { looksLikeCvrConfig, readCvrInput } from './read-cvr.ts';
import { ruleById } from './rule-names.ts';

export function readInput(file: string, call: CountCall, progress?: Progress): Result<ReadFile, InputProblem> {
  if (call.config !== undefined) return readCvrInput(file, call.config);
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  const isCvr = call.format === undefined && looksLikeCvrConfig(bytes.value);
  if (isCvr || call.format === 'cvr') return readCvrInput(file, undefined);
  const format = call.format ? formats.find(({ id }) => id === call.format) : guessFormat(bytes.value, file);
  if (format === undefined) {
    const known = formats.map(({ id }) => id).join(', ');
    return refuse({
      message: `${file}:1: expected a format that can be recognised, or --format with one of ${known}.`,
      line: 1,
    });
  }
  const chosen = call.more['case'];
  const parsed = format.parse(bytes.value, {
    ...(progress ? { progress } : {}),
    ...(chosen === undefined ? {} : { case: chosen }),
    ...(countsScores(call.rule) ? { wanted: 'scored' } : {}),
  });
  if (parsed.ok) return parsed;
  return refuse({ message: formatProblemWords(parsed.problem, file), line: parsed.problem.line });
}

function countsScores(rule: string): boolean {
  const takes = ruleById(rule)?.takes ?? [];
  return takes.includes('scored') && !takes.includes('ranked');
}
