/** A text examined while it is being written: soon after the last key, never in the way of the next. */
import { useEffect, useRef, useState } from 'react';
import type { Examined, Question } from './examine.ts';
import type { Answered, Asked } from './examine-worker.ts';

export interface Examination {
  /** The last answer; the text may have moved on since. */
  readonly examined: Examined | null;
  /** The very text the answer is about. */
  readonly text: string;
  readonly working: boolean;
  readonly failed: boolean;
}

/** After the last key. */
const pause = 250;
const longest = 20_000;

export function useExamined(text: string, before?: string): Examination {
  const [state, setState] = useState<Examination>({ examined: null, text: '', working: true, failed: false });
  const examiner = useRef<Examiner | null>(null);
  useEffect(() => {
    const made = new Examiner();
    examiner.current = made;
    return () => made.close();
  }, []);
  const first = useRef(true);
  useEffect(() => {
    setState((was) => (was.working ? was : { ...was, working: true }));
    const wait = first.current ? 0 : pause;
    first.current = false;
    const timer = setTimeout(() => {
      const question = { text, on: today(), ...(before !== undefined && { before }) };
      examiner.current?.ask(question, (examined) =>
        setState(
          examined === null
            ? { examined: null, text, working: false, failed: true }
            : { examined, text, working: false, failed: false },
        ),
      );
    }, wait);
    return () => clearTimeout(timer);
  }, [text, before]);
  return state;
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type Answer = (examined: Examined | null) => void;

/** One question at a time; of those that came meanwhile only the last. A question that takes too long is given up. */
class Examiner {
  #worker: Worker | null = null;
  #number = 0;
  #answer: Answer | null = null;
  #next: readonly [Question, Answer] | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  ask(question: Question, answer: Answer): void {
    if (this.#answer !== null) {
      this.#next = [question, answer];
      return;
    }
    this.#worker ??= this.#start();
    this.#answer = answer;
    this.#number += 1;
    this.#worker.postMessage({ ...question, number: this.#number } satisfies Asked);
    this.#timer = setTimeout(() => this.#giveUp(), longest);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = null;
    this.#answer = null;
    this.#next = null;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./examine-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Answered>) => {
      if (data.number === this.#number) this.#settle(data.examined);
    };
    worker.onerror = () => this.#giveUp();
    return worker;
  }

  #giveUp(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#settle(null);
  }

  #settle(examined: Examined | null): void {
    clearTimeout(this.#timer);
    const [answer, next] = [this.#answer, this.#next];
    this.#answer = null;
    this.#next = null;
    if (next !== null) this.ask(...next);
    else answer?.(examined);
  }
}
