/** What is published, what is sealed and until when, who witnesses the archive. */
import type { Charter } from '../../charter.ts';
import type { Answers } from '../answers.ts';

export function records(answers: Answers): Charter['records'] {
  return {
    published: ['decisions within 1 day', 'minutes within 7 days', 'ballot results within 2 days'],
    purge: 'never',
    sealed: {
      personal: {
        text: 'Hearings and personal matters.',
        via: 'procedure:board-vote',
        opens: 'after 10 years, or when the person concerned agrees',
        trustees: '2 of the 3 scrutineers',
        open_early_via: 'procedure:two-thirds',
      },
    },
    personal_data: "Names and addresses live in the members' vault; the archive holds salted commitments.",
    archive: {
      origin: `archive.${answers.id.replaceAll('.', '-')}.example`,
      signed_by: 'the server key; a new key needs procedure:two-thirds',
      witnesses: ['a neighbouring organisation', 'a federation or umbrella body', 'the auditor'],
      witness_quorum: '2 of 3',
      checkpoint_every: '1 hours',
    },
  };
}
