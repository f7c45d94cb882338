/**
 * A sentence for each clause, made from the data alone.
 *
 * It stands beside the clause's own text so that a reader sees where the two differ; `precedence` says which prevails.
 */
import type { Charter, Election, Named, Seat } from '../charter.ts';
import { roundsOf } from '../clauses/rounds.ts';
import { deeds, listed, saying, whoIs } from './words.ts';

export interface ClauseInWords {
  readonly clause: string;
  /** What the charter says of it in its own words, if it does. */
  readonly text?: string;
  /** What its data say. */
  readonly data: string;
}

export function inPlainWords(charter: Charter): readonly ClauseInWords[] {
  return [
    ...each('bodies', charter.bodies, (body) => aBody(charter, body)),
    ...Object.entries(charter.bodies).flatMap(([name, { seats }]) =>
      each(`bodies/${name}/seats`, seats ?? {}, (seat) => aSeat(charter, seat)),
    ),
    ...each('offices', charter.offices ?? {}, (office) => aSeat(charter, office)),
    ...each('procedures', charter.procedures, (procedure) => aProcedure(charter, procedure)),
    ...each('elections', charter.elections ?? {}, (election) => anElection(charter, election)),
    ...each('powers', charter.powers, (power) => aPower(charter, power)),
    ...each('emergency', charter.emergency ?? {}, (emergency) => anEmergency(charter, emergency)),
    ...charter.amendment.tiers.map((tier, i) => clauseOf(`amendment/tiers/${i}`, tier.text, aTier(charter, tier))),
    ...each(
      'records/sealed',
      charter.records.sealed ?? {},
      (sealed) =>
        `It is sealed by ${viaWords(sealed.via)} and opens ${sealed.opens}${sealed.trustees ? `; the key is with ${sealed.trustees}` : ''}.`,
    ),
    ...charter.discipline.stages.map((stage, i) =>
      clauseOf(`discipline/stages/${i}`, stage.does, aStage(charter, stage)),
    ),
  ];
}

function each<T extends { readonly text?: string }>(
  chapter: string,
  clauses: Named<T>,
  say: (clause: T) => string,
): readonly ClauseInWords[] {
  return Object.entries(clauses).map(([name, clause]) => clauseOf(`${chapter}/${name}`, clause.text, say(clause)));
}

function clauseOf(clause: string, text: string | undefined, data: string): ClauseInWords {
  return text === undefined ? { clause, data } : { clause, text, data };
}

function aBody(charter: Charter, body: Charter['bodies'][string]): string {
  const made = body.of
    ? `is made up of ${whoIs(charter, body.of)}`
    : body.seats
      ? `has ${listed(Object.values(body.seats).map((seat) => `${howMany(seat)} ${seat.name}`))}`
      : 'has no seats of its own';
  return sentences(
    `${body.name} ${made}`,
    body.meets && `it meets ${body.meets}`,
    body.quorum &&
      `it can decide with ${saying(body.quorum, 'whoever comes')}, and decides by ${saying(body.passes, 'its procedures')}`,
    body.minimum && `below ${body.minimum} filled seats it may only fill its vacancies`,
    body.proxies && body.proxies !== 'none' && `proxies: ${body.proxies}`,
    body.reports_to && `it answers to ${whoIs(charter, body.reports_to)}`,
  );
}

function howMany({ count, apportion }: Seat): string {
  return apportion ? 'apportioned seats:' : `${count ?? 1} ×`;
}

function aSeat(charter: Charter, seat: Seat): string {
  const recall =
    typeof seat.recall === 'object'
      ? `can be recalled on a petition of ${saying(seat.recall.petition, 'anybody')} by ${viaWords(seat.recall.via)}`
      : 'cannot be recalled';
  return sentences(
    `${seat.name}: ${filling(seat.filled_by)}, for ${seat.term ?? 'no fixed term'}${seat.max_terms ? `, at most ${seat.max_terms} terms` : ''}`,
    seat.votes === false && 'it has no vote',
    `it ${recall}`,
    seat.vacancy && `when vacant: ${seat.vacancy}`,
    seat.not_also &&
      `whoever holds it is never also ${listed(
        seat.not_also.map((ref) => whoIs(charter, ref)),
        'or',
      )}`,
  );
}

function filling(rule: string): string {
  return rule.startsWith('election:') ? `elected (${rule.slice('election:'.length)})` : rule;
}

function aProcedure(
  charter: Charter,
  {
    voters,
    how,
    notice,
    voting_open,
    quorum,
    passes,
    fewest_yes,
    secrecy,
    tie,
    if_inquorate,
    run_by,
    twice,
  }: Charter['procedures'][string],
): string {
  return sentences(
    `${whoIs(charter, voters)} vote by ${how}`,
    notice && notice !== 'none' && `after ${notice} of notice`,
    voting_open && `voting is open ${voting_open}`,
    `quorum: ${saying(quorum, 'none')}`,
    `it passes with ${saying(passes, 'no vote')}${fewest_yes ? `, and never with fewer than ${fewest_yes}` : ''}`,
    twice && `it must pass twice, ${twice}`,
    secrecy && `the vote is ${secrecy}`,
    `a tie: ${tie}; without a quorum: ${if_inquorate}`,
    run_by && `${whoIs(charter, run_by)} runs it`,
  );
}

