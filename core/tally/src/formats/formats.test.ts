import { must } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '../profile.ts';
import { sharedRank, skippedRank } from '../profile.ts';
import { damage, dice } from '../testing/damage.ts';
import { abif } from './abif.ts';
import { blt } from './blt-format.ts';
import { caseJson } from './case-json.ts';
import { csvRankings, csvScores, parseCsvRankings } from './csv-papers.ts';
import { debianTally } from './debian-tally.ts';
import type { Format } from './format.ts';
import { formats, guessFormat } from './formats.ts';
import { formatIds, loadFormat, recogniseFormat } from './on-demand.ts';
import { pabulib } from './pabulib.ts';
import { preflib } from './preflib.ts';
import { profileJson } from './profile-json.ts';
import {
  anyBudgetProfile,
  anyPartiesProfile,
  anyPlainRankedProfile,
  anyQuestionProfile,
  anyRankedProfile,
  anyScoredProfile,
} from './testing/profiles.ts';

describe('every format reads back what it prints', () => {
  const cases: readonly (readonly [Format, string, fc.Arbitrary<Profile>])[] = [
    [blt, 'ranked papers', anyRankedProfile],
    [profileJson, 'ranked papers', anyRankedProfile],
    [profileJson, 'scored papers', anyScoredProfile],
    [profileJson, 'questions', anyQuestionProfile],
    [profileJson, 'votes for lists', anyPartiesProfile],
    [profileJson, 'budgets', anyBudgetProfile],
    [preflib, 'ranked papers', anyPlainRankedProfile({ blank: 'none', names: 'plain' })],
    [preflib, 'categories', anyScoredProfile.filter((p) => p.grades !== undefined).map(plainScored)],
    [abif, 'ranked papers', anyPlainRankedProfile({ blank: 'none', names: 'any' }).filter(isRankedForAbif)],
    [abif, 'scored papers', anyScoredProfile.map(withoutGrades).filter(isScoredForAbif)],
    [csvRankings, 'ranked papers', anyPlainRankedProfile({ blank: 'any', names: 'distinct' }).map(untitled)],
    [csvScores, 'scored papers', anyScoredProfile.map(distinctNames).map(untitled)],
    [debianTally, 'ranked papers', anyPlainRankedProfile({ blank: 'any', names: 'plain' }).filter(hasPapers)],
    [caseJson, 'weak orders', anyPlainRankedProfile({ blank: 'none', names: 'any' })],
    [caseJson, 'votes for lists', anyPartiesProfile.map(plainParties)],
    [pabulib, 'budgets', anyBudgetProfile],
  ];

  it.each(cases.map(([format, what, profiles]) => ({ name: `${format.id}: ${what}`, format, profiles })))(
    '$name',
    ({ format, profiles }) => {
      fc.assert(
        fc.property(profiles, (profile) => {
          const text = format.print(profile);
          expect(text).toBeDefined();
          expect(must(format.parse(text ?? '')).profile).toEqual(profile);
        }),
      );
    },
  );

  it('and settles on one text', () => {
    fc.assert(
      fc.property(anyRankedProfile, fc.constantFrom(...formats), (profile, format) => {
        const text = format.print(profile);
        if (text === undefined) return;
        const first = format.parse(text);
        if (!first.ok) return;
        const settled = format.print(first.value.profile) ?? '';
        expect(format.print(must(format.parse(settled)).profile)).toBe(settled);
      }),
    );
  });
});

describe('guessing a format', () => {
  it('knows a file of ours by what it says, whatever it is called', () => {
    const text = '{"format":"quorate.profile/1","kind":"question","title":"","yes":"1","no":"0","abstentions":"0"}';
    for (const name of ['x.json', 'x.profile.json', 'x', 'x.csv'])
      expect(guessFormat(bytes(text), name)?.id).toBe('json');
  });

  it.each(formats)('knows what $id prints by its look alone', (format) => {
    const text = sample(format);
    expect(guessFormat(bytes(text), 'unnamed')?.id).toBe(format.id);
  });

  it('comes to the same on demand, with nothing else loaded for a BLT file', async () => {
    expect(formatIds).toEqual(formats.map(({ id }) => id));
    for (const format of formats) {
      expect(await loadFormat(format.id)).toBe(format);
      for (const name of ['unnamed', 'x.blt', 'X.BLT.GZ', ...format.extensions.map((ending) => `x${ending}`)]) {
        for (const text of [sample(format), '', '{', '# 3 2']) {
          expect(await recogniseFormat(bytes(text), name)).toBe(guessFormat(bytes(text), name));
        }
      }
    }
  });
});

