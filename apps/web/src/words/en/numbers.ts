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

export function ordinal(n: number): string {
  const ending = [11, 12, 13].includes(n % 100) ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

function grouped(n: number): string {
  return n >= 10_000 ? n.toLocaleString('en-GB') : String(n);
}
