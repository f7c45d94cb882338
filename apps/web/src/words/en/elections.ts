/** Elections: who stands, how one votes, how it was counted. */

import { unreachable } from '@quorate/basics';
import type { PaperMistake } from '../../elections/paper-grid.ts';
import type { ElectionResult, RoundResult, RoundTerms, SeatsReserved, Shortfall } from '../../spine.ts';
import type { Saying } from '../saying.ts';
import { phraseInWords } from './decisions.ts';
import { count, joined, outOf } from './numbers.ts';
import { convener } from './refusals.ts';

export const list = {
  title: 'Elections',
  empty: 'No election has been called.',
  more: 'Call an election, and how the rules count',
  callOne: 'Call an election',
  rules: 'How the rules count',
  emptyMore: 'Whoever the charter lets run an election calls it; nominations then open.',
  noneGoingOn: 'No election is going on now.',
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
  stood: 'stood',
  withdrawn: 'withdrew',
  nominatedBy: (names: string): string => `Nominated by ${names}.`,
  closes: (when: string): string => `Nominations close on ${when}.`,
  voters: (n: number): string => `${count(n, 'person', 'persons')} may vote.`,
  rule: 'Rule of the count',
  about: 'About this election',
  secrecy: 'Secrecy',
  secretTitle: 'This election is secret',
  boothLead: 'You vote in the booth, which seals your ballot before it leaves this device.',
  closeRound: (round: number): string => `Close round ${round} and count`,
  booth: 'To the booth',
  paperOnly: 'Votes are cast on paper; no booth has been called for it.',
  youAreNominated: 'You have been put forward',
  putForward: 'Put somebody forward',
  putForwardLead: 'Whoever is put forward stands once they accept. It takes somebody else than the candidate.',
  search: 'Find a name',
  choose: (n: number): string => (n === 1 ? '1 name' : `${n} names`),
  yourself: (name: string): string => `${name} (you)`,
  charactersLeft: (n: number): string => `${n} characters are left.`,
  secret: 'Secret: votes are cast in the booth or on paper.',
  open: 'Open: how each member voted is in the record.',
  nominate: 'Nominate',
  whom: 'Whom',
  statement: 'Your statement',
  statementHelp: 'It is published with your candidacy. You may leave it empty.',
  ballot: 'Your ballot',
  reopen: 'Reopen nominations',
  yours: 'You have voted. Your last ballot counts until the poll closes.',
  voted: (n: number, entitled: number): string => `${n} of ${entitled} have voted.`,
  story: 'How it was counted, stage by stage',
  result: 'Result',
  nobodyElected: 'Nobody is elected.',
};

