/** Who has applied and waits, and where the caller may propose that they be admitted. */
import type { Digest, MemberId } from '@quorate/basics';
import type { Insight } from './insight.ts';
import { mayDo } from './may.ts';

export interface ApplicantRow {
  readonly member: MemberId;
  readonly class: string | null;
  /** Entry of the application. */
  readonly entry: number;
  /** The motion by which they would be admitted, if one is under way. */
  readonly motion: string | null;
  /** The sitting before which the caller may propose it, by a dry run; `null` while there is none. */
  readonly meeting: string | null;
}

const mostShown = 50;
const somePaper = { sha256: 'f'.repeat(64) as Digest, size: 2, media: 'application/json' } as const;

/** For members only, the longest waiting first. */
export function drawApplicants(insight: Insight): readonly ApplicantRow[] {
  const { state, member: me } = insight;
  if (me === null || state.members[me]?.standing !== 'member') return [];
  return Object.entries(state.members)
    .filter(([, { standing }]) => standing === 'applicant')
    .sort(([, a], [, b]) => a.entry - b.entry)
    .slice(0, mostShown)
    .map(([handle, { class: kind, entry }]) => {
      const member = handle as MemberId;
      return { member, class: kind, entry, motion: motionFor(insight, member), meeting: sittingFor(insight, member) };
    });
}

function motionFor({ state }: Insight, applicant: MemberId): string | null {
  const underWay = Object.values(state.motions).find(
    ({ effect, phase }) =>
      effect.kind === 'member.admit' &&
      effect.member === applicant &&
      (phase === 'proposed' || phase === 'seconded' || phase === 'voting'),
  );
  return underWay?.id ?? null;
}

function sittingFor(insight: Insight, applicant: MemberId): string | null {
  const sittings = Object.values(insight.state.meetings).filter(
    ({ phase }) => phase === 'convened' || phase === 'open' || phase === 'adjourned',
  );
  const found = sittings.find(({ id: meeting }) => {
    const effect = { kind: 'member.admit', member: applicant } as const;
    const body = { motion: `dry-run-${insight.at}`, meeting, item: null, paper: somePaper, effect };
    return mayDo(insight, { kind: 'propose-motion', body }).allowed;
  });
  return found?.id ?? null;
}
