import { expect, it } from 'vitest';
import type { Charter } from '../charter.ts';
import { changed, exampleCharter, on, type Rule, rulesOf, told } from '../testing/index.ts';

const [coop, union] = [on('cooperative'), on('national-union')];

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

rulesOf('federal-fit', [
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
]);
