import { type Instant, type Json, must, parseInstant, printInstant } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { applied } from '../testing/index.ts';
import { changesBetween } from './changes.ts';
import { diffCharters } from './diff.ts';
import { inForceFrom } from './in-force.ts';
import { tierForChanges, tierNeeded } from './tier.ts';

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

describe('the difference where one holder has an effect twice', () => {
  const board = 'body:board';
  const twice = (set: { readonly [path: string]: Json }): ReturnType<typeof applied> =>
    applied({
      of: 'cooperative',
      set: { 'powers/second/text': 'Again.', 'powers/second/effect': ['money.spend'], ...set },
    });
  const byOffice = twice({ 'powers/second/holder': board, 'powers/second/via': 'procedure:emergency-vote' });

  it('is told of the way that takes fewer hands, wherever it stands', () => {
    expect(diffCharters(before, byOffice).powers.filter(({ effect }) => effect === 'money.spend')).toEqual([]);
    const easier = twice({ 'powers/second/holder': board, 'powers/second/via': 'procedure:board-vote' });
    const harder = applied({
      of: 'cooperative',
      set: { 'powers/run-business/via': 'procedure:emergency-vote' },
    });
    expect(diffCharters(harder, easier).powers.filter(({ effect }) => effect === 'money.spend')).toMatchObject([
      { change: 'easier', hands: { before: 4, after: 3 } },
    ]);
  });

  it('keeps apart what binds and what only advises', () => {
    const advice = twice({ 'powers/second/holder': board, 'powers/second/kind': 'advisory' });
    expect(diffCharters(before, advice).powers).toMatchObject([
      { effect: 'money.spend', holder: board, change: 'gained', clause: 'powers/second' },
    ]);
  });

  it('counts no hands where none are counted', () => {
    const lost = applied({ of: 'cooperative', remove: ['powers/elect-board'] });
    const [change] = diffCharters(before, lost).powers;
    expect(change).toEqual({
      effect: 'seat.fill',
      holder: 'electorate:members',
      clause: 'powers/elect-board',
      change: 'lost',
      hands: {},
      sentence: 'The members may no longer fill seats.',
    });
    expect(diffCharters(lost, before).powers[0]?.sentence).toBe('The members may now fill seats.');
  });

  it('says "with" where one hand acts together with others', () => {
    const alone = applied({
      of: 'cooperative',
      set: { 'powers/seal/holder': 'office:secretary' },
      remove: ['powers/seal/via'],
    });
    const joint = applied({
      of: 'cooperative',
      set: { 'powers/seal/holder': 'office:secretary', 'powers/seal/together_with': ['office:treasurer'] },
      remove: ['powers/seal/via'],
    });
    expect(diffCharters(before, joint).powers.map(({ sentence }) => sentence)).toContain(
      'The Secretary together with the Treasurer may now seal a record with 2 hands.',
    );
    expect(diffCharters(joint, alone).powers).toMatchObject([
      { change: 'easier', sentence: 'The Secretary may now seal a record alone; before it took 2.' },
    ]);
  });
});

describe('the clauses that differ', () => {
  const { charter } = before;
  it('are named down to the last step where both have something', () => {
    const after = { ...charter, title: 'Other', rights: { ...charter.rights, new: { text: 'New.' } } };
    expect(changesBetween(charter, after)).toEqual([
      { path: 'title', kind: 'changed', before: charter.title, after: 'Other' },
      { path: 'rights/new', kind: 'added', after: { text: 'New.' } },
    ]);
    expect(changesBetween(after, charter)[1]).toEqual({
      path: 'rights/new',
      kind: 'removed',
      before: { text: 'New.' },
    });
  });

  it('are whole where a map becomes a list, and none where the order alone differs', () => {
    const list = { ...charter, expects: [] as never };
    expect(changesBetween(charter, list)).toEqual([
      { path: 'expects', kind: 'changed', before: charter.expects, after: [] },
    ]);
    const turned = { ...charter, expects: Object.fromEntries(Object.entries(charter.expects).reverse()) };
    expect(changesBetween(charter, turned)).toEqual([]);
  });

  it('do not count what every amendment changes of itself', () => {
    const after = { ...charter, charter: 'quorate-charter/2', version: 9, adopted: { on: '2030-01-01' } } as never;
    expect(changesBetween(charter, after)).toEqual([]);
    expect(changesBetween(charter, { ...charter, versions: 2 } as never)).toHaveLength(1);
  });

  it('are not mistaken for what every object has', () => {
    expect(changesBetween(charter, { ...charter, toString: 'x' } as never)).toEqual([
      { path: 'toString', kind: 'added', after: 'x' },
    ]);
  });
});

