/** Scenes that every invented history is made of: a meeting from notice to close, a motion from paper to result. */
import type { AgendaItem, Effect } from '@quorate/assembly';
import type { Instant } from '@quorate/basics';
import { type Playback, paperOf } from './troupe.ts';

export const minute = 60;
const _hour = 3600;
export const day = 86_400;

export interface MeetingScene {
  readonly id: string;
  readonly of: string;
  readonly title: string;
  readonly place: string;
  readonly convener: string;
  readonly chair: string;
  /** Seconds of notice that are really given. */
  readonly notice: number;
  readonly starts: number;
  readonly agenda: readonly AgendaItem[];
  readonly present: readonly string[];
}

export interface MotionScene {
  readonly id: string;
  readonly meeting: string;
  readonly item: string | null;
  readonly by: string;
  readonly seconders: readonly string[];
  readonly title: string;
  readonly text: string;
  readonly effect: Effect;
}

export interface Votes {
  readonly yes: readonly string[];
  readonly no?: readonly string[];
  readonly abstain?: readonly string[];
  /** They leave while the vote is open. */
  readonly leave?: readonly string[];
}

export async function convene(play: Playback, scene: MeetingScene): Promise<void> {
  const { id, of, title, place, convener, chair, notice, starts, agenda } = scene;
  play.moveTo(starts - notice);
  await play.do(convener, 'convene-meeting', {
    meeting: id,
    of,
    title,
    starts: starts as Instant,
    place,
    chair: play.troupe.member(chair),
    agenda,
  });
}

export async function open(play: Playback, { id, chair, starts, present }: MeetingScene): Promise<void> {
  const [early, late] = [present.slice(0, -4), present.slice(-4)];
  play.moveTo(starts - 9 * minute);
  await play.each(early, 'check-in', () => ({ meeting: id }));
  play.moveTo(starts - 2 * minute);
  await play.each(late, 'check-in', () => ({ meeting: id }));
  play.moveTo(starts);
  await play.do(chair, 'open-meeting', { meeting: id });
}

export async function take(play: Playback, { id, chair }: MeetingScene, item: string): Promise<void> {
  await play.wait(minute).do(chair, 'take-item', { meeting: id, item });
}

export async function propose(play: Playback, scene: MotionScene): Promise<void> {
  const { id, meeting, item, by, seconders, title, text, effect } = scene;
  const { ref, paper } = paperOf('application/json', JSON.stringify({ title, text }));
  await play.wait(minute).do(by, 'propose-motion', { motion: id, meeting, item, paper: ref, effect }, [paper]);
  play.wait(40);
  for (const seconder of seconders) await play.do(seconder, 'second-motion', { motion: id });
}

export async function vote(
  play: Playback,
  { id: meeting, chair }: Pick<MeetingScene, 'id' | 'chair'>,
  motion: string,
  { yes, no = [], abstain = [], leave = [] }: Votes,
): Promise<void> {
  const id = `vote-${motion}`;
  const choices = new Map<string, 'yes' | 'no' | 'abstain'>();
  for (const who of yes) choices.set(who, 'yes');
  for (const who of no) choices.set(who, 'no');
  for (const who of abstain) choices.set(who, 'abstain');
  await play.wait(4 * minute).do(chair, 'open-vote', { vote: id, motion });
  await play
    .wait(20)
    .each([...choices.keys()], 'cast-vote', (who) => ({ vote: id, choice: choices.get(who) ?? 'abstain' }));
  if (leave.length > 0) await play.wait(30).each(leave, 'check-out', () => ({ meeting }));
  await play.wait(40).do(chair, 'close-vote', { vote: id });
}

export async function close(play: Playback, { id, chair }: MeetingScene): Promise<void> {
  await play.wait(3 * minute).do(chair, 'close-meeting', { meeting: id });
}