export const rounds = {
  title: 'Rounds',
  round: (n: number): string => `Round ${n}`,
  open: 'open',
  terms: ({ majority, out, lastTwo, mostVotesFrom, atMost, roll }: RoundTerms): readonly string[] => [
    `Elected is whoever gets ${joined(majority.map(phraseInWords))}.`,
    goesOut(out),
    ...(lastTwo === 'most votes' ? ['Between the last two the most votes decide.'] : []),
    ...(mostVotesFrom === null ? [] : [`From round ${mostVotesFrom} on the most votes decide.`]),
    ...(atMost === null ? [] : [`There are at most ${count(atMost, 'round')}.`]),
    roll === 'first round'
      ? 'Those on the roll when the first round opened vote in every round.'
      : 'Whoever is on the roll when a round is held votes in it.',
  ],
  needed: (needed: number, cast: number): string =>
    `${count(needed, 'vote')} ${needed === 1 ? 'is' : 'are'} needed, of ${cast} votes cast. The mark on the bars shows it.`,
  turnout: ({ ballots, blank, entitled }: RoundResult): string =>
    `${outOf(ballots, entitled, 'persons who may vote have voted')}${blank === 0 ? '' : `; ${count(blank, 'paper')} blank`}.`,
  verdict: ({ outcome, by, needed }: RoundResult, elected: string): string => {
    if (outcome === 'no-quorum') return 'Void: fewer voted than the charter asks. Nobody goes out.';
    if (outcome === 'no-votes') return 'Void: nobody voted for anybody. Nobody goes out.';
    if (outcome === 'nobody') return `Nobody reached the ${count(needed, 'vote')} needed.`;
    if (by === 'majority') return `${elected} has the majority.`;
    return by === 'lot'
      ? `${elected} is elected by lot among those with the most votes.`
      : `${elected} is elected by the most votes.`;
  },
  wentOut: (names: readonly string[], why: 'withdrew' | 'votes' | 'lot'): string => {
    const who = joined(names);
    if (why === 'withdrew') return `${who} withdrew.`;
    const goes = names.length === 1 ? 'goes' : 'go';
    return why === 'lot' ? `${who} ${goes} out by lot among equals.` : `${who} ${goes} out.`;
  },
  lotDrawn: 'How the lot fell',
  outAfter: (round: number): string => `out after round ${round}`,
  lot: (between: string): string => `${between} were equal; the lot decided.`,
  next: (n: number): string => `What follows in round ${n}`,
  nextLead: 'Candidates may withdraw now. If nobody else does:',
  stand: (names: string): string => `On the paper: ${names}.`,
  nobodyLeft: 'Nobody is left to vote for. The election ends without anybody elected.',
  waits: 'Whoever runs the election opens the next round.',
  openIt: (n: number): string => `Open round ${n}`,
  onPaper: (names: string): string => `On the paper: ${names}.`,
  soFar: (cast: number, entitled: number): string => `${cast} of ${entitled} have voted in this round.`,
  ballot: 'The secret ballot of this round',
  archive: 'Its ballots, its archive and every check',
  chooseOne: 'Choose one, or leave the paper blank.',
  blank: 'None of these: a blank paper',
  cast: 'Your ballot in this round is recorded.',
  mayChange: 'You may change it until the round closes. The last one counts.',
  openly: 'The ballot is open: the record shows how you voted.',
  table: 'All rounds as a table',
  tableCaption: 'Votes of each candidate, round by round',
  candidate: 'Candidate',
  blankPapers: 'Blank',
  majority: 'Needed',
  notOn: '–',
};

function goesOut(out: string): string {
  const [, share] = /^below (.+)$/.exec(out) ?? [];
  if (share !== undefined) return `After a round without it, all with fewer than ${share} of the votes go out.`;
  const [, kept] = /^keep (\d+)$/.exec(out) ?? [];
  if (kept !== undefined) return `After a round without it, the first ${cardinal(Number(kept))} go on.`;
  if (out === 'nobody') return 'After a round without it nobody goes out but whoever withdraws.';
  return out === 'fewest together'
    ? 'After a round without it, whoever has the fewest votes goes out, equals together.'
    : 'After a round without it, whoever has the fewest votes goes out; among equals the lot decides.';
}

/** So many names are still a sentence; more are a list below it. */
export const fewNames = 3;

