/**
 * Papers lie beside the log, named by their hash. An act may name only a paper
 * that comes with it or that the office has, so that no entry ever points at nothing.
 */
import type { Act } from '@quorate/assembly';
import { type Digest, fromUtf8, ok, parseJson, type Result, refuse } from '@quorate/basics';
import { sha256Hex } from '@quorate/ledger';
import { blobsOf } from '@quorate/record';
import type { Blob } from '../store/store.ts';
import type { OfficeRefusal, Paper } from './received.ts';

const largestPaper = 1_048_576;
/** Only the server itself makes archives. */
const largestArchive = 67_108_864;

/** The papers that came with an act, each named by it with its hash, size and kind. */
export function checkPapers(act: Act, papers: readonly Paper[]): Result<readonly Blob[], OfficeRefusal> {
  const named = blobsOf({ act });
  const blobs: Blob[] = [];
  for (const { media, bytes } of papers) {
    if (bytes.length > (act.kind === 'publish-secret-result' ? largestArchive : largestPaper)) {
      return refuse({ reason: 'blob-too-large', size: bytes.length, most: largestPaper });
    }
    const sha256 = sha256Hex(bytes);
    const ref = named.find((paper) => paper.sha256 === sha256);
    if (ref?.size !== bytes.length || ref.media !== media) return refuse({ reason: 'blob-mismatch', sha256 });
    const expected = misfit(act, media, bytes);
    if (expected !== undefined) return refuse({ reason: 'paper-malformed', sha256, expected });
    blobs.push({ sha256, media, bytes });
  }
  return ok(blobs);
}

/** The first paper that neither came along nor is kept with this size and kind. */
export async function firstMissing(
  act: Act,
  supplied: readonly Blob[],
  kept: (sha256: Digest) => Promise<Blob | undefined>,
): Promise<OfficeRefusal | undefined> {
  for (const { sha256, size, media } of blobsOf({ act })) {
    if (supplied.some((blob) => blob.sha256 === sha256)) continue;
    const blob = await kept(sha256);
    if (blob === undefined) return { reason: 'blob-missing', sha256 };
    const fits = blob.bytes.length === size && blob.media === media && misfit(act, media, blob.bytes) === undefined;
    if (!fits) return { reason: 'blob-mismatch', sha256 };
  }
  return undefined;
}

/** What the paper ought to be, if it is something else. */
function misfit(act: Act, media: string, bytes: Uint8Array): string | undefined {
  const text = fromUtf8(bytes);
  if (!text.ok) return 'UTF-8 text';
  const isMotion = act.kind === 'propose-motion' || act.kind === 'call-referendum';
  if (!isMotion || media !== 'application/json') return undefined;
  const paper = parseJson(text.value);
  if (!paper.ok || typeof paper.value !== 'object' || paper.value === null) return 'JSON {title, text}';
  const { title, text: words, ...more } = paper.value as { readonly [field: string]: unknown };
  const fits = typeof title === 'string' && title !== '' && typeof words === 'string' && Object.keys(more).length === 0;
  return fits ? undefined : 'JSON {title, text}';
}