describe('a damaged file', () => {
  it.each(formats)('of $id is refused with a line, a hundred times over', (format) => {
    const whole = bytes(sample(format));
    const roll = dice(20_261_123);
    let refused = 0;
    for (let tries = 0; refused < 100 && tries < 20_000; tries++) {
      const broken = damage(whole, roll);
      const parsed = format.parse(broken);
      if (parsed.ok) continue;
      refused++;
      const lines = Array.from(broken).filter((byte) => byte === 0x0a).length + 1;
      expect(parsed.problem.line).toBeGreaterThanOrEqual(1);
      expect(parsed.problem.line).toBeLessThanOrEqual(lines);
      expect(parsed.problem.expected).not.toBe('');
    }
    expect(refused).toBe(100);
  });

  it.each(formats)('of $id never throws, whatever stands in it', (format) => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.string({ maxLength: 60 }).map(bytes)), (file) => {
        const parsed = format.parse(file);
        expect(typeof parsed.ok).toBe('boolean');
      }),
    );
  });
});

describe('CSV of rankings', () => {
  it('may have a column for each rank', () => {
    const profile = must(parseCsvRankings('weight,Rank 1,Rank 2,Rank 3\n12,Ann,,Bob\n1.5,Bob,,\n'));
    expect(profile.candidates.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
    expect([...profile.papers.entries]).toEqual([0, skippedRank, 1, 1]);
    expect([...profile.papers.weights]).toEqual([120, 15]);
  });

  it('shares ranks with equal numbers', () => {
    const profile = must(parseCsvRankings('Ann,Bob,Cem\n2,1,2\n'));
    expect([...profile.papers.entries]).toEqual([1, 0, 2 | sharedRank]);
  });

  it.each([
    ['', 1, 'a header with the names of the candidates'],
    ['Ann,Bob\n1\n', 2, '2 cells, as in the header'],
    ['Ann,Bob\n1,x\n', 2, 'a rank from 1, or nothing'],
    ['Ann,Ann\n', 1, 'columns with different names'],
    ['weight,Ann\n0,1\n', 2, 'a weight above 0'],
    ['Ann,"Bob\n1,2\n', 1, 'a closing quote'],
  ])('refuses %j with the line', (text, line, expected) => {
    expect(parseCsvRankings(text)).toMatchObject({ ok: false, problem: { line, expected } });
  });
});

describe('lists of cases', () => {
  const list = '[{"votes":[3,2],"seats":1},\n{"id":"b","votes":[5,4],"seats":2}]';

  it('are read by number or by id', () => {
    expect(must(caseJson.parse(list, { case: '2' })).profile).toMatchObject({ votes: ['5', '4'], seats: 2 });
    expect(must(caseJson.parse(list, { case: 'b' })).profile).toMatchObject({ title: 'b' });
  });

  it('ask which one', () => {
    expect(caseJson.parse(list)).toMatchObject({ ok: false, problem: { line: 1 } });
  });

  it('say on which line a case is wrong', () => {
    const broken = '[{"votes":[3,2],"seats":1},\n{"votes":[5,\n-4],"seats":2}]';
    expect(caseJson.parse(broken, { case: '2' })).toMatchObject({
      ok: false,
      problem: { line: 3, found: '-4],"seats":2}]' },
    });
  });
});

function sample(format: Format): string {
  for (const profile of fc.sample(samples(), { numRuns: 500, seed: 7 })) {
    const text = format.print(profile);
    if (text !== undefined && 'papers' in profile && profile.papers.weights.length > 3) return text;
  }
  return '';
}

function samples(): fc.Arbitrary<Profile> {
  return fc.oneof(
    anyPlainRankedProfile({ blank: 'none', names: 'plain' }),
    anyScoredProfile.map((profile) => ({
      ...profile,
      candidates: profile.candidates.map((_, i) => ({ name: `N${i}` })),
    })),
    anyBudgetProfile,
  );
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function untitled<P extends Profile>(profile: P): P {
  const { seats: _seats, ...rest } = { seats: undefined, ...profile, title: '' };
  return rest as unknown as P;
}

type Scored = Extract<Profile, { kind: 'scored' }>;

function plainScored(profile: Scored): Profile {
  const papers = { ...profile.papers, weights: profile.papers.weights.map(Math.ceil), weightUnit: 1 };
  const grades = (profile.grades ?? []).map((_, i) => `g${i}`);
  return { ...untitled(profile), grades, candidates: profile.candidates.map((_, i) => ({ name: `N${i}` })), papers };
}

function withoutGrades({ grades: _grades, ...profile }: Scored): Scored {
  return { ...profile, candidates: profile.candidates.map(({ name }) => ({ name })) };
}

function distinctNames(profile: Scored): Scored {
  return { ...profile, candidates: profile.candidates.map((_, i) => ({ name: `"N, ${i}` })) };
}

function isScoredForAbif({ papers, candidates }: Scored): boolean {
  return (
    papers.scores.length > 0 &&
    papers.scores.every((score) => score >= 0) &&
    candidates.every(({ name }) => !name.includes(']'))
  );
}

function isRankedForAbif(profile: Profile): boolean {
  return profile.kind === 'ranked' && hasPapers(profile);
}

function hasPapers(profile: Profile): boolean {
  return 'papers' in profile && profile.papers.weights.length > 0;
}

function plainParties(profile: Extract<Profile, { kind: 'parties' }>): Profile {
  return { ...profile, candidates: profile.candidates.map(({ name }) => ({ name })) };
}
