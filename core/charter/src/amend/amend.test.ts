import { type Instant, must, parseInstant, printInstant } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { applied } from '../testing/index.ts';
import { diffCharters } from './diff.ts';
import { governing, inForceFrom } from './in-force.ts';
import { tierNeeded } from './tier.ts';

const before = applied({ of: 'cooperative' });

describe('the difference between two charters', () => {
  it('says in words who may now act alone', () => {
    const after = applied({
      of: 'cooperative',
      set: { 'powers/seal/holder': 'office:secretary' },
      remove: ['powers/seal/via'],
    });
    const { powers } = diffCharters(before, after);
    expect(powers.map(({ sentence }) => sentence)).toEqual([
      'The Board may no longer seal a record.',
      'The Secretary may now seal a record alone.',
    ]);
  });

  it('tells when an act takes fewer hands than before', () => {
    const after = applied({
      of: 'cooperative',
      set: { 'procedures/recall-vote/quorum': 'at least 1/7 of members', 'procedures/recall-vote/fewest_yes': 2 },
    });
    expect(diffCharters(before, after).powers).toMatchObject([
      { effect: 'seat.vacate', change: 'easier', hands: { before: 4, after: 2 } },
    ]);
  });

  it('tells when a check on a power falls away', () => {
    const after = applied({ of: 'cooperative', remove: ['powers/sanction/review'] });
    expect(diffCharters(before, after).powers).toMatchObject([{ change: 'less-checked', effect: 'member.sanction' }]);
  });

  it('of a charter and itself is nothing', () => {
    const same = diffCharters(before, before);
    expect([same.powers, same.clauses, same.tier.tiers]).toEqual([[], [], []]);
  });
});

describe('the tier an amendment needs', () => {
  it('is the ordinary one for an ordinary clause', () => {
    const after = applied({ of: 'cooperative', set: { 'bodies/board/meets': 'every month' } });
    expect(tierNeeded(before.charter, after.charter)).toMatchObject({
      strictest: 'ordinary',
      via: ['procedure:two-thirds'],
    });
  });

  it('is the entrenched one as soon as one entrenched clause is touched', () => {
    const after = applied({
      of: 'cooperative',
      set: { 'bodies/board/meets': 'every month', 'rights/leave/text': 'Each member may go.' },
    });
    expect(tierNeeded(before.charter, after.charter)).toMatchObject({
      strictest: 'entrenched',
      via: ['procedure:two-thirds', 'procedure:confirming-ballot'],
    });
  });

  it('cannot be lowered by changing the tiers in the same motion', () => {
    const after = applied({
      of: 'cooperative',
      set: { 'amendment/tiers': [{ id: 'easy', covers: ['*'], via: ['procedure:ordinary'] }] },
    });
    expect(tierNeeded(before.charter, after.charter).strictest).toBe('entrenched');
  });

  it('counts a chapter struck out as every entrenched clause inside it', () => {
    const after = { ...before.charter, bodies: {} };
    expect(tierNeeded(before.charter, after).strictest).toBe('entrenched');
  });

  it('does not count the version and the note of adoption', () => {
    expect(tierNeeded(before.charter, { ...before.charter, version: 5 }).tiers).toEqual([]);
  });
});

describe('an amendment comes into force', () => {
  const certified = must<Instant>(parseInstant('2026-06-20T15:30:00Z'));
  const from = (words: string): string => {
    const at = inForceFrom(
      { ...before.charter, amendment: { ...before.charter.amendment, in_force: words } },
      certified,
    );
    return at.ok ? printInstant(at.value) : at.problem.reason;
  };

  it.each([
    ['on the result', '2026-06-20T15:30:00Z'],
    ['The day after certification, never for elections already called.', '2026-06-20T23:00:00Z'],
    ['On 1 January after; never to a ballot already begun.', '2027-01-01T00:00:00Z'],
    ['90 days after ratification', '2026-09-18T15:30:00Z'],
    ['when the stars are right', 'words-only'],
  ])('%s', (words, at) => {
    expect(from(words)).toBe(at);
  });

  it('and what began before it ends under the old charter', () => {
    const at = (text: string): Instant => must<Instant>(parseInstant(text));
    const versions = [
      { from: at('2020-01-01T00:00:00Z'), charter: 'old' },
      { from: at('2026-06-20T15:30:00Z'), charter: 'new' },
    ];
    expect(governing({ versions }, at('2026-06-20T15:29:59Z'))).toBe('old');
    expect(governing({ versions }, at('2026-06-20T15:30:00Z'))).toBe('new');
    expect(governing({ versions }, at('2019-12-31T00:00:00Z'))).toBeUndefined();
  });
});
