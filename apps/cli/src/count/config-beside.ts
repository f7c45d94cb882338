/**
 * The configuration of a cast vote record that is given alone: the one beside the record, or in a folder up to two
 * above, that names it among its sources. A record in `cvr/NAME/` belongs to `NAME.config.json`.
 */
import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ok, type Result, refuse } from '@quorate/basics';
import { parseCvrConfig } from '@quorate/tally';
import { type InputProblem, readBytes } from './read-bytes.ts';

const mostFolders = 3;

export function configBeside(file: string): Result<string, InputProblem> {
  const found: string[] = [];
  let folder = dirname(resolve(file));
  for (let looked = 0; looked < mostFolders && found.length === 0; looked++, folder = dirname(folder)) {
    found.push(...configsIn(folder).filter((config) => names(config, file)));
  }
  const own = found.filter((config) => nameOf(config) === basename(dirname(resolve(file))));
  const [config, other] = own.length > 0 ? own : found;
  if (config === undefined) {
    return refuse({
      message: `${file}: a cast vote record is read by its configuration, and none beside it names this file: give --config FILE.`,
    });
  }
  if (other === undefined) return ok(config);
  const several = found.map((path) => basename(path)).join(', ');
  return refuse({ message: `${file}: several configurations name this file (${several}): give one by --config FILE.` });
}

function configsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /config\.json$/i.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** Whether the configuration has this file, its folder, or the workbook it was exported from among its sources. */
function names(config: string, file: string): boolean {
  const bytes = readBytes(config);
  const read = bytes.ok ? parseCvrConfig(bytes.value) : undefined;
  if (!read?.ok) return false;
  const path = resolve(file);
  const wanted = [basename(path), basename(path).replace(/\.csv$/i, '.xlsx'), basename(dirname(path))];
  return read.value.sources.some(({ filePath }) => wanted.includes(basename(filePath)));
}

function nameOf(config: string): string {
  return basename(config).replace(/[._]config\.json$/i, '');
}
