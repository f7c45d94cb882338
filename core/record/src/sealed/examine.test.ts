import { type Act, unfounded } from '@quorate/assembly';
import { describe, expect, it } from 'vitest';
import { examine, papersExamined } from './examine.ts';

const paper = { sha256: 'a'.repeat(64), size: 1, media: 'application/json' };

describe('an act about a matter that nobody made', () => {
  it.each([
    ['send-trustee-step', { trusteeship: 'constructor', step: 'share', paper }],
    ['open-secret-ballot', { ballot: 'constructor', election: paper, credentials: paper, tokens: paper }],
    ['send-decryption', { ballot: 'toString', paper }],
    ['publish-secret-result', { ballot: 'constructor', archive: paper }],
  ])('%s finds nothing, whatever name it gives it', (kind, body) => {
    const act = { kind, body, actor: '0'.repeat(32) } as unknown as Act;
    expect(papersExamined(act, unfounded).every(({ sha256 }) => sha256 === paper.sha256)).toBe(true);
    expect(examine(act, unfounded, () => new Uint8Array(200))).toMatchObject({ holds: false });
  });
});
