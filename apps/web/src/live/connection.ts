/**
 * One organisation, live: what is recorded arrives here, in order and once.
 *
 *     connecting ──hello──▶ live ──drop──▶ offline ──wait, ask for what follows the last index──▶ live
 *
 * After a drop the server sends exactly what follows the last index, so nothing is
 * missed and nothing comes twice.
 */
import type { OrgId } from '@quorate/basics';
import { query } from '../api/client.ts';
import { seat } from '../api/seat.ts';
import type { LiveEntry } from '../api/types.ts';
import { delayAfter } from './backoff.ts';
import { EventReader, type ServerEvent } from './events.ts';

/** `signed-out`: the line is there, and the session is not any more. */
export type LiveState = 'connecting' | 'live' | 'offline' | 'signed-out';

/** Heartbeats come every 15 s; silence of three of them means that the line is dead. */
const silence = 45_000;

export class LiveConnection {
  readonly org: OrgId;
  /** Index of the last entry that arrived, or that the first snapshot held. */
  last: number;
  state: LiveState = 'connecting';
  /** The newest entries, for a view whose snapshot is older than the stream. */
  recent: LiveEntry[] = [];
  private readonly watchers = new Set<() => void>();
  /** Which run is the present one; 0 after closing. A run that finds another in its place ends. */
  private run = 0;
  private runs = 0;
  private failures = 0;
  private stop = new AbortController();
  private waking: (() => void) | undefined;

  constructor(org: OrgId, after: number) {
    this.org = org;
    this.last = after;
  }

  start(): void {
    addEventListener('online', this.wake);
    addEventListener('offline', this.lose);
    document.addEventListener('visibilitychange', this.wakeIfSeen);
    this.runs += 1;
    this.run = this.runs;
    void this.keepOn(this.run);
  }

  close(): void {
    this.run = 0;
    removeEventListener('online', this.wake);
    removeEventListener('offline', this.lose);
    document.removeEventListener('visibilitychange', this.wakeIfSeen);
    this.stop.abort();
    this.waking?.();
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  private readonly wake = (): void => this.waking?.();
  private readonly wakeIfSeen = (): void => {
    if (document.visibilityState === 'visible') this.waking?.();
  };
  private readonly lose = (): void => this.stop.abort();

  private async keepOn(run: number): Promise<void> {
    while (this.run === run) {
      let ended: LiveState = 'offline';
      try {
        ended = await this.listen();
      } catch {
        // Whatever ended the stream, the answer is the same: ask again for what follows.
      }
      if (this.run !== run) return;
      this.failures += 1;
      this.be(ended);
      await this.pause(delayAfter(this.failures, Math.random()));
    }
  }

  /** Until the stream ends; what one is then. */
  private async listen(): Promise<'offline' | 'signed-out'> {
    this.stop = new AbortController();
    let timer = setTimeout(() => this.stop.abort(), silence);
    try {
      const url = `/api/organisations/${this.org}/live${query({ after: this.last })}`;
      const response = await fetch(url, {
        headers: { 'x-quorate-seat': seat(), accept: 'text/event-stream', 'last-event-id': String(this.last) },
        credentials: 'same-origin',
        signal: this.stop.signal,
      });
      if (response.status === 401) return 'signed-out';
      if (!response.ok || response.body === null) throw new Error(`live: ${response.status}`);
      const reader = new EventReader();
      const body = response.body.getReader();
      for (;;) {
        const { done, value } = await body.read();
        if (done) return 'offline';
        clearTimeout(timer);
        timer = setTimeout(() => this.stop.abort(), silence);
        for (const event of reader.read(value)) this.receive(event);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private receive({ event, data }: ServerEvent): void {
    if (event === 'hello') {
      this.failures = 0;
      this.be('live');
    }
    if (event !== 'entry') return;
    const entry = JSON.parse(data) as LiveEntry;
    if (entry.index <= this.last) return;
    this.last = entry.index;
    this.recent = [...this.recent.slice(-499), entry];
    this.state = 'live';
    this.tell();
  }

  private be(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.tell();
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.waking = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