function anElection(charter: Charter, election: Election): string {
  const { voters, method, run_by, secrecy, tie, too_few_candidates: few } = election;
  return sentences(
    `${whoIs(charter, voters)} elect by ${method}${secrecy ? `, ${secrecy}` : ''}`,
    ...inRounds(election),
    `${whoIs(charter, run_by)} runs it`,
    `a tie: ${tie}; too few candidates: ${few}`,
  );
}

function inRounds(election: Election): readonly (string | undefined)[] {
  const rounds = roundsOf(election);
  if (rounds === undefined) return [];
  const { majority, out, last_two, most_votes_from, at_most, roll } = rounds;
  return [
    `in a round ${listed([majority].flat(), 'and')} elects; after a round that elected nobody, out: ${out}`,
    last_two === 'most votes' ? 'between the last two the most votes decide' : undefined,
    most_votes_from === undefined ? undefined : `from round ${most_votes_from} the most votes decide`,
    at_most === undefined ? undefined : `at most ${at_most} rounds`,
    roll === 'first round' ? 'those on the roll when the first round opened vote in all' : undefined,
  ];
}

export function aPower(charter: Charter, power: Charter['powers'][string]): string {
  const holders = listed(
    [power.holder, ...(power.together_with ?? [])].map((ref) => whoIs(charter, ref)),
    'together with',
  );
  const { confirm, override, review, delegate, must_act: must, kind = 'binding' } = power;
  return sentences(
    `${holders} may ${listed(power.effect.map((effect) => deeds[effect]))}${power.via ? `, by ${viaWords(power.via)}` : ''}`,
    kind === 'provisional' && 'it has effect at once, and lapses unless confirmed',
    kind === 'ministerial' && 'it is a duty without discretion: when it is due and not done, it is done without them',
    kind === 'advisory' && 'it binds nobody',
    confirm && `${whoIs(charter, confirm.by)} must confirm it within ${confirm.within}`,
    power.lasts && `it lasts at most ${power.lasts}`,
    power.limits && `limits: ${power.limits.join('; ')}`,
    override && `${whoIs(charter, override.by)} can override it by ${viaWords(override.via)}`,
    review && `${whoIs(charter, review.by)} reviews it within ${review.within} if asked by ${review.asked_by}`,
    typeof delegate === 'object' &&
      `it may be delegated to ${listed(delegate.to.map((ref) => whoIs(charter, ref)))} for ${delegate.for}`,
    must && `it must be done every ${must.every}; otherwise: ${must.otherwise}`,
    power.only && 'nobody else may',
  );
}

function anEmergency(charter: Charter, it: NonNullable<Charter['emergency']>[string]): string {
  return sentences(
    `${whoIs(charter, it.declared_by)} declares it by ${viaWords(it.via)}, for ${it.lasts}`,
    `${whoIs(charter, it.ratify.by)} must ratify it within ${it.ratify.within}`,
    it.renew
      ? `${whoIs(charter, it.renew.by)} can renew it for ${it.renew.each}, at most ${it.renew.times} times`
      : 'it cannot be renewed',
    `never more than ${it.longest}`,
    `it allows: ${it.allows.join('; ')}`,
    `never: ${it.never.join('; ')}`,
    it.end_early &&
      `${listed(
        it.end_early.map((ref) => whoIs(charter, ref)),
        'or',
      )} can end it early`,
    `${whoIs(charter, it.review.by)} reports on it within ${it.review.report_within}`,
  );
}

function aTier(charter: Charter, { covers, via, consent }: Charter['amendment']['tiers'][number]): string {
  const what = covers.includes('*') ? 'everything not named elsewhere' : listed(covers);
  return sentences(
    `changing ${what} takes ${listed(via.map(viaWords))}`,
    consent && `and the consent of ${listed(consent.map((ref) => whoIs(charter, ref)))}`,
  );
}

function aStage(
  charter: Charter,
  { id, by, via, within, if_late, next }: Charter['discipline']['stages'][number],
): string {
  return sentences(
    `stage "${id}": ${whoIs(charter, by)}${via ? ` by ${viaWords(via)}` : ''}, within ${within}`,
    if_late && `if late: ${if_late}`,
    next ? `then "${next}"` : 'it ends here',
  );
}

function viaWords(via: string): string {
  return `"${via.replace('procedure:', '').replaceAll('-', ' ')}"`;
}

function sentences(...parts: readonly (string | false | undefined | 0)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.!?]$/.test(part) ? '' : '.'}`)
    .join(' ');
}
