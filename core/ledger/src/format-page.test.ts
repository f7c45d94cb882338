import { readFileSync } from 'node:fs';
import { concatBytes, fromHex, must, toUtf8 } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import {
  leafHash,
  openCheckpoint,
  parseBundle,
  parseLogProof,
  parseVerifierKey,
  rebuildTiles,
  verifyLogProof,
} from './index.ts';

const page = readFileSync(new URL('../../../docs/formats/log.md', import.meta.url), 'utf8');

describe('the example in docs/formats/log.md', () => {
  const [log, witness] = block('text keys')
    .trim()
    .split('\n')
    .map((key) => must(parseVerifierKey(key)));
  const checkpoint = must(openCheckpoint(text(block('text checkpoint')), log!, [witness!]));
  const entries = must(parseBundle(hex(block('hex entries')), 3));

  it('is a log of three entries, signed and witnessed', () => {
    const words = entries.map((entry) => new TextDecoder().decode(entry));
    expect(words).toEqual(['founded', 'admitted', 'convened']);
    const tile = hex(block('hex tile'));
    expect(concatBytes(...entries.map(leafHash))).toEqual(tile);
    expect(must(rebuildTiles(() => tile, 3n))).toEqual(checkpoint.root);
    expect(checkpoint.cosignedBy).toEqual([{ key: witness, timestamp: 1_767_225_600n }]);
  });

  it('has a receipt for the second', () => {
    const receipt = must(parseLogProof(text(block('text receipt'))));
    expect(receipt.index).toBe(1n);
    expect(verifyLogProof(receipt, leafHash(entries[1]!), log!, [witness!]).ok).toBe(true);
  });
});

function block(label: string): string {
  const start = page.indexOf(`\`\`\`${label}\n`) + label.length + 4;
  return page.slice(start, page.indexOf('```', start));
}

function text(value: string): Uint8Array {
  return must<Uint8Array>(toUtf8(value));
}

function hex(digits: string): Uint8Array {
  return must(fromHex(digits.replaceAll('\n', '')));
}
