import { fromUtf8 } from '@quorate/basics';

/** The first thousand characters and more, by which a file is recognised; empty when it isn't UTF-8. */
export function headOf(file: Uint8Array): string {
  // A cut may fall inside a character.
  for (let cut = 0; cut < 4; cut++) {
    const head = fromUtf8(file.subarray(0, Math.min(file.length, 4096 - cut)));
    if (head.ok) return head.value.replace(/^\uFEFF/, '');
  }
  return '';
}
