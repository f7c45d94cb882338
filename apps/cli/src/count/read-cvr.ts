/**
 * Cast vote records from disk: RCTab's configuration says where they are and how to read them.
 *
 * A file that the configuration names is looked for in `cvr/NAME/` beside the configuration, where NAME is the
 * configuration's own, and beside the configuration itself; a workbook may have been exported to CSV under the
 * same name.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ok, type Result, refuse } from '@quorate/basics';
import { type CvrConfig, type CvrFile, type CvrSource, parseCvrConfig, type ReadFile, readCvr } from '@quorate/tally';
import { formatProblemWords } from './problem-words.ts';
import { rctabDefaults } from './rctab-options.ts';
import { type InputProblem, readBytes } from './read-bytes.ts';
import { unzipped } from './unzip.ts';
import { readWorkbook } from './workbook.ts';

/** `file` is the configuration itself, or a record for the configuration `configFile`. */
export function readCvrInput(file: string, configFile: string | undefined): Result<ReadFile, InputProblem> {
  const path = configFile ?? file;
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const config = parseCvrConfig(bytes.value);
  if (!config.ok) return refuse({ message: formatProblemWords(config.problem, path), line: config.problem.line });
  const files: (readonly CvrFile[])[] = [];
  for (const source of config.value.sources) {
    const place =
      configFile === undefined ? findSource(path, source.filePath) : placeOf(file, path, config.value, source);
    if (place === undefined) {
      return refuse({ message: `${path}: the cast vote records "${source.filePath}" are not there.` });
    }
    const unpacked = unpack(place);
    if (!unpacked.ok) return unpacked;
    files.push(unpacked.value);
  }
  const profile = readCvr(config.value, files);
  if (profile.ok) return ok({ profile: profile.value, defaults: rctabDefaults(config.value) });
  const { problem } = profile.problem;
  return refuse({ message: formatProblemWords(problem, profile.problem.file), line: problem.line });
}

/** One record may stand for many: a folder's files belong together, and so do a configuration's sources. */
function placeOf(file: string, configFile: string, { sources }: CvrConfig, source: CvrSource): string | undefined {
  const isFolder = source.provider === 'hart' || source.provider === 'dominion';
  if (sources.length === 1 && !isFolder) return file;
  const found = findSource(configFile, source.filePath);
  return found ?? (sources.length > 1 ? undefined : /\.(xml|json)$/i.test(file) ? dirname(file) : file);
}

function findSource(config: string, wanted: string): string | undefined {
  const folder = dirname(config);
  const name = basename(config).replace(/(\.config|_config)?\.json$/, '');
  const places = [join(folder, 'cvr', name), folder].map((place) => join(place, wanted));
  return places.flatMap((place) => [place, place.replace(/\.xlsx$/i, '.csv')]).find((place) => existsSync(place));
}

function unpack(place: string): Result<readonly CvrFile[], InputProblem> {
  if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    const names = readdirSync(place).sort();
    return ok(names.map((name) => ({ name: join(place, name), bytes: readFileSync(join(place, name)) })));
  }
  const bytes = readBytes(place);
  if (!bytes.ok) return bytes;
  const packed = bytes.value[0] === 0x50 && bytes.value[1] === 0x4b;
  if (!packed) return ok([{ name: place, bytes: bytes.value }]);
  if (/\.xlsx$/i.test(place)) {
    const rows = readWorkbook(bytes.value);
    if (!rows.ok) return refuse({ message: formatProblemWords(rows.problem, place), line: rows.problem.line });
    return ok([{ name: place, bytes: bytes.value, rows: rows.value }]);
  }
  const files = unzipped(bytes.value);
  if (files === undefined)
    return refuse({ message: `${place}:1: expected a whole zip archive; found a damaged one.`, line: 1 });
  return ok(Object.entries(files).map(([name, inner]) => ({ name: join(place, name), bytes: inner })));
}
