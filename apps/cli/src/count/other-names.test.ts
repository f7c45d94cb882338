import { otherNames, rules } from '@quorate/tally';
import { describe, expect, it } from 'vitest';
import { formatNamed } from './format-names.ts';
import { noSuchRule, ruleNamed } from './rule-names.ts';

const ruleIds = rules.map(({ id }) => id);

describe('other names of rules', () => {
  it('stand for a rule there is and for options it has', () => {
    for (const [name, { rule, more }] of otherNames) {
      const known = rules.find(({ id }) => id === rule)?.options.map((option) => option.name);
      expect(known, name).toBeDefined();
      for (const option of Object.keys(more)) expect(known, name).toContain(option);
      expect(ruleIds, `${name} is the id of a rule`).not.toContain(name);
    }
  });

  it.each([
    ['Schulze Winning', 'schulze', { strength: 'winning' }],
    ['STV_Scottish_2007', 'stv-scottish-2007', {}],
    ['irv (optional preferential, as in New South Wales)', 'irv', {}],
    ['droop:wigm-prf-batch-fixed-p4-d4', 'stv-prf-wigm', { batch: 'true', ends: 'after-round' }],
    [
      'droop:meek-o9-guarded-p18-g8-d18',
      'stv-meek',
      { shortfall: 'counts', equal: 'split', arithmetic: 'guarded', digits: '18', guard: '8', omega: '9' },
    ],
    [
      'droop:warren-o10-rational-d12',
      'stv-warren',
      { shortfall: 'counts', equal: 'split', arithmetic: 'exact', omega: '10' },
    ],
    [
      'stv-rs:meek:equalize.fixed9',
      'stv-meek',
      { arithmetic: 'fixed', digits: '9', omega: '6', batch: 'none', equal: 'orders' },
    ],
    ['droop:wigm', 'stv-wigm', { ends: 'after-round', arithmetic: 'fixed', digits: '9' }],
    ['rctab:bottomsUp', 'rcv-us', {}],
    ['Kemeny–Young', 'kemeny', {}],
    ['Sainte-Laguë', 'sainte-lague', {}],
    ['D’Hondt', 'dhondt', {}],
    ['abcvoting:seqpav', 'seq-pav', {}],
    ['abcvoting:adams', 'adams-approval', {}],
    ['pref_voting:score', 'score', {}],
    ['stv-rs:meek fixed9', 'stv-meek', { arithmetic: 'fixed', digits: '9', omega: '6', batch: 'none', equal: 'split' }],
  ])('%s', (name, rule, more) => {
    expect(ruleNamed(name)).toEqual({ rule, more });
  });

  it.each(['', 'meeky', 'droop:meek-x9', 'stv-rs:irv', 'stv-rs:meek:floats'])('"%s" is none', (name) => {
    expect(ruleNamed(name)).toBeUndefined();
  });
});

describe('a name that is none', () => {
  it.each([
    ['kemney', 'Did you mean kemeny?'],
    ['stv', 'Did you mean stv-scottish-2007, stv-ers97'],
    ['many: openstv:ERS97STV, openstv:IRV', 'stands for several rules'],
    ['first-across-the-line', 'there is no rule "first-across-the-line". "quorate count --list"'],
  ])('%s', (name, said) => {
    expect(noSuchRule(name)).toContain(said);
  });
});

describe('other names of formats', () => {
  it('stand for formats', () => {
    expect(['soi', 'PB', 'ess', 'blt', 'unisyn'].map(formatNamed)).toEqual(['preflib', 'pabulib', 'cvr', 'blt', 'cvr']);
    const explained = [
      'rctab:genericCsv',
      'rctab:ess (first worksheet exported as CSV)',
      'blt (gzip)',
      'preflib soc',
      '.pb',
    ];
    expect(explained.map(formatNamed)).toEqual(['cvr', 'cvr', 'blt', 'preflib', 'pabulib']);
    expect(formatNamed('doc')).toBeUndefined();
    expect(formatNamed('constructor')).toBeUndefined();
  });
});
