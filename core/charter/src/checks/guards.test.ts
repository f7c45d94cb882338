/** Judges, emergencies, amendment, records and federation: checks 41 to 59, each rule by an example at its edge. */
import { describe, expect, it } from 'vitest';
import type { Charter } from '../charter.ts';
import { changed, exampleCharter, on, type Rule, told } from '../testing/index.ts';
import type { Finding } from './finding.ts';
import { survey } from './survey.ts';
import { tierOf } from './tiers.ts';
import { waiverFaults, waiverFor } from './waive.ts';

const [coop, union, federation] = [on('cooperative'), on('national-union'), on('international-federation')];

describe('appeal-chain', () => {
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
  it.each<Rule>([
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
  ])('%s', (_, variation, ...says) => expect(told('appeal-chain', variation)).toEqual(says));

  it('the last stage may leave out what follows it', () => {
    expect(
      told(
        'appeal-chain',
        coop({ 'discipline/stages/2/if_late': 'the sanction stands' }, ['discipline/stages/2/next']),
      ),
    ).toEqual([]);
  });
});

describe('fresh-judges', () => {
  const both = (a: object, b: object) => ({
    'discipline/stages': [
      { id: 'a', within: '9 days', next: 'b', ...a },
      { id: 'b', within: '9 days', next: null, ...b },
    ] as never,
  });
  const panel = { by: 'body:appeal-panel', via: 'procedure:panel' };
  const keeps = (text: string) =>
    coop({
      ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }),
      'bodies/appeal-panel/conflict_of_interest': text,
      'bodies/appeal-panel/seats/panellist/not_also': [],
      'bodies/board/seats/elected/not_also': [],
    });
  const shared = 'discipline/stages/1/by: Somebody may sit in board and in appeal-panel in the same case.';
  it.each<Rule>([
    [
      'an office that decides twice',
      coop(both({ by: 'office:secretary' }, { by: 'office:secretary' })),
      'discipline/stages/1: office:secretary decides at two stages.',
    ],
    [
      'a body that decides twice as a whole',
      coop(both({ by: 'body:board' }, { by: 'body:board' })),
      'discipline/stages/1: body:board decides at two stages, and not in separate panels.',
    ],
    [
      'once as a whole, once as a panel',
      coop(both(panel, { by: 'body:appeal-panel' })),
      'discipline/stages/1: body:appeal-panel decides at two stages, and not in separate panels.',
    ],
    [
      'by a vote of all',
      coop(both({ by: 'body:board', via: 'procedure:board-vote' }, { by: 'body:board', via: 'procedure:board-vote' })),
      'discipline/stages/1: body:board decides at two stages, and not in separate panels.',
    ],
    [
      'two panels of three out of five',
      coop(both(panel, panel)),
      'discipline/stages/1: The panels of body:appeal-panel need 6 different people, and it has 5 seats.',
    ],
    ['two panels of three out of six', coop({ ...both(panel, panel), 'bodies/appeal-panel/seats/panellist/count': 6 })],
    [
      'panels of voters who are not there',
      coop({ ...both(panel, panel), 'procedures/panel/voters': 'body:senate' }),
      'discipline/stages/1: body:appeal-panel decides at two stages, and not in separate panels.',
    ],
    ['two bodies that may share a person', keeps('A member declares an interest.'), shared],
    ...[
      'Who sat at an earlier stage is left out.',
      'Nobody of the first stage sits.',
      'Who sat in an earlier hearing is left out.',
      'Who took part in the case is left out.',
    ].map((text): Rule => [text, keeps(text)]),
    [
      'two bodies that say nothing of it',
      coop(
        {
          ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }),
          'bodies/appeal-panel/seats/panellist/not_also': [],
          'bodies/board/seats/elected/not_also': [],
        },
        ['bodies/appeal-panel/conflict_of_interest', 'bodies/board/conflict_of_interest'],
      ),
      shared,
    ],
    [
      'two bodies kept apart',
      coop({ ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }) }, [
        'bodies/appeal-panel/conflict_of_interest',
      ]),
    ],
    ...['general-meeting', 'delegate-assembly', 'ballot'].map(
      (kind): Rule => [
        `a ${kind} is too large to keep people out`,
        coop({
          ...both({ by: 'body:board' }, { by: 'body:appeal-panel' }),
          'bodies/board/kind': kind,
          'bodies/board/seats/elected/not_also': [],
          'bodies/appeal-panel/seats/panellist/not_also': [],
          'bodies/appeal-panel/conflict_of_interest': 'none',
        }),
      ],
    ),
    ['an office before a body', coop(both({ by: 'office:board' }, { by: 'body:board' }))],
    ['a body that is not there', coop(both({ by: 'body:senate' }, { by: 'body:appeal-panel' }))],
  ])('%s', (_, variation, ...says) => expect(told('fresh-judges', variation)).toEqual(says));
});

