/** Works with sealed papers beside the page, so that the page stays usable. */
import { sealedAnswer } from './sealed-answer.ts';
import type { SealedAnswer, SealedWork } from './sealed-work.ts';

addEventListener('message', (event: MessageEvent<SealedWork>) => {
  try {
    postMessage(sealedAnswer(event.data));
  } catch (error) {
    postMessage({ kind: 'problem', why: String(error) } satisfies SealedAnswer);
  }
});
