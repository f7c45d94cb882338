/** Papers and moments that views quote. Neither ever changes, so what was read once is kept at hand. */
import type { BlobRef } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import type { Entry } from '@quorate/record';
import type { Desk } from '../spine/desk.ts';
import { readEntry } from '../spine/folded.ts';

export interface PaperWords {
  readonly title: string;
  readonly text: string;
}

const mostPapers = 2000;
const mostMoments = 100_000;
const papers = new Map<string, PaperWords>();
const moments = new Map<string, Instant>();

/** A motion's paper, `{title, text}`; of any other paper its text. */
export async function paperWords(desk: Desk, { sha256 }: BlobRef): Promise<PaperWords> {
  const key = `${desk.keeping.org}/${sha256}`;
  const known = papers.get(key);
  if (known) return known;
  const blob = await desk.log.blob(sha256);
  const read = blob === undefined ? { title: '', text: '' } : wordsOf(Buffer.from(blob.bytes).toString('utf8'));
  remember(papers, key, read, mostPapers);
  return read;
}

export async function entryAt(desk: Desk, index: number): Promise<Entry | undefined> {
  const [stored] = await desk.log.entries(index, 1);
  return stored && readEntry(stored.bytes);
}

export async function momentOf(desk: Desk, index: number): Promise<Instant> {
  const key = `${desk.keeping.vkey}/${index}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  const at = (await entryAt(desk, index))?.at ?? (0 as Instant);
  remember(moments, key, at, mostMoments);
  return at;
}

function wordsOf(text: string): PaperWords {
  try {
    const { title, text: body } = JSON.parse(text) as Partial<PaperWords>;
    if (typeof title === 'string' && typeof body === 'string') return { title, text: body };
  } catch {
    // Not JSON: then it is its own text.
  }
  return { title: '', text };
}

function remember<T>(map: Map<string, T>, key: string, value: T, most: number): void {
  if (map.size >= most) map.clear();
  map.set(key, value);
}
