/** The words behind `quorate election`. */
import { parseArgs } from 'node:util';
import { ok, type Result, refuse } from '@quorate/basics';

export interface VerifyCall {
  readonly what: 'verify';
  readonly files: readonly string[];
  readonly previous: string | undefined;
  readonly json: boolean;
  readonly workers: number | undefined;
}

export interface ResultCall {
  readonly what: 'result' | 'checks';
  readonly file: string;
  /** From 0. */
  readonly question: number | undefined;
  readonly as: 'json' | 'blt' | 'csv-scores';
  readonly json: boolean;
}

const options = {
  previous: { type: 'string' },
  json: { type: 'boolean' },
  workers: { type: 'string' },
  question: { type: 'string' },
  as: { type: 'string' },
} as const;

type Values = Readonly<Partial<{ previous: string; json: boolean; workers: string; question: string; as: string }>>;

export function readArguments(args: readonly string[]): Result<VerifyCall | ResultCall, string> {
  const split = splitArguments(args);
  if (!split.ok) return split;
  const { values, positionals } = split.value;
  const [what, ...files] = positionals;
  if (what === 'verify') return readVerify(files, values);
  if (what === 'result') return readResult(files, values);
  if (what === 'checks' && files.length === 0) {
    return ok({ what, file: '', question: undefined, as: 'json', json: values.json === true });
  }
  return refuse(
    `say verify, result or checks${what === undefined ? '' : `, not "${what}"`}. See quorate election --help.`,
  );
}

function splitArguments(args: readonly string[]): Result<{ values: Values; positionals: string[] }, string> {
  try {
    return ok(parseArgs({ args: [...args], options, allowPositionals: true }));
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'the call is malformed');
  }
}

function readVerify(files: readonly string[], values: Values): Result<VerifyCall, string> {
  if (files.length === 0) return refuse('verify needs at least one FILE.bel.');
  if (values.question !== undefined || values.as !== undefined) return refuse('--question and --as belong to result.');
  if (values.previous !== undefined && files.length > 1) return refuse('--previous goes with one FILE.bel.');
  const workers = readCount(values.workers);
  if (workers === 'malformed' || (workers ?? 1) > 256) return refuse('--workers is a number from 1 to 256.');
  return ok({ what: 'verify', files, previous: values.previous, json: values.json === true, workers });
}

function readResult(files: readonly string[], values: Values): Result<ResultCall, string> {
  const [file] = files;
  if (file === undefined || files.length > 1) return refuse('result needs one FILE.bel.');
  if (values.previous !== undefined || values.workers !== undefined)
    return refuse('--previous and --workers belong to verify.');
  const question = readCount(values.question);
  if (question === 'malformed') return refuse('--question is a number from 1.');
  const as = values.as ?? 'json';
  if (as !== 'json' && as !== 'blt' && as !== 'csv-scores') return refuse('--as is json, blt or csv-scores.');
  const zeroBased = question === undefined ? undefined : question - 1;
  return ok({ what: 'result', file, question: zeroBased, as, json: values.json === true });
}

function readCount(text: string | undefined): number | undefined | 'malformed' {
  if (text === undefined) return undefined;
  return /^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : 'malformed';
}
