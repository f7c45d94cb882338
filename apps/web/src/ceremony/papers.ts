/** Papers of trustees: JSON to the letter, because archives keep them as they were sent. */
import { type OrgId, toBase64 } from '@quorate/basics';
import type { BlobRef, PaperSource, TrusteeshipState } from '@quorate/record';
import { sha256Hex } from '@quorate/record';
import { askBytes } from '../api/client.ts';
import type { Blob } from '../api/types.ts';

export interface TextPaper {
  readonly ref: BlobRef;
  readonly blob: Blob;
}

export function jsonPaper(text: string): TextPaper {
  const bytes = new TextEncoder().encode(text);
  return {
    ref: { sha256: sha256Hex(bytes), size: bytes.length, media: 'application/json' },
    blob: { media: 'application/json', base64: toBase64(bytes) },
  };
}

const fetched = new Map<string, Uint8Array>();

/** Every paper that was sent in this ceremony so far. */
export async function papersOfCeremony(org: OrgId, { steps }: TrusteeshipState): Promise<PaperSource> {
  const hashes = Object.values(steps).flatMap((sent) => Object.values(sent).map(({ sha256 }) => sha256));
  await Promise.all(
    hashes.map(async (sha256) => {
      if (fetched.has(sha256)) return;
      const paper = await askBytes(`/api/organisations/${encodeURIComponent(org)}/blobs/${sha256}`);
      const bytes = new Uint8Array(await paper.arrayBuffer());
      // A paper is its hash: a server that sends another one is not believed.
      if (sha256Hex(bytes) !== sha256) throw new TypeError(`the paper ${sha256} is another one`);
      fetched.set(sha256, bytes);
    }),
  );
  return (sha256) => fetched.get(sha256);
}