describe('due-process', () => {
  const at = 'discipline/interim_suspension';
  const judges = 'discipline/stages/1/by: body:board brings the complaint and judges it at "hearing".';
  const ceiling = (name: string): string => `discipline/sanctions/${name}: The sanction "${name}" has no ceiling.`;
  it.each<Rule>([
    ...['notice-in-writing', 'see-the-evidence', 'be-heard', 'impartial-panel', 'reasons-in-writing', 'appeal'].map(
      (right): Rule => [
        `without ${right}`,
        coop({ 'discipline/rights': exampleCharter('cooperative').discipline.rights.filter((each) => each !== right) }),
        `discipline/rights: The accused has no right "${right}".`,
      ],
    ),
    ['suspended for 90 days', coop({ [`${at}/longest`]: '90 days' })],
    [
      'suspended for 91 days',
      coop({ [`${at}/longest`]: '91 days' }),
      `${at}/longest: An interim suspension of 91 days is longer than 90 days.`,
    ],
    [
      'suspended and confirmed by the same',
      coop({ [`${at}/confirmed_by`]: 'body:board' }),
      `${at}/confirmed_by: body:board confirms its own suspension.`,
    ],
    [
      'suspended by one person',
      coop({ [`${at}/by`]: 'office:secretary' }),
      `${at}/by: office:secretary alone can suspend a member.`,
    ],
    ['never suspended meanwhile', coop({}, [at])],
    ['a sanction that says no length', coop({}, ['discipline/sanctions/suspension/longest']), ceiling('suspension')],
    [
      'a sanction without an end',
      coop({ 'discipline/sanctions/suspension/longest': 'until ended' }),
      ceiling('suspension'),
    ],
    ['a sanction of no length', coop({ 'discipline/sanctions/suspension/longest': 'none' }), ceiling('suspension')],
    [
      'exclusion and removal end what they end',
      coop({ 'discipline/sanctions/exclusion': { text: 'Out.' }, 'discipline/sanctions/removal': { text: 'Out.' } }),
    ],
    ['brought by those who judge', coop({ 'discipline/complaint': 'Brought by body:board in writing.' }), judges],
    ['simply by them', coop({ 'discipline/complaint': 'In writing, by any member or body:board.' }), judges],
    ['brought to those who judge', coop({ 'discipline/complaint': 'Brought by any member to body:board.' })],
    [
      'brought to the body that judges',
      coop({ 'discipline/complaint': 'Brought by any member to the body:board, which hears it.' }),
    ],
    ['never by those who judge', coop({ 'discipline/complaint': 'Brought by any member, never by body:board.' })],
    ['judged by those who are only named', coop({ 'discipline/complaint': 'In writing; body:board hears it.' })],
    ['no word on who complains', coop({}, ['discipline/complaint'])],
    [
      'expelled by the board alone',
      coop({ 'powers/expel/holder': 'body:board' }),
      'powers/expel/holder: body:board can expel by itself.',
    ],
    [
      'expelled by the board with the meeting',
      coop({ 'powers/expel/holder': 'body:board', 'powers/expel/together_with': ['body:general-meeting'] }),
    ],
    [
      'expelled until the meeting confirms',
      coop({
        'powers/expel/holder': 'body:board',
        'powers/expel/confirm': { by: 'body:general-meeting', within: '30 days' },
      }),
    ],
    [
      'an affiliate expelled by the council',
      federation({ 'powers/expel/holder': 'body:general-council' }),
      'powers/expel/holder: body:general-council can expel by itself.',
    ],
    ['expelled by a tribunal', coop({ 'powers/expel/holder': 'body:appeal-panel' })],
  ])('%s', (_, variation, ...says) => expect(told('due-process', variation)).toEqual(says));
});

