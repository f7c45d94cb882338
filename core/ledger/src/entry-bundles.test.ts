import { must, ok, refuse } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestEntry, parseBundle, printBundle } from './index.ts';

describe('an entry bundle', () => {
  it('is each entry behind its length', () => {
    const bundle = printBundle([Uint8Array.of(7), new Uint8Array(0), Uint8Array.of(8, 9)]);
    expect(bundle).toEqual(ok(Uint8Array.of(0, 1, 7, 0, 0, 0, 2, 8, 9)));
  });

  it('comes back from its own bytes', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 256 });
    fc.assert(
      fc.property(entries, (entries) => {
        expect(parseBundle(must(printBundle(entries)), entries.length)).toEqual(ok(entries));
      }),
      { numRuns: 50 },
    );
  });

  it('is written back the same by whoever could read it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.integer({ min: 1, max: 6 }), (bytes, width) => {
        const entries = parseBundle(
          bytes.map((byte, i) => (i % 2 === 0 ? 0 : byte % 8)),
          width,
        );
        if (entries.ok) expect(parseBundle(must(printBundle(entries.value)), width)).toEqual(entries);
      }),
    );
  });

  it('takes an entry of 65,535 bytes and no more', () => {
    const longest = new Uint8Array(longestEntry).fill(1);
    expect(parseBundle(must(printBundle([longest])), 1)).toEqual(ok([longest]));
    const longer = new Uint8Array(longestEntry + 1);
    expect(printBundle([longest, longer])).toEqual(refuse({ reason: 'entry-too-long', at: 1 }));
  });

  it('has as many entries as it says, 1 to 256', () => {
    const none = new Uint8Array(0);
    expect(printBundle([])).toEqual(refuse({ reason: 'empty-bundle', at: 0 }));
    expect(printBundle(Array(257).fill(none))).toEqual(refuse({ reason: 'too-many-entries', at: 256 }));
    const three = must(printBundle([none, none, none]));
    expect(parseBundle(three, 2)).toEqual(refuse({ reason: 'too-many-entries', at: 2 }));
    expect(parseBundle(three, 4)).toEqual(refuse({ reason: 'too-few-entries', at: 3 }));
    expect(parseBundle(none, 0)).toEqual(refuse({ reason: 'empty-bundle', at: 0 }));
  });

  it('is refused when it ends within an entry', () => {
    const cut = (...bytes: number[]) => parseBundle(Uint8Array.from(bytes), 2);
    expect(cut(0, 1, 7, 0)).toEqual(refuse({ reason: 'bundle-cut-short', at: 1 }));
    expect(cut(0, 1, 7, 0, 2, 1)).toEqual(refuse({ reason: 'bundle-cut-short', at: 1 }));
    expect(cut(255, 255)).toEqual(refuse({ reason: 'bundle-cut-short', at: 0 }));
  });
});
