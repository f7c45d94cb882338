/** What is said of the shipped charters, word for word: read once as a member would, and held since. */
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { diffCharters } from '../amend/diff.ts';
import { effects } from '../charter.ts';
import type { Variation } from '../checks/check.ts';
import type { ParsedCharter } from '../read/parse-charter.ts';
import { parseCharter } from '../read/parse-charter.ts';
import { applied, exampleText, golden } from '../testing/index.ts';
import { type Answer, ask, type Query } from './ask.ts';
import { explain } from './explain.ts';

const file = golden<unknown>(new URL('./testdata/said.json', import.meta.url));
const charters = Object.fromEntries(
  (['cooperative', 'debian', 'national-union', 'international-federation', 'union-branch'] as const).map((name) => [
    name,
    must<ParsedCharter>(parseCharter(exampleText(name))),
  ]),
);

describe.each(Object.keys(charters))('of %s', (name) => {
  it.each(['powers', 'capture', 'deadlines', 'words', 'waivers'] as const)('the table of its %s', (table) => {
    const found = (): unknown => plain(explain(charters[name]!)[table]);
    expect(found()).toEqual(file.of(`${name}: ${table}`, found));
  });
});

describe('the answers', () => {
  const {
    cooperative,
    debian,
    'national-union': union,
    'international-federation': federation,
  } = charters as {
    readonly [name: string]: ParsedCharter;
  };
  const queries: readonly (readonly [string, ParsedCharter, readonly Query[]])[] = [
    ['who can, in the co-operative', cooperative!, effects.map((effect) => ({ ask: 'who-can', effect }))],
    ['who can, in Debian', debian!, effects.map((effect) => ({ ask: 'who-can', effect }))],
    ['who checks, in the union', union!, effects.map((effect) => ({ ask: 'who-checks', effect }))],
    [
      'what may they, in the union',
      union!,
      [
        ...Object.keys(union!.charter.bodies).map((each) => `body:${each}`),
        'office:general-secretary',
        'unit:branch',
      ].map((holder) => ({ ask: 'what-may', holder })),
    ],
    [
      'what it takes, in the federation',
      federation!,
      Object.keys(federation!.charter.procedures).map((procedure) => ({ ask: 'what-it-takes', procedure })),
    ],
    [
      'seats of the co-operative',
      cooperative!,
      ['office:secretary', 'body:board', 'seats:appeal-panel/panellist', 'seats:scrutineers/scrutineer'].flatMap(
        (seat) => [{ ask: 'how-filled', seat } as const, { ask: 'how-removed', seat } as const],
      ),
    ],
    [
      'who changes what, in the federation',
      federation!,
      ['rights', 'body:congress', 'waivers', 'powers/budget', 'title', 'affiliation'].map((clause) => ({
        ask: 'who-changes',
        clause,
      })),
    ],
    [
      'what Debian says',
      debian!,
      ['power:stay', 'procedures', 'nothing/here'].map((clause) => ({ ask: 'what-says', clause })),
    ],
  ];

  it.each(queries)('%s', (name, parsed, asked) => {
    const found = (): unknown => plain(asked.map((query) => said(parsed, query)));
    expect(found()).toEqual(file.of(name, found));
  });

  function said(parsed: ParsedCharter, query: Query): readonly string[] {
    const answer = ask(parsed, query);
    if (!answer.ok) return [`${answer.problem.reason}: ${answer.problem.found}`, ...answer.problem.expected];
    const { summary, lines }: Answer = answer.value;
    return [summary, ...lines.map(({ clause, sentence, hands }) => `${clause} (${hands ?? '-'}): ${sentence}`)];
  }
});

describe('the difference made by', () => {
  const amendments: { readonly [name: string]: Variation } = {
    'a secretary who seals alone': {
      of: 'cooperative',
      set: { 'powers/seal/holder': 'office:secretary' },
      remove: ['powers/seal/via'],
    },
    'a lower quorum of recall': {
      of: 'cooperative',
      set: { 'procedures/recall-vote/quorum': 'at least 1/7 of members', 'procedures/recall-vote/fewest_yes': 2 },
    },
    'a higher quorum of the board': { of: 'cooperative', set: { 'procedures/board-vote/quorum': 'all of seats' } },
    'a review struck out': { of: 'cooperative', remove: ['powers/sanction/review', 'powers/expel/review'] },
    'a review added': {
      of: 'cooperative',
      set: { 'powers/recall/review': { by: 'body:appeal-panel', asked_by: 'any member', within: '7 days' } },
    },
    'sanctions that bind at once': { of: 'cooperative', set: { 'powers/sanction/kind': 'provisional' } },
    'a power struck out': { of: 'national-union', remove: ['powers/call-action'] },
    'two who pay together': {
      of: 'cooperative',
      set: { 'powers/pay-bills/together_with': ['office:secretary', 'body:board'] },
    },
    'advice alone': { of: 'debian', set: { 'powers/own-work/kind': 'advisory' } },
    'a new title and version': { of: 'debian', set: { title: 'Another', version: 9 } },
  };

  it.each(Object.entries(amendments))('%s', (name, variation) => {
    const diff = diffCharters(charters[variation.of]!, applied(variation));
    const found = (): unknown => plain({ powers: diff.powers, clauses: diff.clauses, tier: diff.tier });
    expect(found()).toEqual(file.of(`the difference made by ${name}`, found));
  });
});

it('nothing is kept that nobody says', () => {
  expect(file.left()).toEqual([]);
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
