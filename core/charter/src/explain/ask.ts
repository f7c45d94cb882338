/**
 * Questions one can put to a charter, with the clause each answer rests on.
 *
 * Structured on purpose: an answer about somebody's rights should come from a rule that was found, not from a
 * sentence that was guessed at. The questions in words are a closed list, each standing for one structured query.
 */
import { ok, type Result, refuse } from '@quorate/basics';
import { tierForChanges } from '../amend/tier.ts';
import { type Charter, type Effect, effects, type Ref } from '../charter.ts';
import { handsOf } from '../checks/hands.ts';
import { needsOf, procedureNamed, survey } from '../checks/survey.ts';
import { powersFor } from '../clauses/find.ts';
import { type ParsedCharter, pathOf } from '../read/parse-charter.ts';
import { aPower, filling, inPlainWords, viaWords } from './plain-words.ts';
import { deeds, listed, readOut, saying, span, verb, whoIs } from './words.ts';

export type Query =
  | { readonly ask: 'who-can'; readonly effect: Effect }
  | { readonly ask: 'what-may'; readonly holder: Ref }
  | { readonly ask: 'who-checks'; readonly effect: Effect }
  | { readonly ask: 'what-it-takes'; readonly procedure: string }
  | { readonly ask: 'who-changes'; readonly clause: string }
  | { readonly ask: 'how-filled' | 'how-removed'; readonly seat: Ref }
  | { readonly ask: 'what-says'; readonly clause: string };

export interface Answer {
  readonly query: Query;
  /** No line means: nobody, or nothing. */
  readonly lines: readonly { readonly clause: string; readonly sentence: string; readonly hands?: number }[];
  readonly summary: string;
}

export interface NotAsked {
  readonly reason: 'unknown-effect' | 'unknown-clause' | 'unknown-question';
  readonly found: string;
  readonly expected: readonly string[];
}

export function ask(parsed: ParsedCharter, query: Query): Result<Answer, NotAsked> {
  const { charter } = parsed;
  const s = survey(charter);
  switch (query.ask) {
    case 'who-can': {
      if (!effects.includes(query.effect)) return unknownEffect(query.effect);
      const held = powersFor(charter, query.effect);
      const residual = held.length === 0 ? powersFor(charter, 'any-other') : [];
      const lines = [...held, ...residual].map(({ clause, power }) => {
        const hands = handsOf(s, power)?.least;
        return { clause, sentence: aPower(charter, power), ...(hands !== undefined && { hands }) };
      });
      const holders = [...new Set([...held, ...residual].map(({ power }) => whoIs(charter, power.holder)))];
      return ok({
        query,
        lines,
        summary:
          holders.length === 0
            ? `Nobody can ${deeds[query.effect]}: no power grants it.`
            : `${upper(listed(holders, 'or'))} can ${deeds[query.effect]}${held.length === 0 && query.effect !== 'any-other' ? ', because no rule gives it to anybody else' : ''}.`,
      });
    }
    case 'what-may': {
      const lines = Object.entries(charter.powers)
        .filter(([, power]) => [power.holder, ...(power.together_with ?? [])].includes(query.holder))
        .map(([name, power]) => ({ clause: `powers/${name}`, sentence: aPower(charter, power) }));
      return ok({
        query,
        lines,
        summary: `${upper(verb(charter, query.holder, 'has', 'have'))} ${lines.length === 0 ? 'no power' : lines.length === 1 ? '1 power' : `${lines.length} powers`}.`,
      });
    }
    case 'who-checks': {
      if (!effects.includes(query.effect)) return unknownEffect(query.effect);
      const lines = powersFor(charter, query.effect).flatMap(({ clause, power }) =>
        [
          power.confirm &&
            `${upper(whoIs(charter, power.confirm.by))} must confirm it within ${span(power.confirm.within)}.`,
          power.override && `${upper(whoIs(charter, power.override.by))} can override it.`,
          power.review &&
            `${upper(whoIs(charter, power.review.by))} can review it if asked within ${span(power.review.within)} by ${readOut(charter, power.review.asked_by)}.`,
        ].flatMap((sentence) => (sentence ? [{ clause, sentence }] : [])),
      );
      return ok({
        query,
        lines,
        summary:
          lines.length === 0
            ? `Nobody is named who could undo it when somebody comes to ${deeds[query.effect]}.`
            : `${lines.length} check${lines.length === 1 ? '' : 's'}.`,
      });
    }
    case 'what-it-takes':
      return whatItTakes(charter, query);
    case 'who-changes': {
      const path = pathOf(query.clause);
      const { tiers, via, consent } = tierForChanges(charter, [{ path, kind: 'changed' }]);
      if (tiers.length === 0)
        return ok({ query, lines: [], summary: `"${query.clause}" is in no tier: it cannot be changed.` });
      return ok({
        query,
        lines: tiers.map(({ id }) => {
          const tier = charter.amendment.tiers.findIndex((each) => each.id === id);
          const text = charter.amendment.tiers[tier]?.text;
          return { clause: `amendment/tiers/${tier}`, sentence: `Tier "${id}"${text ? `: ${text}` : '.'}` };
        }),
        summary: `Changing "${query.clause}" takes ${listed(via.map(viaWords))}${consent.length > 0 ? ` and the consent of ${listed(consent.map((ref) => whoIs(charter, ref)))}` : ''}.`,
      });
    }
    case 'how-filled':
    case 'how-removed':
      return aboutSeat(charter, query);
    case 'what-says': {
      const lines = inPlainWords(charter)
        .filter(({ clause }) => clause === pathOf(query.clause) || clause.startsWith(`${pathOf(query.clause)}/`))
        .map(({ clause, text, data }) => ({ clause, sentence: text === undefined ? data : `${text} — ${data}` }));
      return lines.length === 0
        ? refuse({ reason: 'unknown-clause', found: query.clause, expected: Object.keys(charter) })
        : ok({ query, lines, summary: `${lines.length} clause${lines.length === 1 ? '' : 's'}.` });
    }
    default:
      return refuse({ reason: 'unknown-question', found: JSON.stringify(query), expected: questions });
  }
}

