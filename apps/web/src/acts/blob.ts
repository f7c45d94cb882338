/** A paper to lie beside the log: its bytes, and the reference that the act signs. */
import { canonicalBytes, type Json, must, toBase64, toUtf8 } from '@quorate/basics';
import type { Blob } from '../api/types.ts';
import { type BlobRef, sha256Hex } from '../spine.ts';

export interface PaperBlob {
  readonly ref: BlobRef;
  readonly blob: Blob;
}

export function charterBlob(text: string): { readonly ref: CharterText; readonly blob: Blob } {
  const bytes = must<Uint8Array>(toUtf8(text));
  const media = 'application/yaml';
  return { ref: { sha256: sha256Hex(bytes), size: bytes.length, media }, blob: { media, base64: toBase64(bytes) } };
}

type CharterText = BlobRef & { readonly media: 'application/yaml' };

export function jsonBlob(value: Json): PaperBlob {
  const bytes = canonicalBytes(value);
  return {
    ref: { sha256: sha256Hex(bytes), size: bytes.length, media: 'application/json' },
    blob: { media: 'application/json', base64: toBase64(bytes) },
  };
}