describe('emergency', () => {
  const at = 'emergency/sudden-danger';
  const never = exampleCharter('cooperative').emergency?.['sudden-danger']?.never ?? [];
  const leaves = (what: string): string => `${at}/never: The list of what never happens leaves out ${what}.`;
  const allows = (text: string, ...says: readonly string[]): Rule => [
    `"${text}"`,
    coop({ [`${at}/allows`]: ['closing work', text] }),
    ...says.map((each) => `${at}/allows/1: "${text}" ${each}`),
  ];
  const without = (word: string) => coop({ [`${at}/never`]: never.filter((each) => !each.includes(word)) });
  const standing = (kind: string, filled_by: string) => ({
    'bodies/guard': { name: 'Guard', kind, seats: { guard: { name: 'Guard', filled_by, term: '1 years' } } },
  });
  it.each<Rule>([
    [
      'without a word on what makes one',
      coop({ [`${at}/text`]: 'A b. ?' }),
      `${at}/text: What makes an emergency is not said.`,
    ],
    [
      'declared by less than two thirds',
      coop({ 'procedures/emergency-vote/passes': 'at least 65/100 of seats' }),
      `${at}/via: procedure:emergency-vote asks for less than two thirds.`,
    ],
    ['declared by two thirds', coop({ 'procedures/emergency-vote/passes': 'at least 2/3 of seats' })],
    ['declared by a vote that is not there', coop({ [`${at}/via`]: 'procedure:gone' })],
    [
      'declared for good',
      coop({ 'powers/declare-emergency/kind': 'binding' }),
      'powers/declare-emergency/kind: The declaration is not provisional.',
    ],
    [
      'declared for good by somebody else',
      coop({ 'powers/declare-emergency/kind': 'binding', 'powers/declare-emergency/holder': 'body:general-meeting' }),
    ],
    ['changing the charter', without('charter.amend'), leaves('changing the charter')],
    ['expelling', without('member.expel'), leaves('expelling')],
    ['ending a term', without('seat.vacate'), leaves('ending a term')],
    ['sealing records', without('record.seal'), leaves('sealing records')],
    ['purging records', without('purge'), leaves('purging records')],
    ['renewing itself', without('renew'), leaves('renewing itself')],
    [
      'where a tribunal sits for a term',
      coop(standing('tribunal', 'election:board')),
      leaves('suspending the tribunal or the scrutineers'),
    ],
    [
      'where scrutineers sit for a term',
      coop(standing('scrutiny', 'election:board')),
      leaves('suspending the tribunal or the scrutineers'),
    ],
    [
      'where it is on the list',
      coop({ ...standing('scrutiny', 'election:board'), [`${at}/never`]: [...never, 'suspend the scrutineers'] }),
    ],
    ['where they are drawn for each case', coop(standing('tribunal', 'lot from electorate:members'))],
    ['where a committee sits for a term', coop(standing('committee', 'election:board'))],
    ['where a tribunal has no seats', coop({ 'bodies/guard': { name: 'Guard', kind: 'tribunal' } })],
    ['allowing nothing', coop({ [`${at}/allows`]: [] }), `${at}/allows: Nothing says what the emergency allows.`],
    ...[
      'any measure',
      'every step it takes',
      'all acts',
      'anything',
      'everything necessary',
      'whatever helps',
      'what is necessary',
      'spending as it sees fit',
      'closing work and so on',
      'closing, moving etc',
    ].map((text) => allows(text, 'is no closed list.')),
    ...[
      'charter.amend of the notice',
      'member.expel',
      'affiliate.expel',
      'seat.vacate',
      'record.seal',
      'org.dissolve',
      'org.merge',
      'emergency.declare again',
      'purge of records',
      'suspend the tribunal',
      'suspend scrutineers',
    ].map((text) => allows(text, 'may not happen in an emergency.')),
    ...['never charter.amend', 'money.spend but no seat.vacate', 'closing the shop'].map((text) => allows(text)),
    ['that lasts until it ends', coop({ [`${at}/lasts`]: 'until ended' }), `${at}/lasts: The emergency has no end.`],
    ['that lasts in other words', coop({ [`${at}/lasts`]: 'a while' }), `${at}/lasts: The emergency has no end.`],
    [
      'ratified when it is over',
      coop({ [`${at}/ratify/within`]: '15 days' }),
      `${at}/ratify/within: It may be over (14 days) before it must be ratified (15 days).`,
    ],
    ['renewed twelve times', coop({ [`${at}/renew/times`]: 12, [`${at}/renew/each`]: '1 days' })],
    [
      'renewed thirteen times',
      coop({ [`${at}/renew/times`]: 13, [`${at}/renew/each`]: '1 days' }),
      `${at}/renew: It can be renewed without end.`,
    ],
    [
      'renewed for as long as it takes',
      coop({ [`${at}/renew/each`]: 'until ended' }),
      `${at}/renew: It can be renewed without end.`,
      `${at}/longest: First time and renewals make Infinity days, more than 28.`,
    ],
    [
      'longer with its renewals than it may',
      coop({ [`${at}/renew/times`]: 2 }),
      `${at}/longest: First time and renewals make 42 days, more than 28.`,
    ],
    ['never renewed', coop({ [`${at}/longest`]: '14 days in any 365 days' }, [`${at}/renew`])],
    [
      'as long as always',
      coop({ [`${at}/longest`]: '365 days in any 365 days' }),
      `${at}/longest: 365 days in any 365 days is always.`,
    ],
    [
      'in words that give no number',
      coop({ [`${at}/longest`]: 'at most 28 days in any 365 days' }),
      `${at}/longest: "at most 28 days in any 365 days" does not say how many days in any how many.`,
    ],
    [
      'with more words after the number',
      coop({ [`${at}/longest`]: '28 days in any 365 days or so' }),
      `${at}/longest: "28 days in any 365 days or so" does not say how many days in any how many.`,
    ],
    [
      'ratified by those who declared it',
      coop({ [`${at}/ratify/by`]: 'body:board' }),
      `${at}/ratify/by: body:board ratifies what it declared, or is put in place by whoever did.`,
    ],
    [
      'ratified by those whom they appoint',
      coop({
        [`${at}/ratify/by`]: 'body:appeal-panel',
        'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
      }),
      leaves('suspending the tribunal or the scrutineers'),
      `${at}/ratify/by: body:appeal-panel ratifies what it declared, or is put in place by whoever did.`,
    ],
    [
      'renewed by those who declared it',
      coop({ [`${at}/renew/by`]: 'body:board' }),
      `${at}/renew/by: body:board renews what it declared.`,
    ],
    [
      'reviewed by those who declared it',
      coop({ [`${at}/review/by`]: 'body:board' }),
      `${at}/review/by: body:board reviews what it declared.`,
    ],
    ['ended early by nobody', coop({}, [`${at}/end_early`]), `${at}: It can be ended early by one body only.`],
    [
      'by one',
      coop({ [`${at}/end_early`]: ['body:general-meeting'] }),
      `${at}/end_early: It can be ended early by one body only.`,
    ],
    [
      'by one named twice',
      coop({ [`${at}/end_early`]: ['body:general-meeting', 'body:general-meeting'] }),
      `${at}/end_early: It can be ended early by one body only.`,
    ],
    [
      'by two who are one',
      coop({
        [`${at}/end_early`]: ['body:board', 'body:appeal-panel'],
        'bodies/appeal-panel/seats/panellist/filled_by': 'appointment by body:board',
      }),
      leaves('suspending the tribunal or the scrutineers'),
      `${at}/end_early: It can be ended early by one body only.`,
    ],
  ])('%s', (_, variation, ...says) => expect(told('emergency', variation)).toEqual(says));
});

