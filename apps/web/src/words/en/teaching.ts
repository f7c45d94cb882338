/** How the count works: rules that one can try. */
import { joined } from './numbers.ts';

export const title = 'How the count works';
export const lead =
  'Every rule by which Quorate counts, each with a small election. Change a paper and see at once what the rule makes of it. Nothing you do here is sent anywhere.';
export const families = {
  majority: 'Yes or no',
  plurality: 'Most marks',
  rounds: 'Rounds',
  stv: 'Transferable votes',
  condorcet: 'One to one',
  grades: 'Marks and grades',
  apportionment: 'Seats to lists and branches',
  committee: 'Committees by approval',
  budget: 'Budgets',
};
export const about = {
  majority: 'A question is carried or lost.',
  plurality: 'Whoever has most marks is elected. Quick to count; votes for others are lost.',
  rounds: 'Vote again, or count again, until somebody has a majority.',
  stv: 'Rank the candidates. A vote that can’t help its first choice, or is not needed there, goes on to the next. With several seats, groups are elected in proportion.',
  condorcet:
    'Rank the candidates. Each is compared with each other; whoever beats all others is elected, and the rules differ where nobody does.',
  grades: 'Mark each candidate by itself: approve, score or grade.',
  apportionment: 'Seats are shared out in proportion to votes, or delegates in proportion to members.',
  committee: 'Approve as many as you like; the rules differ in whether every group of voters gets its share.',
  budget: 'Projects are chosen within a sum of money.',
};

const titles: { readonly [rule: string]: string } = {
  majority: 'Majority of yes and no',
  'pb-greedy': 'A budget, the most votes first',
  'pb-mes': 'A budget by equal shares',
  'pb-phragmen': 'A budget by Phragmén',
  block: 'Block vote',
  limited: 'Limited vote',
  cumulative: 'Cumulative vote',
  borda: 'Borda count',
  exhaustive: 'Exhaustive ballot',
  copeland: 'Copeland',
  minimax: 'Minimax',
  kemeny: 'Kemeny',
  'smith-irv': 'Smith set, then instant run-off',
  plurality: 'Plurality',
  'two-round': 'Two rounds',
  irv: 'Instant run-off',
  'stv-scottish-2007': 'Single transferable vote, as in Scotland',
  'stv-meek': 'Single transferable vote, by Meek',
  'stv-prf-meek': 'Single transferable vote, by Meek (reference rule)',
  schulze: 'Schulze',
  'ranked-pairs': 'Ranked pairs',
  approval: 'Approval',
  score: 'Score',
  star: 'Score, then automatic run-off',
  'majority-judgment': 'Majority judgment',
  dhondt: 'D’Hondt',
  'sainte-lague': 'Sainte-Laguë',
  hare: 'Largest remainders with the Hare quota',
  mes: 'Method of equal shares',
};

export const ruleTitle = (rule: string): string => titles[rule] ?? `The rule ${rule}`;
export const noExample = 'There is no small example for this rule.';
export const headings = {
  rankings: 'Twelve papers',
  marks: 'Twelve papers',
  lists: 'Votes for five lists',
  question: 'One question',
  budget: 'Twelve papers and five projects',
};
export const answers = { yes: 'Yes', no: 'No', abstain: 'Abstentions' };
export const needed = 'What is asked for';
export const shares = {
  'more than 1/2 of votes cast': 'More than half of the votes cast',
  'at least 2/3 of votes cast': 'At least two thirds of the votes cast',
  'more than 1/2 of all papers': 'More than half of all papers, abstentions among them',
};
export const money = 'Money there is';
export const projectKeys =
  'Tap a project to approve it or not; by keyboard, with the space bar. The number is what it costs.';
export const carriedShort = 'carried';
export const lostShort = 'lost';
export const paidShort = 'paid for';
export const carried = 'Carried.';
export const lost = 'Lost.';
export const paid = (names: string): string => `Paid for: ${names}.`;
export const nothingPaid = 'Nothing is paid for.';
export const outcome = 'What comes out';
export const seats = 'Seats';
export const startAgain = 'Start again';
export const paper = (n: number): string => `Paper ${n}`;
export const rankedKeys =
  'Drag a name to another place on its paper, or choose it and press an arrow key or a number. The best stands first.';
export const markKeys = 'Drag a slider, or choose it and press an arrow key.';
export const approvalKeys = 'Tap a name to approve or not; by keyboard, with the space bar.';
export const listKeys = 'Drag a slider, or choose it and press an arrow key.';
export const chip = (name: string, place: number, n: number): string =>
  `${place} ${name}: place ${place} on paper ${n}`;
export const movedTo = (name: string, place: number, n: number): string =>
  `${name} is now in place ${place} on paper ${n}.`;
export const markOf = (name: string, n: number): string => `Mark for ${name} on paper ${n}`;
export const list = (name: string): string => `List ${name}`;
export const votesOf = (name: string): string => `Votes for list ${name}`;
export const elected = (names: string): string => `Elected: ${names}.`;
export const seatsShared = (shares: readonly string[]): string => `Seats: ${joined(shares)}.`;
export const tied = 'A tie: the rule leaves more than one outcome.';
export const cannot = (why: string): string => `The rule can’t count these: ${why}.`;
export const table = (name: string): string => `Table: ${name}`;
