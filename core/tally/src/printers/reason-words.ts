/**
 * What the reasons of a transcript mean, in sentences. A reason is a key with data; each key has words here,
 * with `{name}` for the data. A key without words is shown as it is, so that nothing is ever left out.
 */
import type { Reason } from '../transcript.ts';
import { inWords, type Names } from './names.ts';

/** Follows "because": `they have reached the quota (r.47)`. */
export function reasonWords(reason: Reason, names: Names): string {
  return say(reasons, reason, names);
}

/** The same for a stage at which it turned out that the reason holds for nobody. */
export function reasonWordsForNobody(reason: Reason, names: Names): string {
  return say(Object.hasOwn(reasonsForNobody, reason.key) ? reasonsForNobody : reasons, reason, names);
}

function say(table: { readonly [key: string]: string }, reason: Reason, names: Names): string {
  const words = Object.hasOwn(table, reason.key) ? table[reason.key] : undefined;
  const said = words === undefined ? unknown(reason, names) : fill(words, reason, names);
  return reason.article === '' ? said : `${said} (${reason.article})`;
}

export function hasWords(key: string): boolean {
  return Object.hasOwn(reasons, key);
}

const reasons: { readonly [key: string]: string } = {
  'first-preferences': 'each paper goes to its first preference',
  quota: 'that many votes are enough to be elected',
  'reached-quota': 'they have reached the quota',
  'reached-threshold': 'they have reached the threshold',
  'largest-surplus': 'this is the largest surplus',
  'all-surpluses': 'all surpluses are transferred together',
  'surplus-deferred': 'the surplus could change nothing yet',
  'surpluses-cannot-save': 'the surpluses left could not save them',
  'zero-surplus': 'there is no surplus to move',
  'fewest-votes': 'nobody has fewer votes',
  'fewest-votes-surplus-stable': 'nobody has fewer votes, and the surplus no longer shrinks',
  'fewest-votes-together': 'together they have fewer votes than the next candidate',
  'cannot-be-saved': 'no transfer could lift them above the next candidate',
  'sure-losers': 'no transfer could lift them above the next candidate',
  'all-tied-lowest': 'they share the lowest place, and all who do go together',
  'continuing-fill-vacancies': 'no more candidates are left than seats',
  'continuing-equal-vacancies': 'as many candidates are left as seats',
  'last-vacancy': 'only one seat is left and nobody else can reach it',
  'majority-of-last-two': 'of the last two, the one with more votes is elected',
  'no-vacancies-left': 'all seats are filled',
  'all-seats-filled': 'all seats are filled',
  withdrawn: 'they have withdrawn',
  undeclared: 'write-ins for nobody who stands go first',
  'keep-factors': 'each elected candidate keeps only the share that makes up the quota',
  exhausted: 'these papers have no further preference',
  majority: 'more than half of the votes are for them',
  'absolute-majority': 'more than half of the votes are for them',
  'no-majority': 'nobody has more than half of the votes',
  'no-votes': 'nobody voted for anybody',
  'no-quorum': 'too few voted',
  'no-majority-in-round': 'nobody has the majority that is needed',
  'most-votes': 'nobody has more votes',
  'most-points': 'nobody has more points',
  'highest-score': 'nobody has a higher score',
  'lowest-score': 'nobody has a lower score',
  carried: 'yes has the share that was asked for',
  lost: 'yes does not have the share that was asked for',
  'fewer-yes-than-needed': 'there are fewer yes votes than needed',
  'strongest-paths': 'their strongest path to each other candidate is at least as strong as the one back',
  'strongest-wins-locked': 'the strongest wins are kept first, unless they close a circle',
  undefeated: 'nobody left defeats them',
  'condorcet-winner': 'they beat every other candidate one to one',
  'smallest-worst-defeat': 'their worst defeat is the smallest',
  'most-pairwise-wins': 'they win most comparisons one to one',
  'most-agreements': 'no other ranking agrees with more preferences between two candidates',
  'more-equal-rankings-than-listed': 'more rankings agree equally well than are listed',
  'schwartz-set': 'nobody outside this set defeats anybody in it',
  'weakest-defeats-dropped': 'the weakest defeats within the set are dropped',
  'below-quorum': 'too few voters prefer them to the default option',
  'majority-not-reached': 'they do not have the majority over the default option that is asked for',
  winner: 'they are the only one left',
  'casting-vote': 'the casting vote falls on them',
  'equal-and-no-casting-vote': 'several are left and there is no casting vote',
  'seats-shared-out': 'each seat goes to the largest quotient',
  'largest-quotient': 'they have the largest quotient',
  'largest-remainder': 'they have the largest remainder',
  'seats-unfilled': '{seats} seats stay empty',
  'below-threshold': '{lists} have fewer votes than the threshold',
  capped: '{lists} have as many seats as the cap lets them have',
  'seat-taken-back': '{lists} give a seat back, since more were due than there are',
  'passed-over-for-reserved-seats': '{candidates} were passed over for reserved seats',
  'doomed-by-constraints': 'the seats left are reserved for others, or their group has its full number',
  'deposit-at-stake': 'it has to be seen whether somebody comes to a quarter of the quota, on which the deposit hangs',
  'bulk-exclusion': 'even together they could lift nobody to the quota or past the candidate above them',
  'earlier-stage': 'an earlier stage tells them apart',
  'later-stage': 'a later stage tells them apart',
  'lot-drawn': 'the lot decided',
  'lot-not-drawn': 'only a lot could tell them apart, and none is given',
  'equal-and-no-lot': 'they are equal, and no lot is given',
  'fixed-order': 'the order laid down beforehand decides',
  'most-last-places': 'nobody is put last on more papers',
  'as-many-as-seats': 'no more are left than seats',
  'most-votes-of-those-left': 'of those left, nobody has more votes',
  'more-than-half': 'more than half of the votes in play are for them',
  'lowest-cannot-catch-up': 'the lowest could not catch up even with every surplus that waits',
  'more-than-all-others': 'they have more votes than all others together',
  'larger-of-last-two': 'of the last two, they have more votes',
  'surplus-in-order-of-election': 'surpluses are taken in the order in which candidates were elected',
  surplus: 'they have more votes than the quota',
  'lowest-quotient': 'nobody has a lower quotient',
  'highest-quotient': 'nobody has a higher quotient',
  'above-quota': 'their quotient is above the quota',
  'fewest-together': 'together they have fewer votes than the next candidate, even with the surplus still to come',
  'fewer-than-signatures': 'they have fewer votes than a nomination needs signatures',
  'below-minimum': 'they have fewer votes than the least number asked for',
  'below-average': 'they are below the average',
  'none-below-average': 'nobody is below the average',
  'every-nth-paper': 'every n-th paper is taken, so that the surplus is spread evenly',
  'next-transfer-value': 'papers of the next lower value follow',
  'next-batch': 'papers of the next lower value follow',
  'most-recent-unequal-stage': 'the most recent stage at which they differed tells them apart',
  'earliest-unequal-stage': 'the earliest stage at which they differed tells them apart',
  'predetermined-order': 'the order laid down beforehand decides',
  predetermined: 'the order laid down beforehand decides',
  'candidate-order': 'the order of the candidates decides',
  'seeded-lot': 'the lot drawn from the seed decides',
  lot: 'the lot decides',
  'lot-decides': 'a lot would decide between the outcomes listed',
  'every-way-ends-alike': 'whichever way the tie falls, the outcome is the same',
  'tie-makes-no-difference': 'whichever way the tie falls, the outcome is the same',
  'same-outcome-whichever-way': 'whichever way the tie falls, the outcome is the same',
  'same-winner-whichever-way': 'whichever way the tie falls, the winner is the same',
  'most-votes-that-fit': 'of the projects that still fit into the budget, nobody has more votes',
  'does-not-fit': 'the cost is more than the money left',
  spent: '{spent} of {of} is spent',
  'least-per-satisfaction': 'no other project costs its supporters less for what they get from it',
  'share-of-each-voter': 'each voter has {share} to spend',
  'lowest-burden': 'it keeps the highest burden lowest',
  'below-minimum-votes': 'they have fewer votes than a project needs',
  'outside-the-smith-set': 'somebody in the set that beats all others beats them',
  winners: 'this is what the rule comes to',
  'tie-not-followed': 'a tie is left, and its ways out were not followed',
  'more-ties-than-followed': 'there are more ties than could be followed to their end',
  'two-highest-sums': 'they have the two highest sums',
  'best-median': 'nobody has a better median grade',
  'best-committee': 'no other committee is worth more to the voters',
  'best-next': 'nobody adds more to the committee',
  'least-missed': 'nobody would be missed less',
  'fewest-approvals': 'nobody has fewer approvals',
  'undeclared-write-ins': 'write-ins for nobody who stands go first',
  'beats-all-left': 'they beat all others left one to one',
  'lost-the-duel': 'they lost the comparison with the other one',
  'loses-to-all-left': 'they lose to all others left',
  'no-loser-to-all': 'nobody loses to all others',
  'largest-worst-defeat': 'nobody has a larger worst defeat',
  'equal-worst-defeats': 'their worst defeats are equal',
  'lowest-borda-count': 'nobody has a lower Borda count',
  'not-of-the-first-two': 'they are not among the first two',
  'last-one-left': 'nobody else is left',
  'nobody-left': 'nobody is left',
  'all-equal': 'all who are left are equal',
  'all-withdrew': 'all have withdrawn',
  undominated: 'nobody outside this set beats anybody in it',
  circle: 'the wins run in a circle',
};

const reasonsForNobody: { readonly [key: string]: string } = {
  'below-quorum': 'enough voters prefer each option to the default option, so nobody is dropped',
  'majority-not-reached':
    'each option has the majority over the default option that is asked for, so nobody is dropped',
};

function fill(words: string, reason: Reason, names: Names): string {
  return words.replace(/\{(\w+)\}/g, (_, name: string) => dataWords(name, reason.data?.[name], names));
}

/** `surplus stage too small: gap 12, surplus 3`. */
function unknown({ key, data = {} }: Reason, names: Names): string {
  const said = key.replaceAll('-', ' ');
  const facts = Object.entries(data).map(([name, value]) => `${name} ${dataWords(name, value, names)}`);
  return facts.length === 0 ? said : `${said}: ${facts.join(', ')}`;
}

const namesCandidates: readonly string[] = [
  'candidates',
  'candidate',
  'lists',
  'list',
  'between',
  'chosen',
  'winner',
  'projects',
  'project',
];

function dataWords(name: string, value: string | readonly string[] | undefined, names: Names): string {
  const items = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  if (!namesCandidates.includes(name)) return inWords(items);
  return inWords(items.map((item) => (/^\d{1,5}$/.test(item) ? names.of(Number(item)) : item)));
}
