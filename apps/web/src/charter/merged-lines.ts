/**
 * Two changes of one text put together: what only one of them changes is taken over, where both change the same lines the
 * adopted one stays and a person decides (the three-way merge of Khanna, Kunal and Pierce, A Formal Investigation of
 * Diff3, FSTTCS 2007, by lines).
 */
import { changedLines } from './changed-lines.ts';

export interface Merged {
  readonly text: string;
  /** Changes that only the other text makes, now in this one. */
  readonly taken: number;
  readonly clashes: readonly Clash[];
}

/** Lines that both change, each in its own way. */
interface Clash {
  /** First of the lines in the merged text. */
  readonly line: number;
  readonly adopted: readonly string[];
  readonly other: readonly string[];
}

export function mergedLines(base: string, adopted: string, other: string): Merged {
  const lines = base.split('\n');
  const [mine, theirs] = [editsOf(base, adopted), editsOf(base, other)];
  const text: string[] = [];
  const clashes: Clash[] = [];
  let [at, taken] = [0, 0];
  let [i, j] = [0, 0];
  while (i < mine.length || j < theirs.length) {
    const [start, end, ownTo, otherTo] = groupFrom(mine, theirs, i, j);
    const [own, others] = [mine.slice(i, ownTo), theirs.slice(j, otherTo)];
    text.push(...lines.slice(at, start));
    const [kept, wanted] = [applied(lines, own, start, end), applied(lines, others, start, end)];
    const same = kept.join('\n') === wanted.join('\n');
    if (own.length > 0 && others.length > 0 && !same)
      clashes.push({ line: text.length + 1, adopted: kept, other: wanted });
    if (own.length === 0) taken += others.length;
    text.push(...(own.length === 0 ? wanted : kept));
    [at, i, j] = [end, ownTo, otherTo];
  }
  return { text: [...text, ...lines.slice(at)].join('\n'), taken, clashes };
}

/** From line `start` up to `end` of the base there stand these instead. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

function editsOf(base: string, text: string): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let open: { start: number; lines: string[] } | null = null;
  for (const { was, text: line } of changedLines(base, text)) {
    if (was === 'kept') {
      if (open) edits.push({ ...open, end: at });
      open = null;
      at += 1;
      continue;
    }
    open ??= { start: at, lines: [] };
    if (was === 'struck') at += 1;
    else open.lines.push(line);
  }
  return open ? [...edits, { ...open, end: at }] : edits;
}

/** The next edits of both sides that touch each other: from where to where in the base, and the first of each side after them. */
function groupFrom(
  mine: readonly Edit[],
  theirs: readonly Edit[],
  i: number,
  j: number,
): [number, number, number, number] {
  const start = Math.min(mine[i]?.start ?? Number.POSITIVE_INFINITY, theirs[j]?.start ?? Number.POSITIVE_INFINITY);
  let [end, ownTo, otherTo] = [start, i, j];
  for (let grew = true; grew; ) {
    grew = false;
    for (let next = mine[ownTo]; next && next.start <= end; next = mine[++ownTo])
      [end, grew] = [Math.max(end, next.end), true];
    for (let next = theirs[otherTo]; next && next.start <= end; next = theirs[++otherTo])
      [end, grew] = [Math.max(end, next.end), true];
  }
  return [start, end, ownTo, otherTo];
}

function applied(lines: readonly string[], edits: readonly Edit[], start: number, end: number): readonly string[] {
  let at = start;
  const text = edits.flatMap((edit) => {
    const before = lines.slice(at, edit.start);
    at = edit.end;
    return [...before, ...edit.lines];
  });
  return [...text, ...lines.slice(at, end)];
}
