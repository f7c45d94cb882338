/** How seats are filled. */
import type { Charter } from '../../charter.ts';

export function elections(): NonNullable<Charter['elections']> {
  const common = {
    voters: 'electorate:members',
    run_by: 'body:scrutineers',
    nominations: 'Self-nomination with one seconder, open 14 days.',
    timetable: '14 days nominations, 7 days hustings, 7 days voting.',
    secrecy: 'secret',
    quorum: 'at least 1/4 of members',
    reopen_nominations: true,
    tie: 'by verifiable lot',
    complaints: 'To the appeal panel within 7 days of the result.',
  } as const;
  return {
    board: {
      ...common,
      method: 'stv',
      rules: 'Single transferable vote, Meek count.',
      too_few_candidates:
        'Unfilled seats stay open and nominations reopen after 30 days; below its minimum the general meeting acts for the board.',
    },
    officers: {
      ...common,
      method: 'condorcet-schwartz',
      too_few_candidates: 'The board shares out the duties for at most 60 days.',
    },
  };
}
