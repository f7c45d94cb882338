import { expect, it } from 'vitest';
import { on, type Rule, rulesOf, told } from '../testing/index.ts';

const coop = on('cooperative');

const stage = (id: string, next: string | null, more = {}) => ({
  id,
  by: 'body:appeal-panel',
  within: '9 days',
  if_late: 'the complaint falls',
  next,
  ...more,
});
const stages = (...all: readonly object[]) => ({ 'discipline/stages': all as never });
const late = (text: string, next: string | null = 'appeal') =>
  coop({
    'discipline/stages/1/if_late': text,
    'discipline/stages/1/next': next,
    ...(next === null && { 'discipline/stages/0/next': 'appeal', 'discipline/stages/2/next': 'hearing' }),
  });
const pays = (text: string): string =>
  `discipline/stages/1/if_late: If "hearing" is late the accused pays for it: "${text}".`;
rulesOf('appeal-chain', [
  [
    'two stages of one name',
    coop(stages(stage('a', 'b'), stage('b', 'a'), stage('b', null))),
    'discipline/stages/2/id: There are two stages "b".',
  ],
  [
    'a stage that is not there',
    coop(stages(stage('a', 'c'), stage('b', null))),
    'discipline/stages/0/next: There is no stage "c".',
  ],
  [
    'a stage that comes back',
    coop(stages(stage('a', 'b'), stage('b', 'a'))),
    'discipline/stages/1/next: From "b" the case goes back to "a" and never ends.',
  ],
  [
    'a stage that follows itself',
    coop(stages(stage('a', 'a'))),
    'discipline/stages/0/next: From "a" the case goes back to "a" and never ends.',
  ],
  [
    'a stage nobody comes to',
    coop(stages(stage('a', 'c'), stage('b', 'c'), stage('c', null))),
    'discipline/stages/1: No stage leads to "b".',
  ],
  ['one stage alone', coop(stages(stage('a', null))), 'discipline/stages/0/next: There is no appeal.'],
  [
    'one that says nothing of a next',
    coop({ 'discipline/stages': [{ id: 'a', by: 'body:board', within: '9 days', if_late: 'the complaint falls' }] }),
    'discipline/stages/0/next: There is no appeal.',
  ],
  ['two', coop(stages(stage('a', 'b'), stage('b', null)))],
  [
    'no time limit',
    coop({ 'discipline/stages/1/within': 'none' }),
    'discipline/stages/1/within: The stage "hearing" has no time limit.',
  ],
  [
    'no end',
    coop({ 'discipline/stages/1/within': 'until ended' }),
    'discipline/stages/1/within: The stage "hearing" has no time limit.',
  ],
  [
    'nothing said for delay',
    coop({}, ['discipline/stages/1/if_late']),
    'discipline/stages/1: Nothing is said for when "hearing" is late.',
  ],
  ['which only the strict profile asks for', coop({ profiles: [] }, ['discipline/stages/1/if_late'])],
  ...[
    'is found guilty',
    'is expelled',
    'stands convicted',
    'the charge is upheld',
    'the sanction takes effect',
    'the finding is confirmed',
  ].map((text): Rule => [`delay convicts: ${text}`, late(text), pays(text)]),
  ...['the sanction stands', 'the suspension remains', 'the penalty goes on', 'the expulsion stands'].flatMap(
    (text): readonly Rule[] => [
      [`on the way: ${text}`, late(text), pays(text)],
      [`at the last stage: ${text}`, late(text, null)],
    ],
  ),
  ['the complaint falls', late('the complaint falls')],
]);

it('the last stage may leave out what follows it', () => {
  expect(
    told('appeal-chain', coop({ 'discipline/stages/2/if_late': 'the sanction stands' }, ['discipline/stages/2/next'])),
  ).toEqual([]);
});
