/** Cast vote records: RCTab's configuration and the files it names, unpacked by the caller, become a profile. */
import { ok } from '@quorate/basics';
import type { RankedProfile } from '../../profile.ts';
import { type CsvRow, rowsOf } from '../csv.ts';
import { type FormatProblem, malformed, type Parsed } from '../problem.ts';
import { readCdf } from './cdf.ts';
import type { CvrConfig, CvrSource } from './config.ts';
import { readDominion, readDominionCandidates } from './dominion.ts';
import { readHart } from './hart.ts';
import { CvrRecords } from './records.ts';
import { readClearBallot, readEss, readGenericCsv } from './tables.ts';

export { type CvrConfig, type CvrProvider, type CvrSource, parseCvrConfig } from './config.ts';
export { undeclaredGroup } from './records.ts';

/** A file of a source: its name, and its bytes or (from a workbook) its cells. */
export interface CvrFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rows?: () => Iterator<Parsed<CsvRow>> & Iterable<Parsed<CsvRow>>;
}

export interface CvrProblem {
  readonly file: string;
  readonly problem: FormatProblem;
}

/** `files[i]` are the files of `config.sources[i]`. */
export function readCvr(
  config: CvrConfig,
  files: readonly (readonly CvrFile[])[],
): { readonly ok: true; readonly value: RankedProfile } | { readonly ok: false; readonly problem: CvrProblem } {
  const records = new CvrRecords(config);
  for (const [i, source] of config.sources.entries()) {
    const taken = readSource(config, source, files[i] ?? [], records);
    if (taken) return { ok: false, problem: taken };
  }
  return ok(records.profile());
}

function readSource(
  config: CvrConfig,
  source: CvrSource,
  files: readonly CvrFile[],
  records: CvrRecords,
): CvrProblem | undefined {
  if (source.provider === 'dominion') return readDominionFolder(source, files, records);
  const wanted = source.provider === 'hart' ? files.filter(({ name }) => /\.xml$/i.test(name)) : files;
  if (wanted.length === 0) {
    const { problem } = malformed({ line: 1 }, 'no file', 'cast vote records');
    return { file: source.filePath, problem };
  }
  for (const file of wanted) {
    const read = readFile(config, source, file, records);
    if (!read.ok) return { file: file.name, problem: read.problem };
  }
  return undefined;
}

function readFile(config: CvrConfig, source: CvrSource, file: CvrFile, records: CvrRecords): Parsed<void> {
  if (source.provider === 'hart') return readHart(file.bytes, source, records);
  if (source.provider === 'cdf')
    return readCdf(file.bytes, /\.xml$/i.test(file.name) ? 'xml' : 'json', source, records);
  const rows = file.rows ? file.rows() : rowsOf(file.bytes);
  if (source.provider === 'clearBallot') return readClearBallot(rows, source, records);
  if (source.provider === 'ess') return readEss(rows, source, records, config);
  return readGenericCsv(rows, source, records);
}

function readDominionFolder(source: CvrSource, files: readonly CvrFile[], records: CvrRecords): CvrProblem | undefined {
  const manifest = files.find(({ name }) => /CandidateManifest\.json$/i.test(name));
  const exports = files.filter(({ name }) => /CvrExport[^/]*\.json$/i.test(name));
  if (exports.length === 0) {
    const { problem } = malformed({ line: 1 }, 'no such file', 'CvrExport.json');
    return { file: source.filePath, problem };
  }
  // Without the manifest the configuration has to know candidates by their codes.
  const names = manifest ? readDominionCandidates(manifest.bytes, source.contestId) : ok(new Map<string, string>());
  if (!names.ok) return { file: manifest?.name ?? source.filePath, problem: names.problem };
  for (const file of exports) {
    const read = readDominion(file.bytes, names.value, source, records);
    if (!read.ok) return { file: file.name, problem: read.problem };
  }
  return undefined;
}
