/**
 * What the simulated members do next in a meeting: now and then somebody comes
 * in, seconds, asks to speak or votes, at about the pace of a quiet evening.
 *
 * They preside only while nobody plays the chair, and never close the meeting.
 */
import type { AssemblyState, Command, MeetingState, MotionState, VoteState } from '@quorate/assembly';
import type { MemberId } from '@quorate/basics';

export interface Move {
  readonly by: MemberId;
  readonly command: Command;
}

export interface Scene {
  readonly state: Pick<AssemblyState, 'motions' | 'votes'>;
  readonly meeting: MeetingState;
  /** Simulated members on the roll of the body, in a fixed order. */
  readonly simulated: readonly MemberId[];
  /** How often moves were asked for: the clock of the simulation. */
  readonly turn: number;
  /** A number from 0 up to 1, the same in every run for the same question. */
  readonly dice: (question: string) => number;
}

const votersPerTurn = 2;
const chairActsEvery = 7;
const mostSpeakers = 3;
const patience = 4;

export function nextMoves(scene: Scene): readonly Move[] {
  const { meeting, state, turn } = scene;
  if (meeting.phase !== 'open') return [];
  const vote = meeting.votes.map((id) => state.votes[id]).find((one) => one?.phase === 'open');
  if (vote) return votes(scene, vote);
  const chairs = turn % chairActsEvery === chairActsEvery - 1 ? presiding(scene) : [];
  if (chairs.length > 0) return chairs;
  return turn % patience === patience - 1 ? fromTheFloor(scene) : [];
}

function votes(scene: Scene, vote: VoteState): readonly Move[] {
  const { turn, dice } = scene;
  const waiting = here(scene).filter(
    (member) => !Object.hasOwn(vote.choices, member) && dice(`silent ${vote.id} ${member}`) > 0.1,
  );
  if (waiting.length > 0) {
    return waiting.slice(0, votersPerTurn).map((by) => ({
      by,
      command: {
        kind: 'cast-vote',
        body: {
          vote: vote.id,
          choice: choiceOf(scene.state.motions[vote.motion]?.proposer === by ? 0 : dice(`choice ${vote.motion} ${by}`)),
        },
      },
    }));
  }
  const chair = simulatedChair(scene);
  if (chair === undefined || turn % chairActsEvery !== 0) return [];
  return [{ by: chair, command: { kind: 'close-vote', body: { vote: vote.id } } }];
}

function choiceOf(chance: number): 'yes' | 'no' | 'abstain' {
  if (chance < 0.66) return 'yes';
  return chance < 0.9 ? 'no' : 'abstain';
}

function presiding(scene: Scene): readonly Move[] {
  const { meeting, turn, dice } = scene;
  const chair = simulatedChair(scene);
  if (chair === undefined) return [];
  const by = chair;
  const [first] = meeting.speakers;
  if (first !== undefined && Object.hasOwn(meeting.present, first)) {
    return [{ by, command: { kind: 'give-floor', body: { meeting: meeting.id, to: first } } }];
  }
  if (meeting.floor !== null) return [{ by, command: { kind: 'give-floor', body: { meeting: meeting.id, to: null } } }];
  const ready = motionsHere(scene).find(({ phase, item }) => phase === 'seconded' && item === meeting.item);
  if (ready) {
    const vote = `vote-${Math.floor(dice(`vote ${ready.id} ${turn}`) * 1e9)}`;
    return [{ by, command: { kind: 'open-vote', body: { vote, motion: ready.id } } }];
  }
  const next = meeting.agenda[meeting.agenda.findIndex(({ id }) => id === meeting.item) + 1];
  return next ? [{ by, command: { kind: 'take-item', body: { meeting: meeting.id, item: next.id } } }] : [];
}

function fromTheFloor(scene: Scene): readonly Move[] {
  const { meeting, simulated, turn, dice } = scene;
  const wanting = motionsHere(scene).find((motion) => motion.phase === 'proposed');
  const seconder =
    wanting &&
    here(scene).find(
      (one) =>
        one !== wanting.proposer && !wanting.seconders.includes(one) && dice(`second ${wanting.id} ${one}`) < 0.25,
    );
  if (wanting && seconder) return [{ by: seconder, command: { kind: 'second-motion', body: { motion: wanting.id } } }];
  const chance = dice(`floor ${turn}`);
  const absent = simulated.filter((member) => !Object.hasOwn(meeting.present, member));
  const arriving = absent[Math.floor(dice(`who ${turn}`) * absent.length)];
  if (chance < 0.25 && arriving !== undefined && absent.length * 6 > simulated.length) {
    return [{ by: arriving, command: { kind: 'check-in', body: { meeting: meeting.id } } }];
  }
  if (chance > 0.7 && meeting.speakers.length < mostSpeakers) {
    const quiet = here(scene).filter(
      (one) => !meeting.speakers.includes(one) && one !== meeting.floor && one !== meeting.chair,
    );
    const by = quiet[Math.floor(dice(`speaks ${turn}`) * quiet.length)];
    if (by !== undefined) return [{ by, command: { kind: 'ask-to-speak', body: { meeting: meeting.id } } }];
  }
  return [];
}

function here({ meeting, simulated }: Scene): readonly MemberId[] {
  return simulated.filter((member) => Object.hasOwn(meeting.present, member));
}

function simulatedChair({ meeting, simulated }: Scene): MemberId | undefined {
  return simulated.find((member) => member === meeting.chair);
}

function motionsHere({ meeting, state }: Scene): readonly MotionState[] {
  return meeting.motions.map((id) => state.motions[id]).filter((motion) => motion !== undefined);
}
