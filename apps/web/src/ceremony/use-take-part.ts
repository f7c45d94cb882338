/**
 * Taking part in a secret ballot, from whichever page: one way at a time for each ballot, and every page that shows it
 * sees how far it has come.
 */
import { useCallback, useSyncExternalStore } from 'react';
import { ask, Refused } from '../api/client.ts';
import { TurnedAway } from '../booth/nameless.ts';
import { type Progress, takePart } from '../booth/take-part.ts';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';

const text = words.sealed.ballot;

interface Way {
  readonly progress: Progress | null;
  readonly problem: string | null;
}

const still: Way = { progress: null, problem: null };
const ways = new Map<string, Way>();
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

function note(key: string, way: Way): void {
  ways.set(key, way);
  for (const watcher of watchers) watcher();
}

export interface TakePart extends Way {
  readonly begin: () => Promise<void>;
}

export function useTakePart(ballot: string): TakePart {
  const { org, me, act, say } = useHere();
  const key = `${org}/${ballot}/${me}`;
  const way = useSyncExternalStore(watch, () => ways.get(key) ?? still);
  const begin = useCallback(async (): Promise<void> => {
    if (me === null || (ways.get(key) ?? still).progress !== null) return;
    const onProgress = (progress: Progress): void => note(key, { progress, problem: null });
    onProgress('making');
    const walk = async (): Promise<string | null> => {
      const taken = await takePart({
        org,
        ballot,
        member: me,
        onProgress,
        register: async (blinded) => {
          const outcome = await act({ kind: 'register-for-ballot', body: { ballot, blinded } });
          const known = outcome.was === 'recorded' || outcome.problem.reason === 'already-registered';
          return known ? undefined : words.problemSentence(outcome.problem, say);
        },
        askToken: async () => {
          const path = `/api/organisations/${org}/ballots/${ballot}/token`;
          return (await ask<{ readonly blindSignature: string }>(path, { method: 'POST' })).blindSignature;
        },
      });
      return taken.ok ? null : text.refused(taken.problem.why);
    };
    let problem: string | null = null;
    try {
      problem = await alone(key, walk);
    } catch (error) {
      problem = error instanceof Refused ? words.problemSentence(error.problem, say) : sentenceOf(error);
    } finally {
      note(key, { progress: null, problem });
    }
  }, [org, ballot, me, key, act, say]);
  return { ...way, begin };
}

/** Two windows of one browser share what is kept: a second credential would be one that nobody signed. */
async function alone<Answer>(key: string, walk: () => Promise<Answer>): Promise<Answer> {
  // Not there where the page did not come over a secure connection.
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? walk() : locks.request(`quorate ${key}`, walk);
}

function sentenceOf(error: unknown): string {
  return error instanceof TurnedAway ? text.refused(error.reason) : text.lost;
}
