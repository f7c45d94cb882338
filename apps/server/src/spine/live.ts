/**
 * Live: every fact to every screen, in the order of the log.
 *
 *     commit ──▶ frame ──▶ ring of the latest ──▶ each listener
 *                              └── whoever comes back takes what follows its last index
 *
 * Frames that come quickly one after another go out together, so that telling
 * thousands of listeners never takes more than about half of the time.
 */
import type { OrgId } from '@quorate/basics';

/** Server-Sent Events text of one entry. */
export interface Frame {
  readonly index: number;
  readonly text: string;
}

export interface Listener {
  /** Takes bytes that many listeners share. */
  readonly send: (bytes: Buffer) => void;
}

const mostFrames = 4096;

/** What is told of one organisation. */
export class Channel {
  /** The latest frames, contiguous; the last has index `next - 1`. */
  readonly #ring: Frame[] = [];
  readonly #listeners = new Set<Listener>();
  #next: number;
  #waiting: Frame[] = [];
  #scheduled: NodeJS.Timeout | undefined;
  #restUntil = 0;

  /** `size`: entries of the log already, which the ring does not hold. */
  constructor(size: number) {
    this.#next = size;
  }

  /** The index of the next entry to be told of. */
  get next(): number {
    return this.#next;
  }

  /** From here on the ring has every frame; what is older is read from the log. */
  get first(): number {
    return this.#ring[0]?.index ?? this.#next;
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Frames in order; those told of already are passed over. */
  publish(frames: readonly Frame[]): void {
    for (const frame of frames) {
      if (frame.index !== this.#next) continue;
      this.#next += 1;
      this.#ring.push(frame);
      this.#waiting.push(frame);
    }
    if (this.#ring.length > 2 * mostFrames) this.#ring.splice(0, this.#ring.length - mostFrames);
    if (this.#waiting.length === 0 || this.#scheduled !== undefined) return;
    this.#scheduled = setTimeout(() => this.#flush(), Math.max(0, this.#restUntil - performance.now()));
  }

  /** Gives a listener the frames from `from` on, which the ring must have, and all that follow. Returns what ends it. */
  join(from: number, listener: Listener): () => void {
    this.#flush();
    const missed = this.#ring.slice(Math.max(0, from - this.first));
    if (missed.length > 0) listener.send(Buffer.from(missed.map(({ text }) => text).join('')));
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    clearTimeout(this.#scheduled);
    this.#listeners.clear();
  }

  #flush(): void {
    clearTimeout(this.#scheduled);
    this.#scheduled = undefined;
    if (this.#waiting.length === 0) return;
    const bytes = Buffer.from(this.#waiting.map(({ text }) => text).join(''));
    this.#waiting = [];
    const started = performance.now();
    for (const listener of this.#listeners) listener.send(bytes);
    const ended = performance.now();
    this.#restUntil = ended + (ended - started);
  }
}

export class Live {
  readonly #channels = new Map<OrgId, Channel>();

  channel(org: OrgId, size: number): Channel {
    const known = this.#channels.get(org);
    if (known) return known;
    const channel = new Channel(size);
    this.#channels.set(org, channel);
    return channel;
  }

  get listeners(): number {
    return [...this.#channels.values()].reduce((sum, channel) => sum + channel.listeners, 0);
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close();
  }
}