describe('amendment', () => {
  const lone = (...clauses: readonly string[]): string =>
    `amendment/tiers/0/via: ${clauses.join(', ')} can be changed by procedure:board-vote and procedure:panel without the members or units.`;
  const byFew = (consent?: readonly string[]) => ({
    'amendment/tiers': [
      {
        id: 'all',
        covers: ['*'],
        via: ['procedure:board-vote', 'procedure:panel'],
        ...(consent && { consent: [...consent] }),
      },
    ],
  });
  const all = lone(
    'rights',
    'discipline',
    'emergency',
    'amendment',
    'records',
    'bodies/scrutineers',
    'bodies/appeal-panel',
  );
  it.each<Rule>([
    ['by a few', coop(byFew()), all],
    [
      'where there is no emergency to restrain',
      coop(byFew(), ['emergency']),
      lone('rights', 'discipline', 'amendment', 'records', 'bodies/scrutineers', 'bodies/appeal-panel'),
    ],
    ['with the consent of the members', coop(byFew(['electorate:members']))],
    ['with the consent of the units', coop(byFew(['unit:branch']))],
    ['with the consent of another few', coop(byFew(['body:scrutineers'])), all],
    ['with a ballot of the members', coop(byFew(['procedure:confirming-ballot']))],
    ['with a vote of another few', coop(byFew(['procedure:scrutiny'])), all],
    ['with a vote that is not there', coop(byFew(['procedure:gone'])), all],
    ['by a general meeting with seats', coop({ ...byFew(), 'bodies/board/kind': 'general-meeting' })],
    [
      'by a vote that is not there',
      coop({ 'amendment/tiers': [{ id: 'all', covers: ['*'], via: ['procedure:gone'] }] }),
      all.replace('procedure:board-vote and procedure:panel', 'procedure:gone'),
    ],
    [
      'where no tier covers them',
      coop({ 'amendment/tiers': [{ id: 'some', covers: ['powers'], via: ['procedure:board-vote'] }] }),
    ],
  ])('not by the restrained alone: %s', (_, variation, ...says) =>
    expect(told('not-by-the-restrained-alone', variation)).toEqual(says),
  );

  const tiers = (own: object, other: object) => ({
    'amendment/tiers': [
      { id: 'own', covers: ['amendment'], via: ['procedure:two-thirds'], ...own },
      { id: 'other', covers: ['*'], via: ['procedure:two-thirds'], ...other },
    ] as never,
  });
  const stricter = 'amendment/tiers/0/covers: The amendment chapter is in the tier "own", and "other" is stricter.';
  it.each<Rule>([
    ['as strict as any', coop(tiers({}, {}))],
    ['less strict by its majority', coop(tiers({ via: ['procedure:ordinary'] }, {})), stricter],
    ['stricter by its majority', coop(tiers({}, { via: ['procedure:ordinary'] }))],
    ['less strict by a vote more', coop(tiers({}, { via: ['procedure:ordinary', 'procedure:ordinary'] })), stricter],
    ['less strict by a consent more', coop(tiers({}, { consent: ['electorate:members'] })), stricter],
    [
      'as strict by a consent of its own',
      coop(tiers({ consent: ['electorate:members'] }, { via: ['procedure:ordinary', 'procedure:two-thirds'] })),
    ],
    [
      'the strictest of several votes counts',
      coop(
        tiers(
          { via: ['procedure:ordinary', 'procedure:ordinary'] },
          { via: ['procedure:ordinary', 'procedure:two-thirds'] },
        ),
      ),
      stricter,
    ],
    [
      'in whatever order',
      coop(
        tiers(
          { via: ['procedure:ordinary', 'procedure:two-thirds'] },
          { via: ['procedure:two-thirds', 'procedure:ordinary'] },
        ),
      ),
    ],
    ['votes that are not there', coop(tiers({ via: ['procedure:gone'] }, {})), stricter],
    ['in no tier', coop({ 'amendment/tiers': [{ id: 'some', covers: ['powers'], via: ['procedure:two-thirds'] }] })],
  ])('no self-lowering: %s', (_, variation, ...says) => expect(told('no-self-lowering', variation)).toEqual(says));

  it('a clause falls into the tier that names it most precisely', () => {
    const s = (...covers: readonly (readonly string[])[]) =>
      survey(
        changed(
          exampleCharter('cooperative'),
          coop({
            'amendment/tiers': covers.map((each, i) => ({
              id: `${i}`,
              covers: [...each],
              via: ['procedure:two-thirds'],
            })),
          }),
        ),
      );
    expect(tierOf(s(['*'], ['bodies'], ['body:board']), 'bodies/board/seats')).toBe(2);
    expect(tierOf(s(['body:board'], ['bodies'], ['*']), 'bodies/board/seats')).toBe(0);
    expect(tierOf(s(['bodies/boa'], ['*']), 'bodies/board')).toBe(1);
    expect(tierOf(s(['bodies'], ['bodies']), 'bodies/board')).toBe(0);
    expect(tierOf(s(['powers']), 'bodies/board')).toBeUndefined();
  });

  const weaker = (what: string): string =>
    `powers/dissolve/via: procedure:dissolution asks for a smaller ${what} than procedure:two-thirds does for an amendment.`;
  const amending = { 'procedures/two-thirds/passes': 'at least 2/3 of votes cast' };
  it.each<Rule>([
    ['as large a majority', coop({ ...amending, 'procedures/dissolution/passes': 'at least 2/3 of votes cast' })],
    [
      'a smaller majority',
      coop({ ...amending, 'procedures/dissolution/passes': 'at least 65/100 of votes cast' }),
      weaker('majority'),
    ],
    [
      'as large a quorum of the same people',
      coop({ ...amending, 'procedures/dissolution/quorum': 'at least 4 members' }),
    ],
    [
      'a smaller quorum of the same people',
      coop({ ...amending, 'procedures/dissolution/quorum': 'at least 3 members' }),
      weaker('quorum'),
    ],
    [
      'a smaller quorum of the same voters',
      coop({
        ...amending,
        'procedures/dissolution/quorum': 'at least 3 members',
        'procedures/two-thirds/voters': 'electorate:members',
      }),
      weaker('quorum'),
    ],
    [
      'a smaller quorum of other people',
      coop({
        ...amending,
        'procedures/dissolution/quorum': 'at least 3 of seats',
        'procedures/dissolution/voters': 'body:appeal-panel',
      }),
    ],
    ['voters nobody counts', coop({ ...amending, 'procedures/dissolution/voters': 'electorate:friends' })],
    [
      'to merge only',
      coop({
        ...amending,
        'powers/dissolve/effect': ['org.merge'],
        'procedures/dissolution/quorum': 'at least 3 members',
      }),
      weaker('quorum'),
    ],
    [
      'to dissolve only',
      coop({
        ...amending,
        'powers/dissolve/effect': ['org.dissolve'],
        'procedures/dissolution/quorum': 'at least 3 members',
      }),
      weaker('quorum'),
    ],
    [
      'to advise on it',
      coop({ ...amending, 'powers/dissolve/kind': 'advisory', 'procedures/dissolution/quorum': 'at least 3 members' }),
    ],
    ['by no vote', coop({ 'procedures/dissolution/quorum': 'at least 3 members' }, ['powers/dissolve/via'])],
    ['where nobody amends', coop({ 'procedures/dissolution/quorum': 'at least 3 members' }, ['powers/amend'])],
    [
      'where somebody only advises to amend',
      coop({ 'procedures/dissolution/quorum': 'at least 3 members', 'powers/amend/kind': 'advisory' }),
    ],
  ])('dissolving by %s', (_, variation, ...says) => {
    expect(told('dissolve-harder', variation)).toEqual(says);
    expect(told('no-back-door', variation)).toEqual(expect.arrayContaining([...says]));
  });

  const read =
    'powers/interpret/override/via: An interpretation is overruled by procedure:ordinary, which asks less than procedure:two-thirds for an amendment.';
  const reaches = (text: string): string =>
    `emergency/sudden-danger/allows/0: "${text}" reaches what only an amendment may.`;
  it.each<Rule>([
    ['overruled by fewer', coop({ 'powers/interpret/override/via': 'procedure:ordinary' }), read],
    ['overruled by as many', coop({ 'powers/interpret/override/via': 'procedure:two-thirds' })],
    ['overruled by nobody', coop({}, ['powers/interpret/override'])],
    [
      'overruled where somebody only advises to amend',
      coop({ 'powers/interpret/override/via': 'procedure:ordinary', 'powers/amend/kind': 'advisory' }),
    ],
    [
      'overruled where nobody amends',
      coop({ 'powers/interpret/override/via': 'procedure:ordinary' }, ['powers/amend']),
    ],
    ...[
      'suspend the rules on notice',
      'suspension of this charter',
      'the board may set aside any right',
      'setting aside all rules',
      'depart from the constitution',
      'departing from articles 3 and 4',
      'overriding article 5',
      'override the rights of members',
      'disregard statutes',
    ].map((text): Rule => [text, coop({ 'emergency/sudden-danger/allows': [text] }), reaches(text)]),
    ['suspend work', coop({ 'emergency/sudden-danger/allows': ['suspend work'] })],
    [
      'suspend payments as the rules say',
      coop({ 'emergency/sudden-danger/allows': ['suspend payments as the rules say'] }),
    ],
  ])('no back door: %s', (_, variation, ...says) => expect(told('no-back-door', variation)).toEqual(says));
});

