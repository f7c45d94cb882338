import { fromBase64, fromUtf8, must, ok, refuse, toBase64, toUtf8 } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isKeyName,
  openNote,
  parseNote,
  parseVerifierKey,
  printNote,
  printSignatureLine,
  printVerifierKey,
  signer,
  signText,
  verifierKey,
} from './index.ts';
import {
  cosignedCheckpoint,
  enochKey,
  peterKey,
  peterSeed,
  specificationNote,
  twiceSigned,
} from './testdata/published-notes.ts';

const peter = must(parseVerifierKey(peterKey));
const enoch = must(parseVerifierKey(enochKey));
const ada = must(signer('example.org/ada', new Uint8Array(32).fill(1)));
const bo = must(signer('example.org/bo', new Uint8Array(32).fill(2), 'cosignature'));

describe('a signed note', () => {
  it('divides at the last blank line (example of C2SP signed-note)', () => {
    const note = must(parseNote(bytes(specificationNote)));
    expect(note.text).toBe(
      'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n',
    );
    expect(note.signatures).toMatchObject([{ name: 'quasimodo.example/salvatore', keyId: '367ba04b' }]);
    expect(note.signatures[0]?.payload).toHaveLength(64);
  });

  it.each([specificationNote, cosignedCheckpoint, twiceSigned])('is printed as it was read', (whole) => {
    expect(printNote(must(parseNote(bytes(whole))))).toEqual(ok(bytes(whole)));
  });

  it('is opened by any known key that signed it, and says by whom (golang/mod)', () => {
    const opened = openNote(bytes(twiceSigned), [peter, enoch]);
    expect(must(opened).signedBy).toEqual([{ key: peter }, { key: enoch }]);
    expect(must(openNote(bytes(twiceSigned), [enoch])).signedBy).toEqual([{ key: enoch }]);
  });

  it('is not opened without a known key', () => {
    const unknown = refuse({ reason: 'no-known-signature', name: 'PeterNeumann EnochRoot' });
    expect(openNote(bytes(twiceSigned), [])).toEqual(unknown);
    expect(openNote(bytes(twiceSigned), [ada.key])).toEqual(unknown);
    const samePeterOtherId = must(verifierKey('PeterNeumann', ada.key.publicKey));
    expect(openNote(bytes(twiceSigned), [samePeterOtherId])).toEqual(unknown);
  });

  it('is refused whole when a known key stands under another text', () => {
    const other = twiceSigned.replace('answer', 'Answer');
    expect(openNote(bytes(other), [peter])).toEqual(refuse({ reason: 'bad-signature', name: 'PeterNeumann' }));
  });

  it('is refused for one bad signature of a known key among good ones, also a second of the same key', () => {
    const good = signText('text\n', ada);
    const bad = { ...good, payload: good.payload.with(3, good.payload[3]! ^ 1) };
    const twice = must(printNote({ text: 'text\n', signatures: [good, good] }));
    expect(must(openNote(twice, [ada.key])).signedBy).toEqual([{ key: ada.key }]);
    const mixed = must(printNote({ text: 'text\n', signatures: [good, bad] }));
    expect(openNote(mixed, [ada.key])).toEqual(refuse({ reason: 'bad-signature', name: ada.key.name }));
    const foreign = must(printNote({ text: 'text\n', signatures: [good, { ...bad, keyId: '00000000' }] }));
    expect(openNote(foreign, [ada.key]).ok).toBe(true);
    const cut = must(printNote({ text: 'text\n', signatures: [{ ...good, payload: good.payload.subarray(1) }] }));
    expect(openNote(cut, [ada.key]).ok).toBe(false);
  });

  it('is refused when two different keys claim the same name and ID', () => {
    const twin = { ...ada.key, publicKey: bo.key.publicKey };
    const note = must(printNote({ text: 'text\n', signatures: [signText('text\n', ada)] }));
    expect(openNote(note, [ada.key, twin])).toEqual(refuse({ reason: 'ambiguous-keys', name: ada.key.name }));
    expect(openNote(note, [ada.key, { ...ada.key }]).ok).toBe(true);
  });

  it('may carry 16 signatures and more, not more than 100', () => {
    const signatures = (count: number) => Array.from({ length: count }, () => signText('text\n', ada));
    expect(must(openNote(must(printNote({ text: 'text\n', signatures: signatures(16) })), [ada.key])).text).toBe(
      'text\n',
    );
    expect(printNote({ text: 'text\n', signatures: signatures(100) }).ok).toBe(true);
    const tooMany = printNote({ text: 'text\n', signatures: signatures(101) });
    expect(tooMany).toEqual(refuse({ reason: 'too-many-signatures', line: 3 }));
  });

  it('may have 16 post-quantum signatures of strangers', () => {
    const mldsa = { name: 'witness.example/w', keyId: '01020304', payload: new Uint8Array(8 + 2420) };
    const note = printNote({ text: 'text\n', signatures: [signText('text\n', ada), ...Array(16).fill(mldsa)] });
    expect(openNote(must(note), [ada.key]).ok).toBe(true);
  });

  it('makes the signature that golang/mod makes', () => {
    const { text, signatures } = must(parseNote(bytes(twiceSigned)));
    const signing = must(signer('PeterNeumann', must(fromBase64(peterSeed))));
    expect(printVerifierKey(signing.key)).toBe(peterKey);
    expect(signText(text, signing)).toEqual(signatures[0]);
  });

  const line = printSignatureLine(signText('text\n', ada));
  it.each([
    ['nothing', '', 'no-blank-line', 1],
    ['no signatures', 'text\n', 'no-blank-line', 2],
    ['an empty signature block', 'text\n\n', 'no-signatures', 3],
    ['no text at all', `\n${line}`, 'no-blank-line', 3],
    ['no line end', `text\n\n${line.slice(0, -1)}`, 'no-line-end', 3],
    ['a carriage return', `text\r\n\n${line}`, 'control-character', 1],
    ['a tab', `a\n\tb\n\n${line}`, 'control-character', 2],
    ['a NUL in the name', `text\n\n${line.replace('/ada', '/a\0a')}`, 'control-character', 3],
    ['a line that is no signature', `text\n\n${line}more\n`, 'malformed-signature-line', 4],
    ['a hyphen for the dash', `text\n\n${line.replace('—', '-')}`, 'malformed-signature-line', 3],
    ['two spaces', `text\n\n${line.replace('— ', '—  ')}`, 'malformed-signature-line', 3],
    ['a space at the end', `text\n\n${line.replace('\n', ' \n')}`, 'malformed-signature-line', 3],
    ['a plus in the name', `text\n\n${line.replace('/ada', '+ada')}`, 'malformed-key-name', 3],
    ['a Unicode space in the name', `text\n\n${line.replace('/ada', '\u2003ada')}`, 'malformed-key-name', 3],
    ['a next-line character in the name', `text\n\n${line.replace('/ada', '\u0085ada')}`, 'malformed-key-name', 3],
    ['base64 without its padding', `text\n\n${line.replace('=', '')}`, 'malformed-signature-line', 3],
    ['base64 with stray bits', `text\n\n— a AQIDBAV=\n`, 'malformed-signature-line', 3],
    ['the URL alphabet', `text\n\n— a AQIDBA-_\n`, 'malformed-signature-line', 3],
    ['a key ID without a signature', `text\n\n— a AQIDBA==\n`, 'malformed-signature-line', 3],
  ])('is malformed with %s', (_, whole, reason, at) => {
    expect(parseNote(bytes(whole))).toEqual(refuse({ reason, line: at }));
  });

  it('is malformed with bytes that are not UTF-8, or when far too long', () => {
    const whole = bytes(`a\nb\n\n${line}`);
    expect(parseNote(whole.with(2, 0xff))).toEqual(refuse({ reason: 'note-not-utf8', line: 2 }));
    expect(parseNote(new Uint8Array(1_000_001))).toEqual(refuse({ reason: 'note-too-long', line: 1 }));
  });

  it('is never written in a way that could not be read', () => {
    const signatures = [signText('text\n', ada)];
    expect(printNote({ text: 'no line end', signatures }).ok).toBe(false);
    expect(printNote({ text: 'a\rb\n', signatures }).ok).toBe(false);
    expect(printNote({ text: '\ud800\n', signatures }).ok).toBe(false);
    expect(printNote({ text: 'text\n', signatures: [] }).ok).toBe(false);
    expect(printNote({ text: 'text\n', signatures: [{ ...signatures[0]!, name: 'two words' }] }).ok).toBe(false);
  });

  it('survives printing and reading, whatever it says', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 200 })
      .map((raw) => `${[...raw].map((c) => (c < ' ' ? '\n' : c)).join('')}\n`);
    fc.assert(
      fc.property(text, fc.nat(3), (text, more) => {
        const signatures = [ada, bo, ada, bo].slice(0, 1 + more).map((signer) => signText(text, signer, 17n));
        const printed = must(printNote({ text, signatures }));
        expect(must(parseNote(printed))).toEqual({ text, signatures });
        expect(must(openNote(printed, [ada.key, bo.key])).text).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any byte changed, removed or added', () => {
    const whole = bytes(twiceSigned);
    const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(2));
    fc.assert(
      fc.property(change, ([at, xor, kind]) => {
        const before = whole.subarray(0, at);
        const changed = Uint8Array.of(...before, whole[at]! ^ xor, ...whole.subarray(at + 1));
        const removed = Uint8Array.of(...before, ...whole.subarray(at + 1));
        const added = Uint8Array.of(...before, xor, ...whole.subarray(at));
        const other = [changed, removed, added][kind]!;
        const opened = openNote(other, [peter, enoch]);
        // What is still opened is the same text, signed at least by the other key.
        if (opened.ok) {
          expect(opened.value.text).toBe(must(parseNote(whole)).text);
          expect(opened.value.signedBy.length).toBeLessThan(2);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a verifier key', () => {
  it('is read as it is printed', () => {
    for (const text of [peterKey, enochKey, printVerifierKey(bo.key)]) {
      expect(printVerifierKey(must(parseVerifierKey(text)))).toBe(text);
    }
    expect(bo.key.keyId).not.toBe(must(verifierKey(bo.key.name, bo.key.publicKey)).keyId);
  });

  it.each([
    ['', 'malformed-verifier-key'],
    [peterKey.replace('c74f20a3', 'c74f20a4'), 'wrong-key-id'],
    [peterKey.replace('c74f20a3', 'C74F20A3'), 'malformed-verifier-key'],
    [peterKey.replace('PeterNeumann', 'Peter Neumann'), 'malformed-verifier-key'],
    [peterKey.replace('PeterNeumann', ''), 'malformed-verifier-key'],
    [`${peterKey}\n`, 'malformed-verifier-key'],
    [`${peterKey}A`, 'malformed-verifier-key'],
    ['PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'unknown-signature-type'],
    ['PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEQ==', 'wrong-key-length'],
    [`a+00000000+${toBase64(Uint8Array.of(1, ...new Uint8Array(32)))}`, 'low-order-key'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseVerifierKey(text)).toMatchObject({ ok: false, problem: { reason } });
  });

  it('has a name without space or plus', () => {
    for (const good of ['a', 'example.org/log', 'é', '\ufeff', '😀']) expect(isKeyName(good)).toBe(true);
    for (const bad of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u3000', '\ud800', 'a\nb', 'a\0']) {
      expect(isKeyName(bad)).toBe(false);
    }
  });
});

function bytes(text: string): Uint8Array {
  const utf8 = must<Uint8Array>(toUtf8(text));
  expect(must(fromUtf8(utf8))).toBe(text);
  return utf8;
}