export const story = {
  verdict: ({ outcome, elected }: ElectionResult, seats: number, say: Saying): string => {
    const names = joined(elected.map((member) => say.name(member)));
    const left = seats - elected.length;
    switch (outcome) {
      case 'elected':
        if (elected.length === 0) return 'Nobody is elected: the voters chose to reopen nominations.';
        return `${elected.length > fewNames ? `${capital(count(elected.length, 'candidate'))} are elected.` : `Elected: ${names}.`}${left > 0 ? ` ${capital(count(left, 'seat'))} ${left === 1 ? 'stays' : 'stay'} empty.` : ''}`;
      case 'no-quorum':
        return 'Nobody is elected: fewer voted than the charter asks.';
      case 'too-few-candidates':
        return elected.length === 0 ? 'Nobody is elected: nobody stood.' : `Elected: ${names}. Too few stood.`;
      case 'no-majority':
        return 'Nobody is elected: nobody reached the majority in the last round.';
      case 'tie-unbroken':
        return 'Nobody is elected: a tie is left that the rule can’t break.';
      default:
        return unreachable(outcome);
    }
  },
  countedBy: (rule: string, quota: string | null): string =>
    `Counted by: ${rule.replace(/\.$/, '')}.${quota === null ? '' : ` The quota is ${quota}.`}`,
  howRule: 'How this rule counts',
  inRecord: (entry: number): string => `The result is entry ${entry} of the record`,
  stages: 'Stage by stage',
  stage: 'Stage',
  stageOf: (n: number, of: number): string => `Stage ${n} of ${of}`,
  before: 'The stage before',
  after: 'The next stage',
  elected: 'elected',
  out: 'out',
  quotaMark: (quota: string): string => `The mark on the bars is the quota, ${quota}.`,
  table: 'All stages as a table',
  told: 'What happened, in words',
  transfers: 'Who gave how much to whom',
  transfersAsTable: 'The transfers as a table',
  transferCaption: 'Every transfer of the count, in order',
  drawing: 'The transfers drawn: a bar for each stage, and ribbons for what moves',
  noTransfers: 'No votes moved from one candidate to another.',
  nobodyElse: 'nobody: no further preference',
  from: 'From',
  to: 'To',
  papers: 'Papers',
  value: 'Value of each',
  votes: 'Votes',
  ties: 'Ties and lots',
  noTies: 'No tie had to be broken.',
  tie: (stage: number, between: string, by: string, chosen: string, told: number | undefined): string => {
    const fell = chosen === '' ? '' : ` It fell on ${chosen}.`;
    return `Stage ${stage}: ${between} were equal. ${broken(by, told)}${fell}`;
  },
  seedLead:
    'A lot, should one be needed, puts the candidates in the order of SHA-256 over this seed and the candidate’s handle. The seed is made from all ballots, so nobody knew it before the last one was in.',
  seedUsed:
    'The lot put the candidates in the order of SHA-256 over this seed and the candidate’s handle in the record. The seed is made from all ballots, so nobody knew it before the last one was in.',
  lotCaption: 'The lot: it favours those further up',
  lotPlace: 'Place',
  lotCandidate: 'Candidate',
  lotTicket: 'Ticket: SHA-256 of seed and handle',
  lotCheck:
    'Anybody can work out a ticket: the seed, a line feed and the handle, hashed. This prints the first one of the table:',
  command: 'Count it without this page',
  commandLead:
    'With the file “JSON, as recorded”, this prints the result and, as transcript_hash, the very hash that stands in the record:',
  commandNamed:
    'With the BLT file, this tells the same count with names. Names are not handles, so the order of the lot is given:',
  recount: 'Count it again',
  recountLead:
    'Your own browser counts the papers in the record by the same rule, and compares what comes out with the hash in the log. No server takes part.',
  recountButton: 'Count again, here',
  counting: 'Counting…',
  match: 'It matches.',
  matchMore: (times: number, milliseconds: number): string =>
    `This browser came to the very same transcript as the record, to the last digit, in ${Math.max(1, Math.round(milliseconds))} ms.${times > 1 ? ` Counted ${times} times by now.` : ''}`,
  mismatch: 'It does not match.',
  mismatchMore:
    'This browser counted the papers and came to another transcript than the record has. Keep this page, download the papers and tell those who run the election.',
  cannot: 'The papers can’t be counted here.',
  hashHere: 'Counted here',
  hashRecord: 'In the record',
  archive:
    'The papers of this election were cast in the booth. They lie, mixed and opened, in the archive of its secret ballot, where everybody can check and count them.',
  archiveLink: 'To the ballot and its archive',
  archiveVerify: 'Verify the whole record, with this count',
  downloads: 'Take it with you',
  downloadsLead:
    'BLT, ABIF and CSV have the names you see. The JSON files have the handles of the record, so that their hashes are those in the log.',
  ballotsAs: 'Ballots:',
  transcriptAs: 'Transcript:',
  jsonAsRecorded: 'JSON, as recorded',
  jsonAsHashed: 'JSON, as hashed',
  csvTable: 'CSV table',
};

