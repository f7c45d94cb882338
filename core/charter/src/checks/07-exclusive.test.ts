import { on, rulesOf } from '../testing/index.ts';

const coop = on('cooperative');

const alone = 'A power that nobody else may have is handed to a delegate.';
const only = (at: string, effects: string, owner: string): string =>
  `${at}/effect: ${effects} belongs to ${owner} only.`;

rulesOf('exclusive', [
  [
    'two effects of one owner',
    coop({ 'powers/set-policy/effect': ['org.dissolve', 'org.merge'] }),
    only('powers/set-policy', 'org.dissolve, org.merge', 'powers/dissolve'),
  ],
  [
    'only those that are the owner’s',
    coop({ 'powers/set-policy/effect': ['policy.adopt', 'org.merge'] }),
    only('powers/set-policy', 'org.merge', 'powers/dissolve'),
  ],
  [
    'a delegate',
    coop({ 'powers/expel/delegate': { to: ['office:secretary'], for: '1 years' } }),
    `powers/expel/delegate: ${alone}`,
  ],
  ['no delegate', coop({ 'powers/expel/delegate': 'never' })],
  [
    'an emergency',
    coop({ 'emergency/sudden-danger/allows': ['closing work', 'charter.amend by the board'] }),
    'emergency/sudden-danger/allows/1: An emergency allows what belongs to powers/amend only.',
  ],
  ['a power that is not exclusive', coop({ 'powers/set-policy/effect': ['member.sanction'] })],
  ['where there is no emergency', coop({}, ['emergency'])],
]);
