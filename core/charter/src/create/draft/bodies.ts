/** Who meets: the general meeting, an elected board, scrutineers and an appeal panel drawn by lot, two officers. */
import type { Charter, Named, Seat } from '../../charter.ts';
import { type Answers, boardMinimum } from '../answers.ts';
import type { Words } from './words.ts';

const byMembers = {
  petition: 'at least 1/5 of members',
  of: 'electorate:members',
  via: 'procedure:recall-vote',
} as const;

export function bodies(answers: Answers, say: Words): Charter['bodies'] {
  const seats = answers.boardSeats ?? 5;
  const least = boardMinimum(seats);
  return {
    'general-meeting': {
      name: 'General Meeting',
      kind: 'general-meeting',
      text: 'The highest body. Whatever no rule gives to another body stays here.',
      of: 'electorate:members',
      quorum: 'at least 1/3 of members',
      passes: 'more than 1/2 of votes cast',
      meets: 'every 6 months',
      notice: '14 days',
      convened_by: [
        'body:board',
        'at least 1/10 of members, naming the business',
        'office:secretary when a rule requires a meeting',
      ],
      if_not_convened: 'If it is not called within 7 days, those who asked may call it themselves.',
      chair: 'Elected by the meeting for the day; has no second vote.',
      tie: 'fails',
      if_inquorate: 'Adjourned 7 days with the same agenda; quorum then is at least 1/5 of members.',
      proxies: 'none',
    },
    board: {
      name: say.board,
      kind: 'board',
      text: 'Runs the affairs between general meetings and answers to them.',
      minimum: least,
      quorum: 'more than 1/2 of seats',
      passes: 'more than 1/2 of seats',
      meets: 'every month',
      notice: '3 days',
      convened_by: ['office:secretary', 'any two of its members'],
      tie: 'fails',
      if_inquorate: 'Called again within 7 days; after two such meetings the secretary calls a general meeting.',
      proxies: 'none',
      conflict_of_interest: 'Says so, leaves, and does not count for the quorum of that item.',
      reports_to: 'body:general-meeting',
      seats: { elected: boardSeat(answers, seats, say) },
    },
    scrutineers: drawn(
      'Scrutineers',
      'scrutiny',
      'Run every ballot and certify roll and result.',
      2,
      'at least 2 of seats',
      'all of those present',
      {
        scrutineer: lotSeat('Scrutineer', 3, '1 years', {
          max_terms: 2,
          then_gap: '1 years',
          recall: byMembers,
          not_also: ['seats:board/elected', 'office:secretary', 'office:treasurer'],
        }),
      },
    ),
    'appeal-panel': drawn(
      'Appeal Panel',
      'tribunal',
      'Hears appeals and complaints that a rule was broken; drawn anew for each case.',
      3,
      'at least 3 of seats',
      'more than 1/2 of seats',
      {
        panellist: lotSeat('Panellist', 5, '3 months', {
          recall: 'none',
          ends_if: ['the case ends', 'has an interest in the case'],
          not_also: ['seats:board/elected', 'office:secretary', 'office:treasurer'],
        }),
      },
    ),
  };
}

function boardSeat(answers: Answers, seats: number, say: Words): Seat {
  return {
    name: `${say.board} member`,
    count: seats,
    filled_by: 'election:board',
    votes: true,
    term: `${answers.boardYears ?? 2} years`,
    max_terms: 3,
    then_gap: '1 years',
    stagger: 'Half of the seats at a time.',
    holds_over: 'until a successor is declared, at most 60 days',
    vacancy: 'next candidate, else election within 60 days',
    recall: { ...byMembers, bar_after_election: '2 months' },
    ends_if: ['stops being a member', 'misses four meetings running without leave'],
    mandate: 'free',
    answerable_to: 'body:general-meeting',
    not_also: ['seats:scrutineers/scrutineer', 'seats:appeal-panel/panellist'],
  };
}

function drawn(
  name: string,
  kind: 'scrutiny' | 'tribunal',
  text: string,
  minimum: number,
  quorum: string,
  passes: string,
  seats: Named<Seat>,
): Charter['bodies'][string] {
  return {
    name,
    kind,
    text,
    minimum,
    quorum,
    passes,
    meets: 'as needed',
    convened_by: ['any of its members', 'office:secretary'],
    tie: kind === 'scrutiny' ? 'the question goes to the next general meeting' : 'fails',
    if_inquorate: 'a substitute is drawn by lot',
    proxies: 'none',
    conflict_of_interest: 'Whoever is a party, or sat at an earlier stage, is left out of the draw.',
    reports_to: 'body:general-meeting',
    seats,
  };
}

function lotSeat(name: string, count: number, term: string, more: Partial<Seat>): Seat {
  return { name, count, filled_by: 'lot from electorate:members', votes: true, term, vacancy: 'automatic', ...more };
}

export function officer(name: string, answers: Answers, other: string, duties: readonly string[]): Seat {
  return {
    name,
    filled_by: 'election:officers',
    term: `${answers.boardYears ?? 2} years`,
    max_terms: 3,
    vacancy: 'appointment by body:board until next election',
    recall: byMembers,
    ends_if: ['stops being a member'],
    not_also: [`office:${other}`, 'seats:scrutineers/scrutineer', 'seats:appeal-panel/panellist'],
    duties,
    answerable_to: 'body:general-meeting',
  };
}
