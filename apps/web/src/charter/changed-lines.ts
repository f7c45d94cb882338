/**
 * Two texts line by line: what is struck, what is inserted, what stays.
 *
 * The longest common subsequence of lines, by the table of Wagner and Fischer, The String-to-String Correction
 * Problem, J. ACM 21 (1974). Beyond its bound, everything between the common beginning and the common end counts as replaced.
 */
export interface Line {
  readonly was: 'kept' | 'struck' | 'inserted';
  readonly text: string;
  /** Its number in the new text, or for a struck line in the old one. */
  readonly number: number;
}

const cells = 4_000_000;

export function changedLines(before: string, after: string): readonly Line[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const kept = (from: number, to: number): readonly Line[] =>
    b.slice(from, to).map((text, i) => ({ was: 'kept', text, number: from + i + 1 }));
  return [
    ...kept(0, head),
    ...between(a.slice(head, a.length - tail), b.slice(head, b.length - tail), head),
    ...kept(b.length - tail, b.length),
  ];
}

function between(a: readonly string[], b: readonly string[], head: number): readonly Line[] {
  const struck = (i: number): Line => ({ was: 'struck', text: a[i] ?? '', number: head + i + 1 });
  const inserted = (j: number): Line => ({ was: 'inserted', text: b[j] ?? '', number: head + j + 1 });
  if (a.length * b.length > cells) return [...a.map((_, i) => struck(i)), ...b.map((_, j) => inserted(j))];
  const width = b.length + 1;
  // common[i][j]: length of the longest common subsequence of a from i and b from j
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: Line[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ was: 'kept', text: b[j] ?? '', number: head + j + 1 });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) lines.push(struck(i++));
    else lines.push(inserted(j++));
  }
  return lines;
}

/** The changed lines with a few kept ones around them; each group stands apart in the file. */
export function hunks(lines: readonly Line[], around = 2): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  lines.forEach((line, i) => {
    const near = lines.slice(Math.max(0, i - around), i + around + 1).some(({ was }) => was !== 'kept');
    if (!near) return;
    if (last !== i - 1) groups.push([]);
    groups.at(-1)?.push(line);
    last = i;
  });
  return groups;
}
