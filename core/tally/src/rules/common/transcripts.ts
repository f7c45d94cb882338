/** Putting a transcript together: what every rule of these families writes the same way. */
import type { Profile } from '../../profile.ts';
import type { BallotAccount, Reason, Stage, Transcript, TranscriptCandidate } from '../../transcript.ts';
import type { Counting } from './define-rule.ts';
import type { OptionTable } from './settings.ts';

export type Findings = Pick<Transcript, 'ballots' | 'elected'> &
  Partial<
    Pick<
      Transcript,
      'seats' | 'candidates' | 'quota' | 'stages' | 'ties' | 'ranking' | 'tiedOutcomes' | 'tables' | 'notes'
    >
  >;

export function transcriptOf<Kind extends Profile['kind'], Table extends OptionTable>(
  { rule, profile, texts, options, seats }: Counting<Kind, Table>,
  findings: Findings,
): Transcript {
  const { ranking, tiedOutcomes, tables } = findings;
  return {
    format: 'quorate.transcript/1',
    rule,
    options: { ...texts, ...lotTexts(options.lot), ...constraintTexts(options.constraints) },
    title: profile.title,
    seats: findings.seats ?? seats,
    candidates: findings.candidates ?? namesOf(profile),
    ballots: findings.ballots,
    quota: findings.quota ?? null,
    stages: findings.stages ?? [],
    ties: findings.ties ?? [],
    elected: findings.elected,
    ...(ranking && { ranking }),
    ...(tiedOutcomes && { tiedOutcomes }),
    ...(tables && { tables }),
    notes: findings.notes ?? [],
  };
}

function namesOf(profile: Profile): readonly TranscriptCandidate[] {
  const candidates = 'candidates' in profile ? profile.candidates : [];
  return candidates.map(({ name, withdrawn, groups }) => ({
    name,
    ...(withdrawn && { withdrawn }),
    ...(groups && { groups }),
  }));
}

function lotTexts(lot: Counting<'ranked', OptionTable>['options']['lot']): { readonly [name: string]: string } {
  if (lot === undefined) return {};
  return 'seed' in lot ? { 'lot-seed': lot.seed } : { 'lot-order': lot.order.join(' ') };
}

function constraintTexts(constraints: Counting<'ranked', OptionTable>['options']['constraints']): {
  readonly [name: string]: string;
} {
  if (constraints === undefined || constraints.length === 0) return {};
  const texts = constraints.flatMap(({ group, atLeast, atMost }) => [
    ...(atLeast === undefined ? [] : [`${group}>=${atLeast}`]),
    ...(atMost === undefined ? [] : [`${group}<=${atMost}`]),
  ]);
  return { constraints: texts.sort().join(' ') };
}

export function because(article: string, key: string, data?: Reason['data']): Reason {
  return { article, key, ...(data && { data }) };
}

/** A stage where nothing moves but what `step` says. */
export function stage(step: Partial<Stage> & Pick<Stage, 'action' | 'because' | 'votes'>): Stage {
  return {
    on: [],
    transfers: [],
    exhausted: '0',
    lostToRounding: '0',
    quota: null,
    elected: [],
    excluded: [],
    ...step,
  };
}

export function ballotAccount(papers: string, valid: string, invalid: string): BallotAccount {
  return { papers, valid, invalid };
}
