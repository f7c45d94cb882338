/**
 * A sentence for each clause, made from the data alone.
 *
 * It stands beside the clause's own text so that a reader sees where the two differ; `precedence` says which prevails.
 */
import type { Charter, Election, Named, Seat } from '../charter.ts';
import { roundsOf } from '../clauses/rounds.ts';
import { deedOr, deeds, every, listed, methods, readOut, saying, span, times, together, verb, whoIs } from './words.ts';

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
        `It is sealed by ${viaWords(sealed.via)} and opens ${readOut(charter, sealed.opens)}${sealed.trustees ? `; the key is with ${readOut(charter, sealed.trustees)}` : ''}.`,
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
    ? `made up of ${whoIs(charter, body.of)}`
    : body.seats
      ? `seats: ${listed(Object.values(body.seats).map((seat) => `${howMany(seat)} ${seat.name}`))}`
      : 'no seats of its own';
  return sentences(
    `${body.name}: ${made}`,
    body.meets && `it meets ${readOut(charter, body.meets)}`,
    body.quorum &&
      `it can decide with ${saying(body.quorum, 'whoever comes')}, and decides by ${saying(body.passes, 'its procedures')}`,
    body.minimum && `below ${body.minimum} filled seats it may only fill its vacancies`,
    body.proxies && body.proxies !== 'none' && `proxies: ${body.proxies}`,
    body.reports_to && `it answers to ${whoIs(charter, body.reports_to)}`,
  );
}

function howMany({ count, apportion }: Seat): string {
  return apportion ? 'apportioned,' : `${count ?? 1} ×`;
}

function aSeat(charter: Charter, seat: Seat): string {
  const recall =
    typeof seat.recall === 'object'
      ? `can be recalled on a petition of ${saying(seat.recall.petition, 'anybody')} by ${viaWords(seat.recall.via)}`
      : 'cannot be recalled';
  return sentences(
    `${seat.name}: ${filling(charter, seat.filled_by)}, for ${span(seat.term ?? 'no fixed term')}${seat.max_terms ? `, at most ${times(seat.max_terms)}` : ''}`,
    seat.votes === false && 'it has no vote',
    `it ${recall}`,
    seat.vacancy && `when vacant: ${readOut(charter, seat.vacancy)}`,
    seat.not_also &&
      `whoever holds it is never also ${listed(
        seat.not_also.map((ref) => whoIs(charter, ref)),
        'or',
      )}`,
  );
}

/** How a seat is filled, as one would say it. */
export function filling(charter: Charter, rule: string): string {
  if (rule.startsWith('election:')) return `elected ("${rule.slice('election:'.length).replaceAll('-', ' ')}")`;
  const said = readOut(charter, rule);
  return rule.startsWith('lot ') ? `drawn by ${said}` : said;
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
    `${verb(charter, voters, 'votes', 'vote')} ${ways[how] ?? `by ${how}`}`,
    notice && notice !== 'none' && `notice: ${span(notice)}`,
    voting_open && `voting is open for ${span(voting_open)}`,
    `quorum: ${saying(quorum, 'none')}`,
    `it passes with ${saying(passes, 'no vote')}${fewest_yes ? `, and never with fewer than ${fewest_yes}` : ''}`,
    twice && `it must pass twice, ${twice}`,
    secrecy && `the vote is ${secrecy}`,
    `a tie: ${readOut(charter, tie)}; without a quorum: ${readOut(charter, if_inquorate)}`,
    run_by && `${verb(charter, run_by, 'runs', 'run')} it`,
  );
}

