/**
 * Elections to time counts with, the same on every machine: a million ballots, 20 candidates, 7 seats.
 *
 * A voter likes the first candidates best: each is chosen about seven tenths as often as the one before, and after each
 * choice one voter in five stops. iid: every ballot is drawn by itself, which gives some 318,000 distinct papers, most of
 * them long. zipf: voters take one of some 9,000 papers, the k-th of them in proportion to 1/k. distinct: every voter puts
 * all candidates in an order of their own, which is the worst there can be.
 *
 * senate: as large as Tasmania's Senate election of 2019: 352,000 papers, 44 candidates in 16 groups, 6 seats; three in four
 * papers number groups (at least six), the others candidates (at least twelve).
 */
export type Election = 'zipf' | 'iid' | 'distinct' | 'senate';

/**
 * How a paper is written down: its order; whom it names (1 or 0), of whole orders their first half; 5 for its first, 4 for
 * its second ..., of whole orders for its first four, second four ...
 */
export type Notation = 'blt' | 'approvals' | 'scores' | 'budget';

const seed = 20_260_123;
const pool = 18_000;
const sizes = {
  zipf: { ballots: 1_000_000, candidates: 20, seats: 7 },
  iid: { ballots: 1_000_000, candidates: 20, seats: 7 },
  distinct: { ballots: 1_000_000, candidates: 20, seats: 7 },
  senate: { ballots: 352_000, candidates: 44, seats: 6 },
} as const;

/** The text of an election, piece by piece: it may be longer than a string can be. */
export function* write(election: Election, notation: Notation): Generator<string> {
  const { candidates } = sizes[election];
  yield head(election, notation, names(candidates));
  let piece = '';
  let number = 0;
  for (const [paper, count] of papersOf(election)) {
    const order = paper.split(' ').map(Number);
    // A budget has a line for each voter.
    if (notation === 'budget') for (let i = 0; i < count; i++) piece += `${++number};${order.join(',')}\n`;
    else piece += line(notation, order, count, candidates);
    if (piece.length < 1 << 20) continue;
    yield piece;
    piece = '';
  }
  yield notation === 'blt' ? `${piece}0\n${quoted(names(candidates))}"${election}"\n` : piece;
}

function line(notation: Exclude<Notation, 'budget'>, order: readonly number[], count: number, all: number): string {
  if (notation === 'blt') return `${count} ${order.join(' ')} 0\n`;
  const marks = new Array<number>(all).fill(0);
  const whole = order.length === all;
  for (const [i, candidate] of order.entries()) {
    if (notation === 'approvals') marks[candidate - 1] = whole && 2 * i >= all ? 0 : 1;
    else marks[candidate - 1] = Math.max(1, 5 - (whole ? i >> 2 : i));
  }
  return `${count},${marks.join(',')}\n`;
}

function head(election: Election, notation: Notation, candidates: readonly string[]): string {
  const { ballots, seats } = sizes[election];
  switch (notation) {
    case 'blt':
      return `${candidates.length} ${seats}\n`;
    case 'approvals':
    case 'scores':
      return `highest,${notation === 'scores' ? 5 : 1}\nweight,${candidates.join(',')}\n`;
    case 'budget': {
      const projects = candidates.map((_, i) => `${i + 1};${1000 + 370 * i}\n`).join('');
      const meta = `num_projects;${candidates.length}\nnum_votes;${ballots}\nbudget;20000\nvote_type;approval\n`;
      return `META\nkey;value\n${meta}PROJECTS\nproject_id;cost\n${projects}VOTES\nvoter_id;vote\n`;
    }
  }
}

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => `C${i + 1}`);
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"\n`).join('');
}

/** Distinct papers (candidates from 1) with how many voters cast each, in the order in which they first appear. */
function papersOf(election: Election): Iterable<readonly [paper: string, count: number]> {
  const roll = dice(seed);
  const { ballots, candidates } = sizes[election];
  if (election === 'distinct') return drawDistinct(roll, ballots, candidates);
  const next = {
    iid: () => () => drawPaper(roll, candidates),
    zipf: () => fromPool(roll, candidates),
    senate: () => () => drawSenatePaper(roll),
  }[election]();
  const counts = new Map<string, number>();
  for (let i = 0; i < ballots; i++) {
    const paper = next();
    counts.set(paper, (counts.get(paper) ?? 0) + 1);
  }
  return counts;
}

function* drawDistinct(roll: () => number, ballots: number, candidates: number): Generator<readonly [string, number]> {
  const order = Array.from({ length: candidates }, (_, i) => i + 1);
  for (let i = 0; i < ballots; i++) {
    for (let last = candidates - 1; last > 0; last--) {
      const other = Math.floor(roll() * (last + 1));
      [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    yield [order.join(' '), 1];
  }
}

function fromPool(roll: () => number, candidates: number): () => string {
  const papers = Array.from({ length: pool }, () => drawPaper(roll, candidates));
  let sum = 0;
  const upTo = Float64Array.from(papers, (_, k) => {
    sum += 1 / (k + 1);
    return sum;
  });
  return () => papers[firstAbove(upTo, roll() * sum)] ?? '';
}

function firstAbove(upTo: Float64Array, value: number): number {
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function drawPaper(roll: () => number, candidates: number): string {
  return drawOrder(roll, candidates, { fallOff: 0.698, goesOn: 0.8, least: 1 })
    .map((candidate) => candidate + 1)
    .join(' ');
}

/** Groups have six candidates, then four, then two each; who numbers groups gives their candidates in the group's order. */
function drawSenatePaper(roll: () => number): string {
  const groups = groupsOf(sizes.senate.candidates);
  if (roll() < 0.74) {
    const order = drawOrder(roll, groups.length, { fallOff: 0.75, goesOn: 0.2, least: 6 });
    return order.flatMap((group) => groups[group] ?? []).join(' ');
  }
  return drawOrder(roll, sizes.senate.candidates, { fallOff: 0.93, goesOn: 0.75, least: 12 })
    .map((candidate) => candidate + 1)
    .join(' ');
}

function groupsOf(candidates: number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let next = 1;
  while (next <= candidates) {
    const size = groups.length < 2 ? 6 : groups.length < 4 ? 4 : 2;
    groups.push(Array.from({ length: Math.min(size, candidates - next + 1) }, () => next++));
  }
  return groups;
}

/** An order of some of `many`, each as likely to come next as it is liked. */
function drawOrder(
  roll: () => number,
  many: number,
  { fallOff, goesOn, least }: { readonly fallOff: number; readonly goesOn: number; readonly least: number },
): readonly number[] {
  const liking = Float64Array.from({ length: many }, (_, i) => fallOff ** i);
  const chosen: number[] = [];
  do {
    const next = drawFrom(liking, roll);
    chosen.push(next);
    liking[next] = 0;
  } while (chosen.length < many && (chosen.length < least || roll() < goesOn));
  return chosen;
}

/** Somebody who is still liked, each in proportion. */
function drawFrom(liking: Float64Array, roll: () => number): number {
  let point = roll() * liking.reduce((a, b) => a + b, 0);
  let drawn = 0;
  for (const [candidate, weight] of liking.entries()) {
    if (weight === 0) continue;
    drawn = candidate;
    if (point < weight) break;
    point -= weight;
  }
  return drawn;
}

/** mulberry32: small, seeded, the same everywhere; good enough to draw test papers, and nothing else. */
function dice(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
