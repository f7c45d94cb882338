/** Formats by name: their ids, and what else people call them. */
import { formatIds as inOneFile } from '@quorate/tally/on-demand';

export const formatIds: readonly string[] = [...inOneFile, 'cvr'];

/** Name endings and providers stand for the format they belong to: `soi`, `pb`, `ess`. */
const otherNames: { readonly [name: string]: string } = {
  soc: 'preflib',
  soi: 'preflib',
  toc: 'preflib',
  toi: 'preflib',
  cat: 'preflib',
  pb: 'pabulib',
  debian: 'debian-tally',
  'debian-tally-json': 'case-json',
  tally: 'debian-tally',
  'csv-rankings': 'csv',
  'csv-grades': 'csv-scores',
  grades: 'csv-scores',
  'profile-json': 'json',
  rctab: 'cvr',
  cdf: 'cvr',
  'nist-cdf': 'cvr',
  hart: 'cvr',
  dominion: 'cvr',
  ess: 'cvr',
  'es&s': 'cvr',
  clearballot: 'cvr',
  'clear-ballot': 'cvr',
  unisyn: 'cvr',
  xlsx: 'cvr',
};

/** The id of the format; undefined when there is none of this name. What stands behind the name explains it: `rctab:ess`. */
export function formatNamed(name: string): string | undefined {
  const lower = name.trim().toLowerCase().replace(/^\./, '');
  return known(lower) ?? known(lower.replace(/[\s(:].*$/s, ''));
}

function known(name: string): string | undefined {
  return formatIds.find((id) => id === name) ?? (Object.hasOwn(otherNames, name) ? otherNames[name] : undefined);
}
