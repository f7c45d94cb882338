/**
 * Acts on their way. Each is sent until the server answers: the nonce makes a
 * second copy harmless, and until there is an answer the act is shown as not
 * yet recorded.
 *
 *     signed ──▶ sending ──answer──▶ recorded | refused
 *                   │ ▲
 *              no answer, wait
 */
import type { OrgId } from '@quorate/basics';
import { ask, type Problem, Refused } from '../api/client.ts';
import type { Accepted, Blob } from '../api/types.ts';
import { readAll, remove, write } from '../keys/database.ts';
import { delayAfter } from '../live/backoff.ts';
import type { SignedAct } from './compose.ts';

interface Waiting extends SignedAct {
  readonly org: OrgId;
  readonly blobs: readonly Blob[];
  readonly since: number;
}

interface RefusedLate {
  readonly item: Waiting;
  readonly problem: Problem;
}

export type Outcome =
  | { readonly was: 'recorded'; readonly accepted: Accepted }
  | { readonly was: 'refused'; readonly problem: Problem };

class Outbox {
  /** Acts without an answer so far, oldest first. */
  waiting: readonly Waiting[] = [];
  /** Acts that waited and were then refused: whoever signed them must hear of it, wherever they are by now. */
  refused: readonly RefusedLate[] = [];
  private readonly watchers = new Set<() => void>();
  private readonly wakers = new Set<() => void>();

  constructor() {
    globalThis.addEventListener?.('online', () => {
      for (const wake of [...this.wakers]) wake();
    });
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  snapshot = (): readonly Waiting[] => this.waiting;

  refusals = (): readonly RefusedLate[] => this.refused;

  dismiss(late: RefusedLate): void {
    this.refused = this.refused.filter((other) => other !== late);
    this.tell();
  }

  /** Sends until there is an answer. */
  async send(item: Waiting, failed = 0): Promise<Outcome> {
    let failures = failed;
    for (;;) {
      try {
        const accepted = await ask<Accepted>(`/api/organisations/${item.org}/acts`, {
          method: 'POST',
          body: { act: item.act, signature: item.signature, ...(item.blobs.length > 0 ? { blobs: item.blobs } : {}) },
        });
        await this.settle(item);
        return { was: 'recorded', accepted };
      } catch (error) {
        if (error instanceof Refused && error.problem.status < 500 && error.problem.status !== 429) {
          if (failures > 0) this.refused = [...this.refused, { item, problem: error.problem }];
          await this.settle(item);
          return { was: 'refused', problem: error.problem };
        }
        failures += 1;
        if (failures === 1) await this.keep(item);
        await this.pause(delayAfter(failures, Math.random()));
      }
    }
  }

  /** What an earlier visit left behind is sent again. */
  async resume(onOutcome: (item: Waiting, outcome: Outcome) => void): Promise<void> {
    for (const item of await readAll<Waiting>('outbox')) {
      this.waiting = [...this.waiting.filter(isNot(item)), item];
      void this.send(item, 1).then((outcome) => onOutcome(item, outcome));
    }
    this.tell();
  }

  private async keep(item: Waiting): Promise<void> {
    this.waiting = [...this.waiting.filter(isNot(item)), item];
    this.tell();
    await write('outbox', item.act.nonce, item).catch(() => undefined);
  }

  private async settle(item: Waiting): Promise<void> {
    this.waiting = this.waiting.filter(isNot(item));
    this.tell();
    await remove('outbox', item.act.nonce).catch(() => undefined);
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, milliseconds);
      const wakers = this.wakers;
      function done(): void {
        clearTimeout(timer);
        wakers.delete(done);
        resolve();
      }
      wakers.add(done);
    });
  }
}

function isNot(item: Waiting): (other: Waiting) => boolean {
  return (other) => other.act.nonce !== item.act.nonce;
}

export const outbox: Outbox = new Outbox();
