import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { makeGroup } from '../group/groups.ts';
import { credentialExponent, generateCredential, publicCredential } from './credential.ts';

const uuid = 'jdgqEXg5M7NC93';

describe('a credential', () => {
  it('of the 3.x kind gives the published element', () => {
    expect(publicCredential(makeGroup('Ed25519'), uuid, '123AB-CDEFGH-JKLMN-PQRSTU')).toEqual({
      ok: true,
      value: 'c6d531d209bdd5e063ed37c11915c332e0ecb67294275fe1cfd99397f2ece0fc',
    });
  });

  it('of the 2.0 kind gives the published exponent', () => {
    const s = must(credentialExponent(makeGroup('BELENIOS-2048'), uuid, 'BYc-Tyf-eqR-XQ4-Loi'));
    expect(s).toBe(13233873293776023733466929894265637981805576691725350969585263894340870877953n);
  });

  it('of the 2.0 kind is refused with a typing mistake', () => {
    const typed = credentialExponent(makeGroup('BELENIOS-2048'), uuid, 'BYc-Tyf-eqR-XQ4-Loj');
    expect(typed).toEqual({ ok: false, problem: { reason: 'mistyped-credential' } });
  });

  it('of no known kind is refused', () => {
    for (const text of ['', 'abc', '123AB-CDEFGH-JKLMN-PQRST', '0OIl1-CDEFGH-JKLMN-PQRSTU']) {
      expect(credentialExponent(makeGroup('Ed25519'), uuid, text).ok).toBe(false);
    }
  });

  it('is new each time and well formed', () => {
    let next = 0;
    const made = generateCredential((n) => Uint8Array.from({ length: n }, () => next++ % 256));
    expect(made).toMatch(
      /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/,
    );
  });
});
