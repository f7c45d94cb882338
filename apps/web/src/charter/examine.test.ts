import { describe, expect, it } from 'vitest';
import before from '../../../../examples/charters/cooperative.yaml?raw';
import { type Examined, examine, type Readable } from './examine.ts';

const on = '2026-11-23';

describe('a text that is no charter', () => {
  it('says where, what was found and what was expected', () => {
    const examined = examine({ text: before.replace('\nbodies:', '\nbodes:'), on });
    expect(examined.outcome).toBe('unreadable');
    const at = before.split('\n').indexOf('bodies:') + 1;
    expect(examined.remarks.find(({ line }) => line === at)).toMatchObject({ gravity: 'misread', found: '"bodes"' });
    for (const { expected, why, mend } of examined.remarks) expect([expected, why, mend]).not.toContain('');
  });

  it('is answered, whatever it is', () => {
    for (const text of ['', '\n', '{', '- - -', 'a: &x [*x]', '\u0000']) {
      expect(examine({ text, on }).remarks.length).toBeGreaterThan(0);
    }
  });
});

describe('an amendment', () => {
  const seal = before.split('\n').find((line) => line.startsWith('  seal:')) ?? '';
  const alone =
    '  seal: { text: "Seal a record.", effect: [record.seal], holder: office:secretary, kind: binding, limits: ["only personal matters"] }';
  const amended = read(examine({ text: before.replace(seal, alone), before, on }));

  it('says in words who may now do what alone', () => {
    expect(amended.amendment?.diff.powers.map(({ sentence }) => sentence)).toContain(
      'The Secretary may now seal a record alone.',
    );
  });

  it('says which procedures have to carry it, as the charter in force rules', () => {
    const entrenched = read(
      examine({ text: before.replace('Each member has one vote', 'A member has one vote'), before, on }),
    );
    expect(entrenched.amendment?.procedures.map(({ ref }) => ref)).toEqual([
      'procedure:two-thirds',
      'procedure:confirming-ballot',
    ]);
    expect(entrenched.amendment?.tiers).toMatchObject([{ id: 'entrenched', strictest: true }]);
  });

  it('of nothing but a comment keeps the hash and changes no clause', () => {
    const same = read(examine({ text: `${before}# a comment\n`, before, on }));
    expect([same.hash, same.amendment?.diff.clauses]).toEqual([same.amendment?.from.hash, []]);
  });

  it('can be handed from the worker to the page', () => {
    expect(structuredClone(amended)).toEqual(amended);
  });
});

function read(examined: Examined): Readable {
  if (examined.outcome !== 'read') throw new Error(JSON.stringify(examined.remarks[0]));
  return examined;
}