describe('no-self-service', () => {
  const at = 'powers/run-business';
  const pays = (text: string, limits: readonly string[] = ['within the budget'], more = {}) =>
    coop({ [`${at}/text`]: text, [`${at}/limits`]: [...limits], ...more });
  const says = (text: string, holder = 'body:board'): string =>
    `${at}/text: ${holder} may decide about itself at once: "${text}"`;
  const own = 'Set the pay of the board.';
  const alone = (via: readonly string[], more = {}) => coop({ 'amendment/tiers/1/via': [...via], ...more });
  const terms = (voters: string, force = 'The day after certification, never for elections already called.'): string =>
    `amendment/tiers/1/via: ${voters} can change its own terms and size, in force "${force}".`;
  it.each<Rule>([
    ...[
      'pay',
      'salaries',
      'remuneration',
      'allowances',
      'fees',
      'honoraria',
      'wages',
      'stipends',
      'compensation',
      'terms',
      'size',
      'number of seats',
      'number of its members',
      'number of their own places',
      'number of own seats',
    ].map((what): Rule => {
      const text = `Set the ${what} of the board.`;
      return [what, pays(text), says(text)];
    }),
    ...['its own pay', 'pay of their own', 'pay of own members', 'pay of council members', 'pay of board members'].map(
      (what): Rule => {
        const text = `Set ${what}.`;
        return [what, pays(text, undefined, { 'bodies/board/name': 'Circle' }), says(text)];
      },
    ),
    [
      'known by its name',
      pays('Set the pay of the Circle.', undefined, { 'bodies/board/name': 'CIRCLE' }),
      says('Set the pay of the Circle.'),
    ],
    [
      'known by its key',
      coop({
        'powers/certify/text': 'Set the fee of the appeal panel.',
        'powers/certify/holder': 'body:appeal-panel',
        'powers/certify/kind': 'binding',
        'bodies/appeal-panel/kind': 'committee',
        'bodies/appeal-panel/name': 'Bench',
      }),
      'powers/certify/text: body:appeal-panel may decide about itself at once: "Set the fee of the appeal panel."',
    ],
    ['of others', pays('Set the pay of the bakers.')],
    [
      'an office',
      coop({
        [`${at}/holder`]: 'office:treasurer',
        [`${at}/text`]: 'Set the pay of the treasurer.',
        [`${at}/limits`]: [],
      }),
      says('Set the pay of the treasurer.', 'office:treasurer'),
    ],
    [
      'a meeting',
      coop({
        [`${at}/holder`]: 'body:general-meeting',
        [`${at}/text`]: 'Set its own allowances.',
        [`${at}/limits`]: [],
      }),
    ],
    ['somebody outside', coop({ [`${at}/holder`]: 'outside:board', [`${at}/text`]: own, [`${at}/limits`]: [] })],
    ['as routine', pays(own, [], { [`${at}/kind`]: 'ministerial' })],
    ['as advice', pays(own, [], { [`${at}/kind`]: 'advisory' })],
    ['without limits', coop({ [`${at}/text`]: own }, [`${at}/limits`]), says(own)],
    ['under a limit that forbids it', pays(own, ['may not change pay'])],
    ['under a limit that forbids something else', pays(own, ['may not borrow']), says(own)],
    ['under a limit that speaks of pay', pays(own, ['tells the meeting of all pay']), says(own)],
    ...[
      'after the next election',
      'after next election',
      'after following election',
      'after the following election',
      'from the next election',
      'in the following term',
      'in the next term',
      'not for the term of those in office',
    ].map((when): Rule => [`${when}, in the limits`, pays(own, [`in force ${when}`])]),
    ['after the next election, in the text', pays('Set the pay of the board after the next election.')],
    ['a board that amends', alone(['procedure:board-vote']), terms('body:board')],
    ['twice over', alone(['procedure:board-vote', 'procedure:emergency-vote']), terms('body:board and body:board')],
    ['with the meeting', alone(['procedure:board-vote', 'procedure:two-thirds'])],
    [
      'with the consent of members',
      alone(['procedure:board-vote'], { 'amendment/tiers/1/consent': ['electorate:members'] }),
    ],
    ['from the next election on', alone(['procedure:board-vote'], { 'amendment/in_force': 'after the next election' })],
    [
      'at no time that is said',
      coop({ 'amendment/tiers/1/via': ['procedure:board-vote'] }, ['amendment/in_force']),
      terms('body:board', ''),
    ],
    ['by a vote that is not there', alone(['procedure:gone'])],
    ['by no vote', alone([])],
  ])('%s', (_, variation, ...lines) => expect(told('no-self-service', variation)).toEqual(lines));
});

