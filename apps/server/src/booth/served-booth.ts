/**
 * The booth this server serves now, read once from the build: the page, and the
 * program and the style it names. Opening a ballot records exactly these bytes,
 * and from then on they are served for it from the record, whatever the server
 * has become (docs/decisions/0011-the-booth-in-the-log.md).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BlobRef, BoothRefs } from '@quorate/assembly';
import { sha256Hex } from '@quorate/ledger';
import type { Paper } from '../spine/received.ts';

export interface ServedBooth {
  readonly refs: BoothRefs;
  /** Page, program and style, as papers of the act that opens a ballot. */
  readonly papers: readonly Paper[];
}

/** Text, whatever it is for: nothing that comes out of a record runs by itself. */
const media = 'text/plain';

export function readServedBooth(folder: string): ServedBooth | undefined {
  const page = join(folder, 'booth.html');
  if (folder === '' || !existsSync(page)) return undefined;
  const html = readFileSync(page, 'utf8');
  const named = (pattern: RegExp): Uint8Array => readFileSync(join(folder, pattern.exec(html)?.[1] ?? ''));
  const papers = [
    readFileSync(page),
    named(/<script[^>]* src="([^"]+)"/),
    named(/<link rel="stylesheet" href="([^"]+)"/),
  ];
  const [ofPage, program, style] = papers.map(refOf);
  if (!ofPage || !program || !style) return undefined;
  return { refs: { page: ofPage, program, style }, papers: papers.map((bytes) => ({ media, bytes })) };
}

export function sameBooth(a: BoothRefs, b: BoothRefs): boolean {
  return (['page', 'program', 'style'] as const).every((part) => a[part].sha256 === b[part].sha256);
}

function refOf(bytes: Uint8Array): BlobRef {
  return { sha256: sha256Hex(bytes) as BlobRef['sha256'], size: bytes.length, media };
}
