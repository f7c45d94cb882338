import type { BlobRef } from '@quorate/assembly';
import { fromUtf8, type Json, parseJson } from '@quorate/basics';

/** The bytes of a paper by its hash, from a bundle or a store. */
export type PaperSource = (sha256: string) => Uint8Array | undefined;

export function textOf(papers: PaperSource, ref: BlobRef | undefined): string | undefined {
  const bytes = ref && papers(ref.sha256);
  const text = bytes && fromUtf8(bytes);
  return text?.ok ? text.value : undefined;
}

export function jsonOf(papers: PaperSource, ref: BlobRef | undefined): Json | undefined {
  const text = textOf(papers, ref);
  const json = text === undefined ? undefined : parseJson(text);
  return json?.ok ? json.value : undefined;
}
