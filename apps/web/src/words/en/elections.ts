/** Elections: who stands, how one votes, how it was counted. */
import { count } from './numbers.ts';

export const list = {
  title: 'Elections',
  empty: 'No election has been called.',
  emptyMore: 'Whoever the charter lets run an election calls it; nominations then open.',
  standing: (n: number): string => `${count(n, 'candidate')}`,
  until: (when: string): string => `nominations until ${when}`,
};

export const election = {
  kind: 'Election',
  seats: (n: number): string => count(n, 'seat'),
  candidates: 'Candidates',
  noCandidates: 'Nobody stands yet.',
  nominated: 'nominated, has not accepted',
  standing: 'stands',
  withdrawn: 'withdrew',
  nominatedBy: (names: string): string => `Nominated by ${names}.`,
  closes: (when: string): string => `Nominations close on ${when}.`,
  voters: (n: number): string => `${count(n, 'person', 'persons')} may vote.`,
  rule: 'Rule of the count',
  secrecy: 'Secrecy',
  secret: 'Secret: votes are cast in the booth or on paper.',
  open: 'Open: how each member voted is in the record.',
  nominate: 'Nominate',
  whom: 'Whom',
  statement: 'Your statement',
  statementHelp: 'It is published with your candidacy. You may leave it empty.',
  ballot: 'Your ballot',
  ballotLead:
    'Give 1 to your first choice, 2 to the second, and so on. Equal numbers stand equal; leave out whom you do not rank.',
  rank: (name: string): string => `Rank of ${name}`,
  unranked: '–',
  reopen: 'Reopen nominations',
  yours: 'You have voted. Your last ballot counts until the poll closes.',
  voted: (n: number, entitled: number): string => `${n} of ${entitled} have voted.`,
  result: 'Result',
  elected: (names: string): string => `Elected: ${names}.`,
  nobody: 'Nobody is elected.',
  again: 'Counted again, here',
  same: 'This browser counted the same papers by the same rule and came to the very same transcript.',
  differs: 'This browser counted the papers and came to another transcript than the record has. Tell the scrutineers.',
  cannot: 'The papers can’t be counted here.',
  seed: 'Seed of the lots',
  transcript: 'Hash of the transcript',
  story: 'How it was counted, stage by stage',
};
