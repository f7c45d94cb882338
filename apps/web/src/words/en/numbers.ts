/** Numbers with their base. */

/** `1 vote`, `3 votes`, `no votes`. */
export function count(n: number, one: string, many: string = `${one}s`): string {
  if (n === 0) return `no ${many}`;
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** `31 of 35 votes cast`. */
export function outOf(n: number, base: number, of: string): string {
  return `${grouped(n)} of ${grouped(base)} ${of}`;
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** `Ada, Bo and Cy`. */
export function joined(parts: readonly string[], last = 'and'): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;
}

/** Entries of the record in few words: `entries 20, 16 and 5 to 12`. Takes them in any order. */
export function entries(indexes: readonly number[], founding = 'the founding'): string {
  const sorted = [...new Set(indexes)].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const index of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && index === run[1] + 1 && run[0] !== 0) run[1] = index;
    else runs.push([index, index]);
  }
  const parts = runs.reverse().flatMap(([first, last]) => {
    if (first === 0) return [];
    if (last === first) return [String(first)];
    return last === first + 1 ? [String(last), String(first)] : [`${first} to ${last}`];
  });
  const several = parts.length > 1 || parts[0]?.includes(' ') === true;
  const numbered = parts.length === 0 ? [] : [`${several ? 'entries' : 'entry'} ${parts.join(', ')}`];
  return joined([...numbered, ...(sorted[0] === 0 ? [founding] : [])]);
}

function grouped(n: number): string {
  return n >= 10_000 ? n.toLocaleString('en-GB') : String(n);
}
