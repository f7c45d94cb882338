/**
 * Elections to time counts with: a million ballots, 20 candidates, 7 seats, the same on every machine.
 *
 * zipf: voters choose by popularity that falls by two fifths from candidate to candidate and stop early, so there are few
 * distinct papers (about 9,000). iid: every order is as likely as any other, so there are many (about 318,000).
 * `lines` writes a line for each ballot instead of one for each distinct paper.
 */
export type Election = 'zipf' | 'iid' | 'iid-lines';

const [ballots, candidates, seats] = [1_000_000, 20, 7];
const seed = 20_260_123;

export function blt(election: Election): string {
  const roll = dice(seed);
  const next = election === 'zipf' ? () => popular(roll) : () => uniform(roll);
  const lines: string[] = [];
  if (election === 'iid-lines') for (let i = 0; i < ballots; i++) lines.push(`1 ${next()} 0`);
  else {
    const counts = new Map<string, number>();
    for (let i = 0; i < ballots; i++) {
      const paper = next();
      counts.set(paper, (counts.get(paper) ?? 0) + 1);
    }
    for (const [paper, count] of counts) lines.push(`${count} ${paper} 0`);
  }
  const names = Array.from({ length: candidates }, (_, i) => `"C${i + 1}"`);
  return `${candidates} ${seats}\n${lines.join('\n')}\n0\n${names.join('\n')}\n"${election} 1M"\n`;
}

/** Each candidate is named little more than half as often as the one before; as many voters go on after each. */
function popular(roll: () => number): string {
  const chosen: number[] = [];
  do {
    let candidate = 1;
    while (candidate < candidates && roll() < 0.58) candidate++;
    if (!chosen.includes(candidate)) chosen.push(candidate);
  } while (chosen.length < candidates && roll() < 0.55);
  return chosen.join(' ');
}

/** One to five preferences, seldom six, in any order. */
function uniform(roll: () => number): string {
  const length = roll() < 0.03 ? 6 : 1 + Math.floor(roll() * 5);
  const left = Array.from({ length: candidates }, (_, i) => i + 1);
  const chosen = Array.from({ length }, () => left.splice(Math.floor(roll() * left.length), 1)[0]);
  return chosen.join(' ');
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