function anElection(charter: Charter, election: Election): string {
  const { voters, method, run_by, secrecy, tie, too_few_candidates: few } = election;
  return sentences(
    `${verb(charter, voters, 'elects', 'elect')} by ${methods[method] ?? method}`,
    secrecy && `the vote is ${secrecy}`,
    ...inRounds(election),
    `${verb(charter, run_by, 'runs', 'run')} it`,
    `a tie: ${readOut(charter, tie)}; too few candidates: ${readOut(charter, few)}`,
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
  const holders = together(charter, [power.holder, ...(power.together_with ?? [])]);
  const { confirm, override, review, delegate, must_act: must, kind = 'binding' } = power;
  return sentences(
    `${holders} may ${listed(power.effect.map((effect) => deeds[effect]))}${power.via ? `, by ${viaWords(power.via)}` : ''}`,
    kind === 'provisional' && 'it has effect at once, and lapses unless confirmed',
    kind === 'ministerial' && 'it is a duty without discretion: when it is due and not done, it is done without them',
    kind === 'advisory' && 'it binds nobody',
    confirm && `${whoIs(charter, confirm.by)} must confirm it within ${span(confirm.within)}`,
    power.lasts &&
      (power.lasts === 'until ended' ? 'it lasts until it is ended' : `it lasts at most ${span(power.lasts)}`),
    power.limits && `limits: ${power.limits.map((limit) => readOut(charter, limit)).join('; ')}`,
    override && `${whoIs(charter, override.by)} can override it by ${viaWords(override.via)}`,
    review &&
      `${verb(charter, review.by, 'reviews', 'review')} it if asked within ${span(review.within)} by ${readOut(charter, review.asked_by)}`,
    typeof delegate === 'object' &&
      `it may be delegated to ${listed(delegate.to.map((ref) => whoIs(charter, ref)))} for ${span(delegate.for)}`,
    must && `it must be done ${every(must.every)}; otherwise: ${readOut(charter, must.otherwise)}`,
    power.only && 'nobody else may',
  );
}

function anEmergency(charter: Charter, it: NonNullable<Charter['emergency']>[string]): string {
  return sentences(
    `${verb(charter, it.declared_by, 'declares', 'declare')} it by ${viaWords(it.via)}, for ${span(it.lasts)}`,
    `${whoIs(charter, it.ratify.by)} must ratify it within ${span(it.ratify.within)}`,
    it.renew
      ? `${whoIs(charter, it.renew.by)} can renew it for ${span(it.renew.each)}, at most ${times(it.renew.times)}`
      : 'it cannot be renewed',
    `never more than ${it.longest}`,
    `it allows: ${it.allows.map((deed) => deedOr(charter, deed)).join('; ')}`,
    `never: ${it.never.map((deed) => deedOr(charter, deed)).join('; ')}`,
    it.end_early &&
      `${listed(
        it.end_early.map((ref) => whoIs(charter, ref)),
        'or',
      )} can end it early`,
    `${verb(charter, it.review.by, 'reports', 'report')} on it within ${span(it.review.report_within)}`,
  );
}

function aTier(charter: Charter, { covers, via, consent }: Charter['amendment']['tiers'][number]): string {
  const what = covers.includes('*') ? 'everything not named elsewhere' : listed(covers);
  const asked = consent ? ` and the consent of ${listed(consent.map((ref) => whoIs(charter, ref)))}` : '';
  return sentences(`changing ${what} takes ${listed(via.map(viaWords))}${asked}`);
}

function aStage(
  charter: Charter,
  { id, by, via, within, if_late, next }: Charter['discipline']['stages'][number],
): string {
  return sentences(
    `stage "${id}": ${whoIs(charter, by)}${via ? ` by ${viaWords(via)}` : ''}, within ${span(within)}`,
    if_late && `if late: ${readOut(charter, if_late)}`,
    next ? `then "${next}"` : 'it ends here',
  );
}

/** Ways of voting that need a word of their own. */
const ways: { readonly [how: string]: string } = {
  meeting: 'in a meeting',
  panel: 'as a panel',
  circular: 'by circular, without a meeting',
};

export function viaWords(via: string): string {
  return `"${via.replace('procedure:', '').replaceAll('-', ' ')}"`;
}

function sentences(...parts: readonly (string | false | undefined | 0)[]): string {
  return parts
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}${/[.!?]$/.test(part) ? '' : '.'}`)
    .join(' ');
}
