/**
 * Runs the simulated members while somebody plays: a turn every few seconds,
 * none when nobody has been here for a while, so that a demo left alone stays
 * as it is.
 */
import type { MemberId, OrgId } from '@quorate/basics';
import type { Office } from '../spine/office.ts';
import { headOf } from '../spine/tree-of-log.ts';
import { type Move, nextMoves } from './next-moves.ts';
import type { DemoOrganisation } from './open-demo.ts';
import { seeded } from './player.ts';

/** Seconds without a request after which a person is taken to have gone. */
const staysPlayed = 1800;
const staysAwake = 180;
const turnMilliseconds = 2500;

export class Simulation {
  readonly #office: Office;
  readonly #organisations: readonly DemoOrganisation[];
  readonly #played = new Map<string, number>();
  #lastSeen = 0;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  running = true;

  constructor(office: Office, organisations: readonly DemoOrganisation[]) {
    this.#office = office;
    this.#organisations = organisations;
  }

  /** Somebody acts as this member in a window of their own. */
  playing(org: OrgId, member: MemberId): void {
    this.#lastSeen = this.#office.clock();
    this.#played.set(`${org}/${member}`, this.#lastSeen);
    this.#wake();
  }

  turn(running: boolean): void {
    this.running = running;
    if (running) this.#wake();
    else this.stop();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** One turn in each organisation; public so that a test can turn by hand. */
  async step(): Promise<void> {
    this.#turn += 1;
    for (const organisation of this.#organisations) {
      for (const move of await this.#movesIn(organisation)) await this.#make(organisation, move);
    }
  }

  #wake(): void {
    if (!this.running || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.step()
        // The store is closing or unavailable; the next request will tell.
        .catch(() => undefined)
        .finally(() => {
          this.#timer = undefined;
          const isWatched = this.#office.live.listeners > 0;
          if (isWatched || this.#office.clock() - this.#lastSeen < staysAwake) this.#wake();
        });
    }, turnMilliseconds);
    this.#timer.unref();
  }

  async #movesIn({ org, meeting: id, troupe, story }: DemoOrganisation): Promise<readonly Move[]> {
    const desk = await this.#office.desk(org);
    if (desk === undefined) return [];
    const turn = this.#turn;
    return desk.read(({ state }) => {
      const meeting = state.meetings[id];
      if (meeting === undefined) return [];
      const isRolled = (member: MemberId): boolean =>
        meeting.of === 'general-meeting'
          ? state.members[member]?.standing === 'member'
          : Object.entries(state.posts).some(
              ([post, held]) => post.startsWith(`seats:${meeting.of}/`) && held.some((one) => one.member === member),
            );
      const simulated = [...troupe.players.values()]
        .map(({ member }) => member)
        .filter((member) => isRolled(member) && !this.#isPlayed(org, member));
      const dice = (question: string): number => fractionOf(`${story.name}/${question}`);
      return nextMoves({ state, meeting, simulated, turn, dice });
    });
  }

  /** What the rules refuse is dropped: somebody was quicker. */
  async #make({ org, troupe }: DemoOrganisation, { by, command }: Move): Promise<void> {
    const player = troupe.withHandle(by);
    const desk = await this.#office.desk(org);
    if (player === undefined || desk === undefined) return;
    const seen = await desk.read(({ frontier }) => headOf(frontier));
    const act = troupe.actOf(player, command, this.#office.clock(), seen, this.#office.random(16));
    await this.#office.submit(org, troupe.sealed(player, act));
  }

  #isPlayed(org: OrgId, member: MemberId): boolean {
    const seen = this.#played.get(`${org}/${member}`);
    return seen !== undefined && this.#office.clock() - seen < staysPlayed;
  }
}

function fractionOf(question: string): number {
  return Buffer.from(seeded(`dice/${question}`)).readUInt32BE() / 2 ** 32;
}
