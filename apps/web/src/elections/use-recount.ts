/** One recount in a worker of its own; asking again starts a new one. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ElectionState } from '../spine.ts';
import type { RecountAnswer } from './recount-messages.ts';

type Recounting =
  | { readonly phase: 'counting'; readonly times: number }
  | { readonly phase: 'answered'; readonly times: number; readonly answer: RecountAnswer };

export interface RecountHandle {
  readonly state: Recounting;
  /** The last transcript that was counted, also while another count runs. */
  readonly last: Extract<RecountAnswer, { readonly kind: 'counted' }> | null;
  readonly again: () => void;
}

export function useRecount(election: ElectionState): RecountHandle {
  const [state, setState] = useState<Recounting>({ phase: 'counting', times: 0 });
  const [last, setLast] = useState<RecountHandle['last']>(null);
  const worker = useRef<Worker | null>(null);
  const counted = election.result?.transcript ?? '';
  const papers = useRef(election);
  papers.current = election;

  const start = useCallback((times: number) => {
    worker.current?.terminate();
    const started = new Worker(new URL('./recount-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    setState({ phase: 'counting', times });
    const settle = (answer: RecountAnswer): void => {
      started.terminate();
      if (answer.kind === 'counted') setLast(answer);
      setState({ phase: 'answered', times, answer });
    };
    started.onmessage = ({ data }: MessageEvent<RecountAnswer>) => settle(data);
    started.onerror = (event) => settle({ kind: 'broken', why: event.message });
    started.postMessage(papers.current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another result is another count
  useEffect(() => {
    start(0);
    return () => worker.current?.terminate();
  }, [start, counted]);

  return { state, last, again: () => start(state.times + 1) };
}
