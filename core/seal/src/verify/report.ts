/** What a verification found: one line per check that could be made, or could not be made yet. */
import { type CheckId, checks } from './checks.ts';

/** `not-yet`: the election is still open; `skipped`: an earlier failure left nothing to check. */
export type CheckStatus = 'pass' | 'fail' | 'not-yet' | 'skipped';

export interface CheckResult {
  readonly id: CheckId;
  readonly status: CheckStatus;
  /** The place in the archive, for people. */
  readonly at?: string;
  readonly detail?: string;
}

export interface Summary {
  readonly ok: boolean;
  readonly failed: CheckId | undefined;
  readonly notYet: readonly CheckId[];
  readonly name?: string;
  readonly uuid?: string;
  readonly group?: string;
  /** Last event: how far the election is. */
  readonly phase?: string;
  readonly ballots: number;
  readonly counted?: number;
}

export interface Report {
  readonly checks: readonly CheckResult[];
  readonly summary: Summary;
}

/** Notes findings and, in the end, brings them into the order of the list. */
export class Findings {
  private readonly found = new Map<CheckId, CheckResult>();

  pass(...ids: readonly CheckId[]): void {
    for (const id of ids) if (!this.found.has(id)) this.found.set(id, { id, status: 'pass' });
  }

  /** The first failure of a check is the one that is told. */
  fail(id: CheckId, detail: string, at?: string): void {
    if (this.found.get(id)?.status === 'fail') return;
    this.found.set(id, { id, status: 'fail', detail, ...(at === undefined ? {} : { at }) });
  }

  notYet(detail: string, ...ids: readonly CheckId[]): void {
    for (const id of ids) if (!this.found.has(id)) this.found.set(id, { id, status: 'not-yet', detail });
  }

  get anyFailed(): boolean {
    return this.failedAmong(() => true);
  }

  failedAmong(wanted: (id: CheckId) => boolean): boolean {
    return [...this.found.values()].some(({ id, status }) => status === 'fail' && wanted(id));
  }

  report(about: Omit<Summary, 'ok' | 'failed' | 'notYet'>): Report {
    const results = checks.map(({ id }): CheckResult => this.found.get(id) ?? { id, status: 'skipped' });
    const failed = results.find(({ status }) => status === 'fail')?.id;
    const notYet = results.filter(({ status }) => status === 'not-yet').map(({ id }) => id);
    const whole = results.every(({ status }) => status === 'pass' || status === 'not-yet');
    return { checks: results, summary: { ok: failed === undefined && whole, failed, notYet, ...about } };
  }
}