function broken(by: string, stage: number | undefined): string {
  switch (by) {
    case 'earlier-stage':
    case 'later-stage':
      return stage === undefined ? 'Another stage told them apart.' : `Stage ${stage + 1} told them apart.`;
    case 'lot':
      return 'The recorded lot told them apart.';
    case 'fixed-order':
      return 'The order fixed beforehand told them apart.';
    case 'casting-vote':
      return 'A casting vote told them apart.';
    default:
      return 'Nothing told them apart.';
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const reserved = {
  title: 'Reserved seats',
  clause: ({ bound, group, scope, seats, sitting }: SeatsReserved, standing: number): string => {
    const sits = sitting.reduce((sum, one) => sum + one.seats, 0);
    if (scope === 'each') return `At most ${seats} from each ${group}.`;
    const side = bound === 'at-least' ? 'At least' : 'At most';
    const keep = sits === 0 ? '' : `; ${sits} ${sits === 1 ? 'sits' : 'sit'} on`;
    return `${side} ${seats} ${group}: ${standing} ${standing === 1 ? 'stands' : 'stand'}${keep}.`;
  },
  says: (said: string): string => `The charter: “${said}”`,
  short: (empty: number): string => `As it stands, ${count(empty, 'seat')} would stay empty`,
  leftEmpty: (empty: number): string => `${capital(count(empty, 'seat'))} ${empty === 1 ? 'stays' : 'stay'} empty`,
  lacking: ({ group, bound, needed, available }: Shortfall): string =>
    bound === 'at-least'
      ? `${group}: ${needed} needed, ${available} can be had from those who stand.`
      : `${group}: the cap lets ${available} of ${needed} be elected.`,
  openLeaving: (empty: number): string => `Open the poll, ${count(empty, 'seat')} left empty`,
  yours: 'Groups you belong to',
  yoursHelp:
    'The charter reserves or caps seats by group, so the count needs your word. It is published with your candidacy.',
  belong: (group: string): string => `I belong to: ${group}`,
  which: (kind: string): string => `Your ${kind}, if you have one`,
  of: (groups: readonly string[]): string =>
    `Groups: ${groups.map((one) => one.replace(/^([^:]+):/, '$1 ')).join(', ')}.`,
};

export const ranking = {
  lead: 'Tap names in the order you want them: first your favourite, then the next. Leave out whom you do not want to help.',
  keys: 'Keyboard: Enter ranks next; the up and down arrows move; a number sets the rank; Delete takes out.',
  sharedKey: 'The key = gives the rank of the one above.',
  sharedUnknown: 'This rule knows no equal ranks.',
  order: 'Your order',
  rest: 'Not ranked',
  nobodyYet: 'Nobody yet. Tap a name below.',
  allRanked: 'You have ranked everybody.',
  ranked: (name: string, place: number, of: number): string => `${name}, rank ${place} of ${of}`,
  tap: (name: string, next: number): string => `${name}, not ranked. Rank as ${ordinal(next)}`,
  up: (name: string): string => `Move ${name} up`,
  down: (name: string): string => `Move ${name} down`,
  join: (name: string): string => `Give ${name} the same rank as the one above`,
  remove: (name: string): string => `Take ${name} out of the order`,
  announce: (
    name: string,
    standing: { readonly place: number; readonly of: number; readonly equals: readonly string[] } | undefined,
    nameOf: (choice: string) => string,
  ): string => {
    if (standing === undefined) return `${name} is not ranked now.`;
    const { place, of, equals } = standing;
    const level = equals.length === 0 ? '' : `, level with ${joined(equals.map(nameOf))}`;
    return `${name} is now ${ordinal(place)} of ${cardinal(of)}${level}.`;
  },
  review: 'Review your ballot',
  reviewTitle: 'This is your ballot',
  clearAll: 'Start again',
  change: 'Change it',
  recorded: 'Your ballot is recorded.',
  blank: 'It is blank: you rank nobody.',
  leftOut: (names: string): string => `Not ranked: ${names}.`,
  consequences: (ranks: number, left: number): readonly string[] => [
    ranks === 0
      ? 'A blank ballot helps nobody, and counts as taking part.'
      : 'A later choice counts only as the rule of this election says.',
    ...(ranks > 0 && left > 0
      ? ['Once nobody whom you ranked can be helped, your ballot counts for nobody else.']
      : []),
    'The ballot is open: the record shows how you voted.',
    'You may change it until the poll closes. The last one counts.',
  ],
};

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const cardinals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function ordinal(n: number): string {
  return ordinals[n - 1] ?? `number ${n}`;
}

function cardinal(n: number): string {
  return cardinals[n - 1] ?? String(n);
}

export const papers = {
  title: 'Papers of the tellers',
  notNow: (phase: string): string => `Papers are entered while the poll is open. This election is ${phase}.`,
  batches: (n: number): string => `${capital(count(n, 'batch', 'batches'))} of papers`,
  inAll: (n: number, entitled: number): string =>
    `${n} papers and ballots so far, of ${entitled} persons who may vote.`,
  inBatch: (n: number): string => `${capital(count(n, 'paper'))} in this batch.`,
  tooMany: (n: number, entitled: number): string =>
    `That makes ${n} papers and ballots, but only ${entitled} persons may vote. The batch will be refused.`,
  full: (entitled: number): string =>
    `There is a paper or a ballot for each of the ${entitled} who may vote. More can be entered only when a batch is withdrawn.`,
  enter: 'Enter a batch',
  enterLead:
    'Sort equal papers together. Each line is one kind of paper: how many there are, and the number beside each name. A paper without any number is blank: enter how many, and no numbers.',
  enterRound:
    'Sort equal papers together. Each line is one kind of paper: how many there are, and 1 beside the name that is marked. A paper without a mark is blank: enter how many, and no number.',
  keys: 'Digits and Enter are enough: Enter goes to the next field, and at the end to a new line. The + key begins a new line; the arrows go up and down.',
  batchName: 'Name of the batch',
  batchNameHelp: 'Letters, digits and hyphens, such as the mark on the box.',
  grid: 'Papers',
  gridCaption: 'The numbers as they stand on the papers. Empty: no number.',
  line: 'Line',
  lineNumber: (n: number): string => `line ${n}`,
  howMany: 'How many papers',
  howManyIn: (n: number): string => `How many papers, line ${n}`,
  markOf: (name: string, n: number): string => `Number beside ${name}, line ${n}`,
  firsts: 'Papers, and first places',
  newLine: 'New line',
  mistake: (one: PaperMistake, nameOf: (candidate: number) => string, candidates: number): string => {
    const line = `Line ${one.line + 1}`;
    switch (one.what) {
      case 'papers':
        return `${line}: say how many papers there are, as a whole number from 1.`;
      case 'mark':
        return `${line}, ${nameOf(one.candidate)}: a number from 1 to ${candidates} is expected, or nothing.`;
      case 'equal':
        return `${line}: ${joined(one.candidates.map(nameOf))} have the same number, and this rule knows no equal ranks.`;
      case 'gap':
        return `${line}: the number ${one.missing} is missing. Enter the papers with the numbers that count under the rule.`;
      default:
        return unreachable(one);
    }
  },
  batch: (name: string): string => `Batch ${name}`,
  unconfirmed: 'to be confirmed',
  confirmedBy: (name: string): string => `confirmed by ${name}`,
  doubted: 'in doubt',
  doubtedBy: (name: string, reason: string): string => `${name} asked for it to be withdrawn: “${reason}”`,
  doubtedMore:
    'Two tellers have seen this batch, so another must withdraw it. Or somebody who did not enter it confirms it again. Until then the poll can’t close.',
  withdrawn: 'withdrawn',
  withdrawnBy: (name: string, reason: string): string => `${name} withdrew it: “${reason}”`,
  withdrawnMore: 'It counts for nothing, and stays in the record.',
  withdrawTitle: (batch: string): string => `Withdraw batch ${batch}?`,
  askToWithdraw: 'Ask to withdraw this batch',
  withdrawReason: 'Why',
  withdrawReasonHelp: 'The record keeps your reason. Name no voter.',
  withdrawConsequence:
    'Withdrawing can’t be undone. The batch counts for nothing and stays in the record, and its papers can be entered anew under another name.',
  doubtConsequence:
    'Another teller has confirmed this batch. It is withdrawn once somebody else who runs the election agrees; until then the poll can’t close.',
  enterAnew: 'Enter its papers anew',
  enteredBy: (name: string, n: number): string => `${name} entered ${count(n, 'paper')}.`,
  another: 'Somebody else who runs the election has to confirm this batch. It can’t be changed, only withdrawn.',
  show: 'Show the papers',
  again: 'Enter it again',
  check: 'Check it against the papers',
  compared: 'I compared every line with the papers.',
  compare: 'Compare with the first entry',
  agree: (n: number): string => `Both entries agree: ${count(n, 'paper')}.`,
  differ: 'The two entries differ. Look at these papers again:',
  difference: (paper: string, first: number, second: number): string =>
    `${paper}: ${first} entered first, ${second} by you.`,
  blank: 'blank',
};

export const call = {
  title: 'Call an election',
  clause: 'Which election of the charter',
  noClause: 'The charter has no election.',
  unreadable: 'The charter can’t be read here.',
  post: 'Post to be filled',
  seats: (places: number): string => `Seats to fill, of ${places}`,
  rule: (method: string): string => `Rule of the count (the charter’s method: ${method.replaceAll('-', ' ')})`,
  chooseRule: 'Choose a rule',
  unit: (kind: string): string => `Which ${kind} elects`,
  whichUnit: (kind: string): string => `Say which ${kind} elects: the charter apportions these seats.`,
  noUnits: 'none has been formed',
  unitRow: (title: string, members: number, seats: number): string =>
    `${title}: ${count(members, 'member')}, ${count(seats, 'seat')}`,
  source: (source: string): string => `Source: ${source}`,
  closes: 'Nominations close, by this device’s clock',
  timetable: (said: string): string => `Timetable: ${said.replace(/\.$/, '')}.`,
  nominations: (said: string): string => `Nominations: ${said.replace(/\.$/, '')}.`,
  runBy: (clause: string): string => `Called and run by ${convener(clause)}.`,
  rules: (said: string): string => `The charter on the count: ${said.replace(/\.$/, '')}.`,
  infeasible: 'This can’t be called as it stands',
  noRule: (method: string): string => `Quorate has no rule for the charter’s method, ${method.replaceAll('-', ' ')}.`,
  reserved: (said: string): string => `Seats: ${said.replace(/\.$/, '')}.`,
  unclear: (found: string): string =>
    `The charter reserves seats in words that no count can follow: “${found}”. Amend it first.`,
  told: (group: string, places: number): string => `Seats for “${group}” in proportion to the membership, of ${places}`,
  tell: (group: string, places: number): string =>
    `Say how many of the ${places} seats are for “${group}”: the charter asks for their share of the membership.`,
  noPost: 'The charter has no post that this election fills.',
  seatsWrong: (places: number): string =>
    `The post has ${count(places, 'place')}: choose a number from 1 to ${places}.`,
  past: 'Nominations must close in the future.',
  consequence: 'Post, seats, rule and closing time can’t be changed once the election is called.',
};
