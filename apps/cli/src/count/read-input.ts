/** A FILE of `quorate count`, read and parsed: also packed by gzip, also a cast vote record with its configuration. */
import { type Result, refuse } from '@quorate/basics';
import type { Progress, ReadFile } from '@quorate/tally';
import { formatIds, loadFormat, loadRule, recogniseFormat } from '@quorate/tally/on-demand';
import type { CountCall } from './arguments.ts';
import { formatProblemWords } from './problem-words.ts';
import { type InputProblem, readBytes } from './read-bytes.ts';

export async function readInput(
  file: string,
  call: CountCall,
  progress?: Progress,
): Promise<Result<ReadFile, InputProblem>> {
  if (call.config !== undefined) return readRecords(file, call.config);
  const bytes = readBytes(file);
  if (!bytes.ok) return bytes;
  if (looksLikeCvrConfig(bytes.value) && (call.format ?? 'cvr') === 'cvr') return readRecords(file, undefined);
  if (call.format === 'cvr') return readLoneRecord(file);
  const format = await (call.format ? loadFormat(call.format) : recogniseFormat(bytes.value, file));
  if (format === undefined) {
    return refuse({
      message: `${file}:1: expected a format that can be recognised, or --format with one of ${formatIds.join(', ')}.`,
      line: 1,
    });
  }
  const chosen = call.more['case'];
  const parsed = format.parse(bytes.value, {
    ...(progress ? { progress } : {}),
    ...(chosen === undefined ? {} : { case: chosen }),
    ...((await countsScores(call.rule)) ? { wanted: 'scored' } : {}),
  });
  if (parsed.ok) return parsed;
  return refuse({ message: formatProblemWords(parsed.problem, file), line: parsed.problem.line });
}

async function countsScores(id: string): Promise<boolean> {
  const takes = (await loadRule(id))?.takes ?? [];
  return takes.includes('scored') && !takes.includes('ranked');
}

async function readLoneRecord(file: string): Promise<Result<ReadFile, InputProblem>> {
  const { configBeside } = await import('./config-beside.ts');
  const config = configBeside(file);
  return config.ok ? readRecords(file, config.value) : config;
}

async function readRecords(file: string, config: string | undefined): Promise<Result<ReadFile, InputProblem>> {
  const { readCvrInput } = await import('./read-cvr.ts');
  return readCvrInput(file, config);
}

function looksLikeCvrConfig(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b && Buffer.from(bytes.subarray(0, 100_000)).includes('"cvrFileSources"');
}
