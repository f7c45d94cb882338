/** `quorate verify`: replays the whole life of an organisation from its record. */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Report, verifyBundle } from '@quorate/record';
import type { Command, ExitCode, Io } from '../command.ts';
import { nativeSignatures } from '../verify/native-signatures.ts';
import { readBundle } from '../verify/read-bundle.ts';

const usage = `quorate verify BUNDLE... [--since CHECKPOINT] [--json]

Checks a record bundle (one file, or a folder) offline: the log, every signature,
every act against the charter in force at its time, every count, and the state it
all ends in.

  --since CHECKPOINT  a checkpoint kept earlier: the log must extend it
  --json              one line of JSON for each bundle

Exit code: 0 it holds; 1 it does not, and the first check that fails is named;
2 not a bundle, or the call is malformed.
`;

export const command: Command = {
  summary: 'check a record bundle, offline, trusting nobody',
  usage,
  run: async (args, io) => {
    const call = parseCall(args);
    if (typeof call === 'string') {
      io.err(`quorate verify: ${call}\n\n${usage}`);
      return 2;
    }
    const since = call.since === undefined ? undefined : await readFile(call.since).catch(() => null);
    if (since === null) {
      io.err(`${call.since}: there is no such checkpoint\n`);
      return 2;
    }
    const codes: ExitCode[] = [];
    for (const path of call.paths) codes.push(await verifyOne(path, since, call.json, io));
    return codes.includes(2) ? 2 : codes.includes(1) ? 1 : 0;
  },
};

interface Call {
  readonly paths: readonly string[];
  readonly since: string | undefined;
  readonly json: boolean;
}

function parseCall(args: readonly string[]): Call | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { since: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length === 0) return 'which bundle?';
    return { paths: positionals, since: values.since, json: values.json };
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'malformed call';
  }
}

async function verifyOne(path: string, since: Uint8Array | undefined, json: boolean, io: Io): Promise<ExitCode> {
  const files = await readBundle(path);
  if (!files.ok) return malformed(path, files.problem.why, json, io);
  const report = verifyBundle(files.value.files, {
    ...(files.value.cutShort ? { cutShort: true as const } : {}),
    ...(since ? { since } : {}),
    verifySignature: nativeSignatures(),
    onProgress: (done, of) => io.progress && io.err(`\r${done} of ${of} entries`),
  });
  if (io.progress) io.err('\r\u001b[K');
  if (!report.ok) {
    const { problem } = report;
    const why =
      problem.reason === 'no-manifest' ? 'there is no bundle.json' : `bundle.json: expected ${problem.expected}`;
    return malformed(path, why, json, io);
  }
  io.out(json ? `${JSON.stringify({ file: path, ...report.value })}\n` : inWords(path, report.value));
  return report.value.holds ? 0 : 1;
}

function malformed(path: string, why: string, json: boolean, io: Io): ExitCode {
  if (json) io.out(`${JSON.stringify({ file: path, holds: false, malformed: why })}\n`);
  io.err(`${path}: ${why}\n`);
  return 2;
}

function inWords(path: string, { holds, title, size, failed, checks }: Report): string {
  if (holds)
    return `${path}: the record of ${title ?? 'the organisation'} holds: ${size} entries, ${made(checks)} checks.\n`;
  const at = failed?.entry === undefined ? '' : ` at entry ${failed.entry}`;
  return `${path}: does not hold. Check ${failed?.number} (${failed?.id}) fails${at}: ${failed?.why}.\n`;
}

function made(checks: Report['checks']): number {
  return checks.filter(({ status }) => status === 'pass').length;
}
