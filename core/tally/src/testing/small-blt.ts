/**
 * A plain BLT reader for tests of counting only: trusting, no error messages.
 * Knows weights, withdrawn (`-3`, `[withdrawn ..]`), `[tie ..]`, `[nick ..]`, `=`, `-` and comments.
 */
import { type RankedProfile, sharedRank, skippedRank } from '../profile.ts';

export function readSmallBlt(text: string): RankedProfile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const clean = lines
    .map((line) => (line.includes('"') ? line : line.replace(/#.*$/, '')).trim())
    .filter((l) => l !== '');
  const [n = 0, seats = 0] = (clean[0] ?? '').split(/\s+/).map(Number);
  const nicks = new Map<string, number>();
  const out = new Set<number>();
  const id = (word: string): number => nicks.get(word) ?? Number(word) - 1;
  let tieOrder: number[] | undefined;
  let at = 1;
  const offsets = [0];
  const entries: number[] = [];
  const weights: string[] = [];
  const seen = new Map<string, number>();
  for (; at < clean.length; at += 1) {
    const line = clean[at] ?? '';
    if (line === '0') break;
    const bracket = /^\[(\w+)\s+(.*?)\s*\]$/.exec(line);
    if (bracket) {
      const words = (bracket[2] ?? '').split(/\s+/);
      if (bracket[1] === 'nick') for (const [i, w] of words.entries()) nicks.set(w, i);
      if (bracket[1] === 'tie') tieOrder = words.map(id);
      if (bracket[1] === 'withdrawn') for (const w of words) out.add(id(w));
      continue;
    }
    if (/^-\d+(\s+-\d+)*$/.test(line)) {
      for (const w of line.split(/\s+/)) out.add(-Number(w) - 1);
      continue;
    }
    const words = line.replace(/^\(.*?\)\s*/, '').split(/\s+/);
    const weight = words.shift() ?? '1';
    if (words.at(-1) === '0') words.pop();
    const key = words.join(' ');
    const before = seen.get(key);
    if (before !== undefined) {
      weights[before] = `${Number(weights[before]) + Number(weight)}`;
      continue;
    }
    seen.set(key, weights.length);
    for (const word of words) {
      if (word === '-') entries.push(skippedRank);
      else for (const [i, name] of word.split('=').entries()) entries.push(id(name) + (i > 0 ? sharedRank : 0));
    }
    weights.push(weight);
    offsets.push(entries.length);
  }
  const titles = clean.slice(at + 1).map((line) => /"(.*)"/.exec(line)?.[1] ?? line);
  const unit = weights.some((w) => w.includes('.')) ? 1000 : 1;
  return {
    kind: 'ranked',
    title: titles[n] ?? '',
    seats,
    candidates: Array.from({ length: n }, (_, c) => ({
      name: titles[c] ?? `C${c + 1}`,
      ...(out.has(c) ? { withdrawn: true as const } : {}),
    })),
    papers: {
      offsets: Uint32Array.from(offsets),
      entries: Uint16Array.from(entries),
      weights: Float64Array.from(weights, (w) => Math.round(Number(w) * unit)),
      weightUnit: unit,
    },
    ...(tieOrder === undefined ? {} : { tieOrder }),
  };
}
