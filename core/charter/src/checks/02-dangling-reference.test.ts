import { expect, it } from 'vitest';
import { on, rulesOf, told } from '../testing/index.ts';

const [coop, federation] = [on('cooperative'), on('international-federation')];

const needs = 'which is what this place needs.';
rulesOf('dangling-reference', [
  [
    'a power is used by a procedure',
    coop({ 'powers/expel/via': 'body:board' }),
    `powers/expel/via: "body:board" is no procedure, ${needs}`,
  ],
  [
    'a tier is changed by procedures',
    coop({ 'amendment/tiers/1/via': ['procedure:two-thirds', 'body:board'] }),
    `amendment/tiers/1/via/1: "body:board" is no procedure, ${needs}`,
  ],
  [
    'a seal is opened early by a procedure',
    coop({ 'records/sealed/tenders/open_early_via': 'body:board' }),
    `records/sealed/tenders/open_early_via: "body:board" is no procedure, ${needs}`,
  ],
  [
    'an office does not vote',
    coop({ 'procedures/ordinary/voters': 'office:secretary' }),
    `procedures/ordinary/voters: "office:secretary" is no body or electorate or unit or seats, ${needs}`,
  ],
  ['the holders of seats may vote', coop({ 'procedures/ordinary/voters': 'seats:board/elected' })],
  ['units may vote', federation({ 'procedures/region-recall/voters': 'unit:affiliate' })],
  [
    'an electorate does not run its own ballot',
    coop({ 'procedures/dissolution/run_by': 'electorate:members' }),
    `procedures/dissolution/run_by: "electorate:members" is no body or office or outside, ${needs}`,
  ],
  [
    'one leaves a federation by a power',
    coop({ affiliation: { leave: 'procedure:ordinary' } }),
    `affiliation/leave: "procedure:ordinary" is no power, ${needs}`,
  ],
  ['and by any power', coop({ affiliation: { leave: 'power:dissolve' } })],
  [
    'a procedure holds no power',
    coop({ 'powers/expel/holder': 'procedure:ordinary' }),
    `powers/expel/holder: "procedure:ordinary" is no body or office or electorate or unit or seats or outside, ${needs}`,
  ],
  ['the holders of seats may hold a power', coop({ 'powers/expel/holder': 'seats:board/elected' })],
  [
    "a body is nobody's deputy",
    coop({ 'offices/secretary/deputy': 'body:board' }),
    `offices/secretary/deputy: "body:board" is no office or seats, ${needs}`,
  ],
  ['the holder of a seat may be a deputy', coop({ 'offices/secretary/deputy': 'seats:board/elected' })],
  [
    'only persons are kept apart',
    coop({ 'offices/secretary/not_also': ['body:board'] }),
    `offices/secretary/not_also/0: "body:board" is no office or seats, ${needs}`,
  ],
  [
    'a name that is in no chapter is told where it stands',
    coop({ 'bodies/board/text': 'Answers to body:senate.' }),
    'bodies/board/text: "body:senate" points at nothing in this charter.',
  ],
  [
    'a seat of a body that has none',
    coop({ 'bodies/board/text': 'Like seats:general-meeting/chair.' }),
    'bodies/board/text: "seats:general-meeting/chair" points at nothing in this charter.',
  ],
  [
    'a waiver is for another check to judge',
    coop({
      waivers: [{ check: 'lone-hand', at: 'powers/expel', reason: 'as body:senate says', until: '2030-01-01' }],
    }),
  ],
  ['a tier covers a clause that is there', coop({ 'amendment/tiers/0/covers/12': 'discipline/stages/0/by' })],
  [
    'a letter of a text is no clause',
    coop({ 'amendment/tiers/0/covers/12': 'title/0' }),
    'amendment/tiers/0/covers/12: "title/0" covers nothing in this charter.',
  ],
  [
    'nor is anything below a clause left empty',
    coop({ 'amendment/tiers/0/covers/12': 'discipline/stages/2/next/by' }),
    'amendment/tiers/0/covers/12: "discipline/stages/2/next/by" covers nothing in this charter.',
  ],
  [
    'a chapter that is in no charter can be covered by none',
    coop({ 'amendment/tiers/0/covers/12': 'privileges' }),
    'amendment/tiers/0/covers/12: "privileges" covers nothing in this charter.',
  ],
]);

it.each([
  'waivers',
  'precedence',
  'profiles',
  'emergency',
  'numbers',
  'membership',
  'units',
  'offices',
  'elections',
  'standing_orders',
  'affiliation',
  'transition',
  'calendar',
  'jurisdiction',
])('a chapter that may be left out can be entrenched before it is there: %s', (chapter) => {
  const variation = coop({ 'amendment/tiers/0/covers/12': chapter }, [chapter]);
  expect(told('dangling-reference', variation).filter((line) => line.startsWith('amendment/tiers'))).toEqual([]);
});