describe('trustees', () => {
  const at = 'records/sealed/tenders';
  const by = (text: string, via = 'procedure:board-vote', more = {}) =>
    coop({ [`${at}/trustees`]: text, [`${at}/via`]: via, ...more });
  const all = `${at}/trustees: All trustees belong to the body that seals.`;
  it.each<Rule>([
    ['nobody', coop({}, [`${at}/trustees`]), `${at}: No trustees are named.`],
    [
      'some',
      by('some of the scrutineers'),
      `${at}/trustees: "some of the scrutineers" does not say how many of how many.`,
    ],
    ['one', by('1 of 3 scrutineers'), `${at}/trustees: One trustee opens the seal alone.`],
    ['more than there are', by('4 of 3 scrutineers'), `${at}/trustees: 4 of 3 are more than there are.`],
    ['all of them', by('3 of 3 scrutineers'), `${at}/trustees: If one trustee is missing the record stays shut.`],
    ['of the body that seals', by('2 of 3 of the board'), all],
    ['by its name', by('2 of 3 of the Circle', undefined, { 'bodies/board/name': 'CIRCLE' }), all],
    [
      'by the name of its seats',
      by('2 of 3 managers', undefined, { 'bodies/board/seats/elected/name': 'Manager' }),
      all,
    ],
    [
      'by the key of its seats',
      by('2 of 3 shop stewards', undefined, {
        'bodies/board/seats/shop-steward': { name: 'Other', filled_by: 'unit choice' },
      }),
      all,
    ],
    [
      'by the key of a body in two words',
      by('2 of 3 of the works council', undefined, {
        'bodies/works-council': { name: 'W', kind: 'council' },
        'procedures/board-vote/voters': 'body:works-council',
      }),
      all,
    ],
    ...['elected', 'regional', 'member', 'executive', 'executive members', 'delegate', 'officer', 'equality'].map(
      (word): Rule => [
        `"${word}" is a word for anybody`,
        by(`2 of 3 ${word} people`, undefined, {
          'bodies/board/seats/elected/name': word,
          'bodies/board/name': 'Circle',
        }),
      ],
    ),
    ['of that body and another', by('2 of 3 of the board and the scrutineers')],
    ['of that body and somebody outside', by('2 of 3 of the board and an outside auditor')],
    ['of that body and an independent', by('2 of 3 of the board and an independent')],
    ['of that body and an auditor', by('2 of 3 of the board and an auditor')],
    ['of a tribunal that seals evidence', by('2 of 3 of the appeal panel', 'procedure:panel')],
    ['of everybody that seals', by('2 of 3 of the members', 'procedure:dissolution')],
    ['of a vote that is not there', by('2 of 3 of the board', 'procedure:gone')],
    [
      'of a body that is not there',
      by('2 of 3 of the senate', undefined, { 'procedures/board-vote/voters': 'body:senate' }),
    ],
  ])('%s', (_, variation, ...says) => expect(told('trustees', variation)).toEqual(says));
});

describe('witnesses', () => {
  const at = 'records/archive';
  const quorum = (text: string, ...says: readonly string[]): Rule => [
    `a quorum of "${text}"`,
    coop({ [`${at}/witness_quorum`]: text }),
    ...says.map((each) => `${at}/witness_quorum: ${each}`),
  ];
  const witness = (text: string, signed = 'the server key; a new key needs procedure:two-thirds') =>
    coop({ [`${at}/witnesses/0`]: text, [`${at}/signed_by`]: signed });
  const signs = (text: string): string => `${at}/witnesses/0: "${text}" signs the archive and cannot witness it.`;
  const belongs = (text: string): string =>
    `${at}/witnesses/0: "${text}" belongs to the organisation whose archive it is to witness.`;
  const key = (text: string): string => `${at}/signed_by: "${text}" is one key, and no vote is needed to change it.`;
  it.each<Rule>([
    ['no quorum', coop({}, [`${at}/witness_quorum`]), `${at}: No quorum of witnesses is set.`],
    [
      'no quorum, without the strict profile',
      coop({ profiles: [] }, [`${at}/witness_quorum`]),
      `${at} (info): No quorum of witnesses is set.`,
    ],
    quorum('most of them', '"most of them" does not say how many of how many.'),
    quorum('2 of 4', '2 of 4 is not more than half: two quorums need have no witness in common.'),
    quorum('3 of 5'),
    quorum('4 of 3', '4 of 3 are more than there are.'),
    quorum('3 of 3'),
    quorum('2 of 2', '3 witnesses are named, and the quorum is counted from 2.'),
    [
      'who signs',
      witness('office:secretary in person', '2 of 3 keys of office:secretary'),
      signs('office:secretary in person'),
    ],
    ['who signs, by its name', witness(' The Notary ', 'the notary '), signs(' The Notary '), key('the notary ')],
    ['whoever keeps the archive', witness('Our server'), signs('Our server')],
    ['the operator', witness('the operator of it'), signs('the operator of it')],
    ['another server', witness('a server of the neighbours')],
    ['an organ by its name', witness('the Appeal Panel'), belongs('the Appeal Panel')],
    [
      'an organ by its key',
      coop({ [`${at}/witnesses/0`]: 'Appeal panel', 'bodies/appeal-panel/name': 'Bench' }),
      belongs('Appeal panel'),
    ],
    ['an organ by its reference', witness('body:appeal-panel'), belongs('body:appeal-panel')],
    ['an office', witness('The treasurer'), belongs('The treasurer')],
    ['a neighbour of the treasurer', witness('A friend of the treasurer')],
    [
      'one key of three',
      coop({ [`${at}/signed_by`]: '1 of 3 keys' }),
      `${at}/signed_by: One key signs the archive alone.`,
    ],
    ['two keys of three', coop({ [`${at}/signed_by`]: '2 of 3 keys' })],
    ['a key that no vote changes', coop({ [`${at}/signed_by`]: 'the server key' }), key('the server key')],
    [
      'a key that belongs to somebody',
      coop({ [`${at}/signed_by`]: 'the key of body:board' }),
      key('the key of body:board'),
    ],
    ['a key without the strict profile', coop({ profiles: [], [`${at}/signed_by`]: 'the server key' })],
    ['where there are no offices', coop({}, ['offices'])],
  ])('%s', (_, variation, ...says) => expect(told('witnesses', variation)).toEqual(says));
});

