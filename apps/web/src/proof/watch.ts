/**
 * Watches one log on behalf of this browser's owner: fetches the signed head,
 * asks for the proof that it extends the one kept, and keeps it. A conflict
 * is kept too, and never goes away by itself.
 */
import type { OrgId } from '@quorate/basics';
import { ask, askText, query, Refused } from '../api/client.ts';
import type { ConsistencyProof } from '../api/types.ts';
import { read, remove, write } from '../keys/database.ts';
import type { TreeHead } from '../spine.ts';
import { extendsHead, type HeadProblem, readHead, type SignedHead } from './heads.ts';

export interface KeptHead {
  readonly log: string;
  readonly head: SignedHead;
  readonly problem: HeadProblem | null;
}

export type WatchState =
  | { readonly phase: 'looking' }
  | { readonly phase: 'consistent'; readonly head: SignedHead; readonly since: SignedHead | null }
  | { readonly phase: 'conflict'; readonly problem: HeadProblem; readonly head: SignedHead | null };

/** Checks the log's present head against the one kept, and keeps the newer. Throws only when there is no answer. */
export async function checkLog(org: OrgId, logKey: string): Promise<WatchState> {
  const kept = await read<KeptHead>('heads', org).catch(() => undefined);
  if (kept?.problem) return { phase: 'conflict', problem: kept.problem, head: kept.head };
  if (kept !== undefined && kept.log !== logKey) {
    return { phase: 'conflict', problem: { reason: 'other-key', kept: kept.log, shown: logKey }, head: kept.head };
  }
  const shown = readHead(await askText(`/log/${org}/checkpoint`), logKey, Math.floor(Date.now() / 1000));
  if (!shown.ok) return { phase: 'conflict', problem: shown.problem, head: kept?.head ?? null };
  if (kept === undefined) {
    await keep(org, { log: logKey, head: shown.value, problem: null });
    return { phase: 'consistent', head: shown.value, since: null };
  }
  if (await isConsistent(org, kept.head, shown.value)) {
    const newer = shown.value.size >= kept.head.size ? shown.value : kept.head;
    await keep(org, { log: logKey, head: newer, problem: null });
    return { phase: 'consistent', head: newer, since: kept.head };
  }
  const problem: HeadProblem = { reason: 'contradiction', kept: kept.head, shown: shown.value };
  await keep(org, { log: logKey, head: kept.head, problem });
  return { phase: 'conflict', problem, head: kept.head };
}

/** An act may name any head the log really had: after a check, the newest one kept. */
export function seenHead(state: WatchState, fallback: TreeHead): TreeHead {
  if (state.phase === 'consistent') return { size: state.head.size, root: state.head.root };
  return fallback;
}

/** Both signed heads in one file: enough for anybody to see the contradiction, without this server. */
export function conflictFile(org: OrgId, logKey: string, problem: HeadProblem): string {
  if (problem.reason !== 'contradiction') return JSON.stringify({ org, log: logKey, problem }, null, 2);
  const { kept, shown } = problem;
  return `${JSON.stringify({ what: 'two signed heads of one log that contradict each other', org, log: logKey, kept, shown }, null, 2)}\n`;
}

/** For the demo only, whose log begins anew with its data folder. */
export async function forgetLog(org: OrgId): Promise<void> {
  await remove('heads', org);
}

async function isConsistent(org: OrgId, kept: TreeHead, shown: TreeHead): Promise<boolean> {
  const [from, to] = [Math.min(kept.size, shown.size), Math.max(kept.size, shown.size)];
  if (from === to || from === 0) return extendsHead(kept, shown, []);
  try {
    const { proof } = await ask<ConsistencyProof>(`/api/organisations/${org}/proof/consistency${query({ from, to })}`);
    return extendsHead(kept, shown, proof);
  } catch (error) {
    // A log that once had `to` entries and now can't prove it has been cut short.
    if (error instanceof Refused && [400, 404, 409, 422].includes(error.problem.status)) return false;
    throw error;
  }
}

async function keep(org: OrgId, head: KeptHead): Promise<void> {
  await write('heads', org, head).catch(() => undefined);
}