function whatItTakes(charter: Charter, query: Extract<Query, { ask: 'what-it-takes' }>): Result<Answer, NotAsked> {
  const name = query.procedure.replace(/^procedure:/, '');
  const s = survey(charter);
  const procedure = procedureNamed(s, name);
  if (!procedure)
    return refuse({ reason: 'unknown-clause', found: query.procedure, expected: Object.keys(charter.procedures) });
  const clause = `procedures/${name}`;
  const at = (['min', 'max'] as const).flatMap((size) => {
    const needs = needsOf(s, procedure, size);
    if (!needs) return [];
    const among = needs.room.members[size];
    return [
      {
        clause,
        hands: needs.part,
        sentence: `Among ${among} (the ${size === 'min' ? 'fewest' : 'most'} expected) ${Math.max(needs.present, needs.yes)} must take part, and ${needs.yes} in favour can be enough${needs.room.proxies > 0 ? `; with proxies ${needs.part} persons can do it` : ''}.`,
      },
    ];
  });
  return ok({
    query,
    lines: at,
    summary: `Quorum: ${saying(procedure.quorum, 'none')}. It passes with ${saying(procedure.passes, 'no vote')}.`,
  });
}

function aboutSeat(
  charter: Charter,
  query: Extract<Query, { ask: 'how-filled' | 'how-removed' }>,
): Result<Answer, NotAsked> {
  const placed = survey(charter).seats.filter(({ ref, body }) => ref === query.seat || `body:${body}` === query.seat);
  if (placed.length === 0)
    return refuse({
      reason: 'unknown-clause',
      found: query.seat,
      expected: survey(charter).seats.map(({ ref }) => ref),
    });
  const lines = placed.map(({ path, seat }) => {
    const { recall } = seat;
    const removed =
      typeof recall === 'object'
        ? `A petition of ${saying(recall.petition, 'anybody')} brings it to a vote by ${viaWords(recall.via)}.`
        : 'There is no recall.';
    const ends = seat.ends_if ? ` It also ends with any of these: ${seat.ends_if.join('; ')}.` : '';
    const filled = `${upper(filling(charter, seat.filled_by))}, for ${span(seat.term ?? 'no fixed term')}. When vacant: ${readOut(charter, seat.vacancy ?? 'nothing is said')}.`;
    return { clause: path, sentence: query.ask === 'how-filled' ? filled : `${removed}${ends}` };
  });
  return ok({ query, lines, summary: `${upper(whoIs(charter, query.seat))}.` });
}

/** The questions in words: each deed, and who can do it. */
export const questions: readonly string[] = effects.flatMap((effect) => [
  `who can ${deeds[effect]}?`,
  `who checks who can ${deeds[effect]}?`,
]);

/** "who can expel a member?" as a query; nothing but the closed list is understood. */
export function queryOf(question: string): Result<Query, NotAsked> {
  const plain = question.trim().toLowerCase().replace(/\s+/g, ' ').replace(/\?*$/, '?');
  for (const effect of effects) {
    if (
      plain === `who can ${deeds[effect]}?` ||
      plain === `who may ${deeds[effect]}?` ||
      plain === `who can ${effect}?`
    )
      return ok({ ask: 'who-can', effect });
    if (plain === `who checks who can ${deeds[effect]}?`) return ok({ ask: 'who-checks', effect });
  }
  return refuse({ reason: 'unknown-question', found: question.slice(0, 100), expected: questions });
}

function unknownEffect(found: string): Result<never, NotAsked> {
  return refuse({ reason: 'unknown-effect', found, expected: effects });
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