describe('exit', () => {
  const at = 'membership/leaving';
  const leave = (text: string, ...says: readonly string[]): Rule => [
    `"${text}"`,
    coop({ [at]: text }),
    ...says.map((each) => `${at}: ${each}`),
  ];
  const kept = (text: string): Rule => leave(text, `"${text}" lets somebody keep a member who wants to go.`);
  const long = 'The notice is longer than two years.';
  it.each<Rule>([
    ['nothing is said', coop({}, [at]), 'membership: Nothing says how a member leaves.'],
    ['nothing is said of membership at all', coop({}, ['membership']), 'rights: Nothing says how a member leaves.'],
    [
      'no right to it',
      coop({}, ['rights/leave']),
      'rights: No right to leave is among the rights that no power overrides.',
    ],
    ...[
      'With the consent of the board.',
      'If the board approves.',
      'By permission.',
      'If permitted.',
      'By leave of the board.',
      'If the board agrees.',
      'If agreed.',
      'Once they agree.',
      'When allowed.',
      'Unless in debt.',
      'The board may refuse.',
      'It may be refused.',
      'Not before a year.',
      'Only if all is paid.',
      'Only when all is paid.',
      'Only after a year.',
      'Only with a vote.',
      'A member cannot leave.',
      'Members may not leave.',
      'Never.',
      'Impossible.',
      'Members stay for life.',
    ].map(kept),
    ...[
      'Without consent of anybody.',
      'Without any consent.',
      'It needs no approval.',
      'Leaving need no permission.',
      'No further permission is asked.',
      'At any time, in writing.',
    ].map((text) => leave(text)),
    leave('With 24 months of notice.'),
    leave('With 25 months of notice.', long),
    leave('With 2 years notice.'),
    leave("With 3 years' notice.", long),
    leave("With 1 year's notice."),
    leave("With 800 days' notice.", long),
  ])('%s', (_, variation, ...says) => expect(told('exit', variation)).toEqual(says));
});

describe('federal-fit', () => {
  const higher = (own: object): Charter =>
    changed(
      exampleCharter('national-union'),
      union({ 'units/branch/own_charter': own as never, 'units/region': { name: 'Region', text: 'Some branches.' } }),
    );
  const local = (more: Parameters<typeof coop>[0] = {}, remove: readonly string[] = []) =>
    coop({ affiliation: { to: 'union.combined-workers' }, ...more }, remove);
  const fit = (variation: Rule[1], own: object): readonly string[] => told('federal-fit', variation, [higher(own)]);
  const title = "Rule Book of the Combined Workers' Union";
  const power = (effect: string) => ({
    'powers/local': { text: 'It.', effect: [effect], holder: 'body:general-meeting', kind: 'binding' },
  });
  const terms = { 'offices/secretary/term': '5 years', 'offices/treasurer/term': '5 years' };

  it.each<readonly [demand: string, kept: Rule[1], broken: Rule[1], at: string]>([
    ["the members' right to leave", local(), local({}, ['rights/leave']), 'rights'],
    ['an appeal for members', local(), local({ 'discipline/rights': ['be-heard'] }), 'discipline/rights'],
    ['yearly accounts open to all', local(), local({}, ['powers/approve-accounts']), 'powers'],
    [
      'its officers elected by members at most every five years',
      local(terms),
      local({ ...terms, 'offices/treasurer/term': '6 years' }),
      'offices',
    ],
    [
      'its officers elected, at most every five years',
      local(),
      local({ 'offices/treasurer/filled_by': 'appointment by body:board' }),
      'offices',
    ],
    ['recall by a quarter', local(), local({ 'offices/treasurer/recall': 'none' }), 'offices'],
    [
      'officers elected at most every five years',
      local({}, ['offices']),
      local({ 'offices/treasurer/term': 'until ended' }),
      'offices',
    ],
    ['recall by anybody', local({}, ['offices']), local({}, ['offices/treasurer/recall']), 'offices'],
  ])('"%s" is demanded of the unit', (demand, kept, broken, at) => {
    expect(fit(kept, { must: [demand] })).toEqual([]);
    expect(fit(broken, { must: [demand] })).toEqual([`${at}: ${title} demands "${demand}".`]);
    expect(fit(broken, { must: ['a newsletter'] })).toEqual([]);
  });

  it.each([
    ['expel anybody', 'member.expel', 'powers/expel/effect'],
    ['discipline a member', 'member.sanction', 'powers/sanction/effect'],
    ['close a branch', 'unit.create', 'powers/local/effect'],
    ['call or end action', 'action.call', 'powers/local/effect'],
    ['admit or suspend affiliates', 'affiliate.admit', 'powers/local/effect'],
  ])('"%s" is forbidden to the unit', (ban, effect, at) => {
    const said = `${at}: ${title} forbids its units to "${ban}".`;
    expect(fit(local(at.includes('local') ? power(effect) : {}), { may_not: [ban] })).toEqual([said]);
    expect(
      fit(local(at.includes('local') ? {} : {}, at.includes('local') ? [] : [at.replace('/effect', '')]), {
        may_not: [ban],
      }),
    ).toEqual([]);
    expect(fit(local(power(effect)), { may_not: ['publish a newsletter'] })).toEqual([]);
  });

  it('a ban on something else than expelling members is none on that', () => {
    expect(fit(local(), { may_not: ['bind those it may not expel'] })).toEqual([]);
  });

  it('says nothing of a charter that is not at hand, or that demands nothing', () => {
    expect(told('federal-fit', local({}, ['rights/leave']))).toEqual([]);
    expect(told('federal-fit', coop({}, ['rights/leave']), [higher({ must: ['right to leave'] })])).toEqual([]);
    expect(
      told('federal-fit', local({ affiliation: { text: 'None yet.' } }, ['rights/leave']), [
        higher({ must: ['right to leave'] }),
      ]),
    ).toEqual([]);
    expect(told('federal-fit', local(), [changed(exampleCharter('national-union'), union({}, ['units']))])).toEqual([]);
    expect(fit(local({}, ['rights/leave']), { may: ['right to leave'] })).toEqual([]);
  });

  it.each<Rule>([
    [
      'demanded and forbidden, in whatever spelling',
      union({ 'units/branch/own_charter/must': ['Minutes', 'EXPEL!'] }),
      'units/branch/own_charter/must/1: "EXPEL!" is demanded and forbidden.',
    ],
    [
      'allowed and forbidden',
      union({ 'units/branch/own_charter/may': ['Call  or end action outside-rule.'] }),
      'units/branch/own_charter/may/0: "Call  or end action outside-rule." is allowed and forbidden.',
    ],
    ['words run together are other words', union({ 'units/branch/own_charter/may': ['callorendactionoutsiderule'] })],
    [
      'a unit that may do anything',
      union({}, ['units/branch/own_charter/must', 'units/branch/own_charter/may', 'units/branch/own_charter/may_not']),
    ],
    ['a unit without a charter', union({}, ['units/branch/own_charter'])],
    ['no units', union({}, ['units'])],
  ])('%s', (_, variation, ...says) => expect(told('federal-fit', variation)).toEqual(says));
});