describe('the tier an amendment needs', () => {
  it('lists every tier touched, from the first to the last, each clause once', () => {
    const { tiers, via, consent, unchangeable } = tierForChanges(before.charter, [
      { path: 'bodies/board/meets', kind: 'changed' },
      { path: 'rights/leave', kind: 'changed' },
      { path: 'rights/leave', kind: 'changed' },
    ]);
    expect(tiers).toEqual([
      { id: 'entrenched', clauses: ['rights/leave'] },
      { id: 'ordinary', clauses: ['bodies/board/meets'] },
    ]);
    expect([via, consent, unchangeable]).toEqual([['procedure:two-thirds', 'procedure:confirming-ballot'], [], []]);
  });

  it('asks for the consents of all tiers touched', () => {
    const { charter } = applied({
      of: 'cooperative',
      set: { 'amendment/tiers/0/consent': ['outside:the-federation'], 'amendment/tiers/1/consent': ['body:board'] },
    });
    const both = tierForChanges(charter, [
      { path: 'title', kind: 'changed' },
      { path: 'rights', kind: 'changed' },
    ]);
    expect(both.consent).toEqual(['outside:the-federation', 'body:board']);
    expect(both.strictest).toBe('entrenched');
  });

  it('is none for a clause that no tier covers', () => {
    const { charter } = applied({ of: 'cooperative', set: { 'amendment/tiers/1/covers': ['powers'] } });
    const none = tierForChanges(charter, [{ path: 'title', kind: 'changed' }]);
    expect(none).toEqual({ tiers: [], via: [], consent: [], unchangeable: ['title'] });
    // Striking the whole chapter touches the entrenched clause in it, though no tier covers the chapter.
    const within = tierForChanges(charter, [{ path: 'bodies', kind: 'removed' }]);
    expect(within).toMatchObject({ strictest: 'entrenched', unchangeable: [] });
  });

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
    ['with the certification', '2026-06-20T15:30:00Z'],
    ['Upon certification of the ballot', '2026-06-20T15:30:00Z'],
    ['at once', '2026-06-20T15:30:00Z'],
    ['the day after the result', '2026-06-20T23:00:00Z'],
    ['on the first July after', '2026-06-30T23:00:00Z'],
    ['2 hours after certification', '2026-06-20T17:30:00Z'],
    ['1 hour after', '2026-06-20T16:30:00Z'],
    ['1 day after', '2026-06-21T15:30:00Z'],
    ['2 weeks after', '2026-07-04T15:30:00Z'],
    ['1 week after', '2026-06-27T15:30:00Z'],
    ['1 month after', '2026-07-20T15:30:00Z'],
    ['3 months after', '2026-09-20T15:30:00Z'],
    ['1 year after', '2027-06-20T15:30:00Z'],
    ['2 years after', '2028-06-20T15:30:00Z'],
    ['when the stars are right', 'words-only'],
    ['Not on the result', 'words-only'],
    ['Perhaps at once', 'words-only'],
    ['Not the day after the result', 'words-only'],
    ['Never on 1 January', 'words-only'],
    ['Some 90 days after', 'words-only'],
    ['9999 years after', 'no-such-time'],
  ])('%s', (words, at) => {
    expect(from(words)).toBe(at);
  });

  it('on the result where the charter says nothing, by UTC where it has no calendar', () => {
    const { in_force: _, ...silent } = before.charter.amendment;
    expect(inForceFrom({ ...before.charter, amendment: silent }, certified)).toEqual({ ok: true, value: certified });
    const { calendar: __, ...timeless } = before.charter;
    const at = inForceFrom({ ...timeless, amendment: { ...silent, in_force: 'the day after the result' } }, certified);
    expect(at.ok && printInstant(at.value)).toBe('2026-06-21T00:00:00Z');
    expect(inForceFrom({ ...before.charter, amendment: { ...silent, in_force: 'Some day.' } }, certified)).toEqual({
      ok: false,
      problem: { reason: 'words-only', words: 'Some day.' },
    });
  });
});
