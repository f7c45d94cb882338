/** Examines charters beside the page, so that typing never waits. Nothing leaves this browser. */
import { type Examined, examine, type Question } from './examine.ts';

export interface Asked extends Question {
  readonly number: number;
}

export interface Answered {
  readonly number: number;
  readonly examined: Examined;
}

addEventListener('message', ({ data: { number, ...question } }: MessageEvent<Asked>) => {
  postMessage({ number, examined: examine(question) } satisfies Answered);
});