describe('a waiver', () => {
  const lone = { check: 'lone-hand', at: 'power:expel', reason: 'We are few.', until: '2030-01-01' };
  const found = (check: string, path: string): Finding => ({ check, place: { path, line: 1, column: 1 } }) as Finding;
  const with_ = (
    waiver: object,
    { on: day, profiles = [] }: { readonly on?: string; readonly profiles?: readonly string[] } = {},
  ) =>
    survey(
      changed(
        exampleCharter('cooperative'),
        coop({ waivers: [{ ...lone, ...waiver }] as never, profiles: [...profiles] }),
      ),
      [],
      day,
    );
  const faults = (waiver: object, on_ = {}, path = 'powers/expel') =>
    waiverFaults(with_(waiver, on_), [found('lone-hand', path)]).map(({ at, message }) => `${at}: ${message}`);

  it('excuses what its check finds at its clause and below', () => {
    expect(waiverFor(with_({}), 'lone-hand', 'powers/expel')?.reason).toBe('We are few.');
    expect(waiverFor(with_({}), 'lone-hand', 'powers/expel/via')?.reason).toBe('We are few.');
    expect(waiverFor(with_({}), 'lone-hand', 'powers/expel-all')).toBeUndefined();
    expect(waiverFor(with_({}), 'lone-hand', 'powers')).toBeUndefined();
    expect(waiverFor(with_({}), 'same-hand', 'powers/expel')).toBeUndefined();
    expect(waiverFor(survey(exampleCharter('cooperative')), 'lone-hand', 'powers/expel')).toBeUndefined();
    expect(faults({})).toEqual([]);
    expect(faults({}, {}, 'powers/expel/via')).toEqual([]);
  });

  it('ends on its day', () => {
    expect(waiverFor(with_({}, { on: '2030-01-01' }), 'lone-hand', 'powers/expel')).toBeDefined();
    expect(waiverFor(with_({}, { on: '2030-01-02' }), 'lone-hand', 'powers/expel')).toBeUndefined();
    expect(faults({}, { on: '2030-01-01' })).toEqual([]);
    expect(faults({}, { on: '2030-01-02' })).toEqual(['waivers/0/until: The waiver ended on 2030-01-01.']);
    expect(faults({ until: 'the charter changes; 2030-01-01' }, { on: '2031-01-01' })).toEqual([]);
    expect(faults({ until: '2030-01-01 or later' }, { on: '2031-01-01' })).toEqual([]);
    expect(faults({ until: '2030-01-01' })).toEqual([]);
  });

  it.each(['lone-hand', 'emergency', 'not-by-the-restrained-alone', 'purge', 'trustees'])(
    'of %s is none under the strict profile',
    (check) => {
      const strict = { profiles: ['quorate-strict'] };
      expect(waiverFor(with_({ check }, strict), check, 'powers/expel')).toBeUndefined();
      expect(waiverFor(with_({ check }), check, 'powers/expel')).toBeDefined();
      expect(faults({ check }, strict)).toEqual([`waivers/0: The strict profile allows no waiver of ${check}.`]);
      expect(waiverFor(with_({ check: 'due-process' }, strict), 'due-process', 'powers/expel')).toBeDefined();
    },
  );

  it.each([
    '',
    '-',
    'never',
    'for ever',
    'forever',
    'always',
    'indefinitely',
    'until ended',
    'none',
    'No end.',
    'unlimited',
    'permanent',
    '"permanently"',
  ])('until "%s" has no end', (until) => {
    expect(faults({ until })).toEqual([`waivers/0/until: "${until}" is no end.`]);
  });

  it.each(['the next election', 'never again one of us is alone', 'we are ten'])('until "%s" has one', (until) =>
    expect(faults({ until })).toEqual([]),
  );

  it('names a check and a clause that are there', () => {
    expect(faults({ check: 'lonely-hand' })).toEqual(['waivers/0/check: There is no check "lonely-hand".']);
    expect(faults({ at: 'power:banish' })).toEqual(['waivers/0/at: "power:banish" is not in this charter.']);
    expect(faults({ at: 'title/0' })).toEqual(['waivers/0/at: "title/0" is not in this charter.']);
    expect(faults({ at: 'discipline/stages/2/next/by' })).toEqual([
      'waivers/0/at: "discipline/stages/2/next/by" is not in this charter.',
    ]);
  });

  it('has something to excuse', () => {
    expect(faults({}, {}, 'powers/amend')).toEqual([
      'waivers/0: lone-hand finds nothing at power:expel, so there is nothing to excuse.',
    ]);
  });
});
