/**
 * The draft that the answers fill in, chapter by chapter.
 *
 * Two ideas hold it together: whoever judges or counts (appeal panel, scrutineers) is drawn by lot and sits nowhere else; and
 * nothing binds by fewer than three persons.
 */
import type { Charter } from '../charter.ts';
import type { Answers, CharterKind } from './answers.ts';
import { amendment } from './draft/amendment.ts';
import { bodies, officer } from './draft/bodies.ts';
import { discipline } from './draft/discipline.ts';
import { elections } from './draft/elections.ts';
import { emergency } from './draft/emergency.ts';
import { membership } from './draft/membership.ts';
import { powers } from './draft/powers.ts';
import { procedures } from './draft/procedures.ts';
import { records } from './draft/records.ts';
import { wordsFor } from './draft/words.ts';

export function draft(answers: Answers): Charter {
  const say = wordsFor[answers.kind];
  const { affiliatedTo, members } = answers;
  return {
    charter: 'quorate-charter/1',
    id: answers.id,
    title: answers.title,
    version: 1,
    language: answers.language ?? 'en',
    jurisdiction: answers.jurisdiction ?? 'none',
    profiles: ['quorate-strict', ...lawFor(answers)],
    precedence: 'data',
    calendar: { timezone: answers.timezone || 'UTC', days: 'clear', year_starts: '1 January' },
    expects: { members: { min: members.fewest, typical: members.now, max: members.most } },
    membership: membership(say),
    electorates: {
      members: { text: 'All members in good standing.', who: 'class = member and not suspended', counts: 'persons' },
    },
    bodies: bodies(answers, say),
    offices: {
      secretary: officer('Secretary', answers, 'treasurer', [
        'keeps the roll',
        'sends notices and papers',
        'writes the minutes',
      ]),
      treasurer: officer('Treasurer', answers, 'secretary', ['keeps the books']),
    },
    procedures: procedures(),
    elections: elections(),
    powers: powers(say, affiliatedTo),
    rights: {
      'equal-vote': { text: 'Each member has one vote.', engine: 'equal-weight' },
      read: {
        text: 'Each member may read every record that is not sealed, and the list of those that are.',
        engine: 'read-all-unsealed',
      },
      heard: { text: 'Nobody is sanctioned but by the stages of the discipline chapter.', engine: 'due-process' },
      leave: { text: 'Each member may leave.', engine: 'exit' },
    },
    discipline: discipline(),
    emergency: emergency(),
    amendment: amendment(),
    records: records(answers),
    interpretation: { by: 'body:appeal-panel', appeal: 'body:general-meeting' },
    ...(affiliatedTo
      ? { affiliation: { to: affiliatedTo, text: 'By decision of the members.', leave: 'power:affiliate' } }
      : {}),
  };
}

/** The pack of law that goes with a kind of organisation in a country, where there is one. */
function lawFor({ kind, jurisdiction = '' }: Answers): readonly string[] {
  const [country = ''] = jurisdiction.toUpperCase().split('-');
  const law = packOf[country]?.[kind];
  return law === undefined ? [] : [law];
}

const packOf: { readonly [country: string]: { readonly [kind in CharterKind]?: string } } = {
  DE: { association: 'de-bgb-verein', project: 'de-bgb-verein' },
  CH: { association: 'ch-verein', project: 'ch-verein' },
  GB: { 'union-branch': 'uk-tulrca' },
};
