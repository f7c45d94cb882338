/**
 * What somebody may do now: each answer is a dry run of the same `decide` that
 * would judge the act, so no screen has to know a rule.
 */
import {
  type Act,
  type ActKind,
  type Command,
  decide,
  type MeetingState,
  type MotionState,
  type ProposedCharter,
  parseAct,
  type Refusal,
  streamOf,
} from '@quorate/assembly';
import type { DeviceId, Digest, Instant, MemberId, Nonce } from '@quorate/basics';
import { sha256Hex } from '@quorate/ledger';
import type { Insight } from './insight.ts';

export interface May {
  readonly kind: ActKind;
  readonly target?: string;
  readonly allowed: boolean;
  readonly refusal?: Refusal | { readonly reason: string };
}

const nobodysDevice = '0'.repeat(64) as DeviceId;
const somePaper = { sha256: 'f'.repeat(64) as Digest, size: 2, media: 'application/json' } as const;
const effects = ['policy.adopt', 'rules.make', 'money.spend', 'money.budget', 'money.accounts', 'any-other'] as const;

/** `proposed` is what was read in the charter's text that the act would bring. */
export function mayDo(
  insight: Insight,
  command: Command,
  target?: string,
  proposed: ProposedCharter | null = null,
): May {
  const { kind } = command;
  const named = { kind, ...(target !== undefined && { target }) };
  const { member } = insight;
  if (member === null) return { ...named, allowed: false, refusal: { reason: 'not-a-member' } };
  const refusal = refusalOf(insight, member, command, proposed);
  return refusal === undefined ? { ...named, allowed: true } : { ...named, allowed: false, refusal };
}

/** Acts as somebody typed them in; one that is no act at all says where. */
export function mayDoSent(insight: Insight, sent: { readonly kind: string; readonly body: unknown }): May {
  const { member } = insight;
  const kind = sent.kind as ActKind;
  if (member === null) return { kind, allowed: false, refusal: { reason: 'not-a-member' } };
  const draft = draftOf(insight, member, sent as Command);
  const parsed = draft && parseAct(draft);
  if (!parsed?.ok) return { kind, allowed: false, refusal: parsed?.problem ?? { reason: 'malformed-act' } };
  return mayDo(insight, parsed.value);
}

/** Everything a screen of a meeting offers to one who looks at it. */
export function mayInMeeting(insight: Insight, meeting: MeetingState): readonly May[] {
  if (insight.member === null) return [];
  const { id, agenda, item, chair, speakers } = meeting;
  const of = { meeting: id };
  const next = agenda[agenda.findIndex((known) => known.id === item) + 1]?.id ?? agenda[0]?.id ?? 'none';
  const commands: readonly Command[] = [
    { kind: 'check-in', body: of },
    { kind: 'check-out', body: of },
    { kind: 'ask-to-speak', body: of },
    { kind: 'withdraw-from-list', body: of },
    { kind: 'open-meeting', body: of },
    { kind: 'take-item', body: { meeting: id, item: next } },
    { kind: 'give-floor', body: { meeting: id, to: speakers[0] ?? null } },
    { kind: 'hand-over-chair', body: { meeting: id, to: chair } },
    { kind: 'add-agenda-item', body: { meeting: id, item: { id: unusedItem(meeting), title: 'x' } } },
    { kind: 'adjourn-meeting', body: { meeting: id, resumes: (insight.at + 3600) as Instant } },
    { kind: 'resume-meeting', body: of },
    { kind: 'close-meeting', body: of },
    { kind: 'cancel-meeting', body: of },
  ];
  const motions = meeting.motions.map((motion) => insight.state.motions[motion]).filter((one) => one !== undefined);
  const votes = meeting.votes.map((vote) => insight.state.votes[vote]).filter((one) => one?.phase === 'open');
  return [
    ...commands.map((command) => mayDo(insight, command)),
    mayPropose(insight, meeting),
    ...motions.flatMap((motion) => mayWithMotion(insight, motion)),
    ...votes.flatMap((vote) => {
      const { id: open } = vote ?? { id: '' };
      return [
        mayDo(insight, { kind: 'cast-vote', body: { vote: open, choice: 'abstain' } }, open),
        mayDo(insight, { kind: 'close-vote', body: { vote: open } }, open),
      ];
    }),
  ];
}

/** Only what still can happen to it. */
export function mayWithMotion(insight: Insight, { id, phase }: MotionState): readonly May[] {
  if (insight.member === null || (phase !== 'proposed' && phase !== 'seconded')) return [];
  return [
    mayDo(insight, { kind: 'second-motion', body: { motion: id } }, id),
    mayDo(insight, { kind: 'withdraw-motion', body: { motion: id } }, id),
    mayDo(insight, { kind: 'open-vote', body: { vote: `dry-run-${id}`.slice(0, 64), motion: id } }, id),
  ];
}

/** Allowed if a motion with any of the effects would be; otherwise why the last one would not. */
function mayPropose(insight: Insight, { id }: MeetingState): May {
  let answer: May = { kind: 'propose-motion', allowed: false };
  for (const kind of effects) {
    const body = { motion: `dry-run-${insight.at}`, meeting: id, item: null, paper: somePaper, effect: { kind } };
    answer = mayDo(insight, { kind: 'propose-motion', body });
    if (answer.allowed) return answer;
  }
  return answer;
}

function unusedItem({ agenda }: MeetingState): string {
  for (let number = agenda.length + 1; ; number += 1) {
    if (!agenda.some(({ id }) => id === `item-${number}`)) return `item-${number}`;
  }
}

function refusalOf(
  insight: Insight,
  member: MemberId,
  command: Command,
  proposed: ProposedCharter | null,
): Refusal | undefined {
  const { state, charter, charters, at } = insight;
  const act = draftOf(insight, member, command);
  if (act === undefined) return undefined;
  const decision = decide(act, state, { at, charter, charters, proposed, proofHolds: true, sha256: sha256Hex });
  return decision.ok ? undefined : decision.problem;
}

/** The act as the member's own device would send it; `undefined` when it can't even be put together. */
function draftOf({ org, state, charter, at }: Insight, member: MemberId, { kind, body }: Command): Act | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const named = { kind, body, actor: member } as Pick<Act, 'kind' | 'body' | 'actor'>;
  const device = Object.values(state.devices).find((one) => one.member === member && one.phase === 'enrolled');
  return {
    ...named,
    org,
    stream: streamOf(named),
    device: device?.id ?? nobodysDevice,
    nonce: '0'.repeat(32) as Nonce,
    at,
    charter: charter.hash,
    seen: { size: state.entries, root: '0'.repeat(64) as Digest },
  } as Act;
}
