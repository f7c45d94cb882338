/** What is, drawn from the state in the office's hand. */
import type { Part } from '../http/app.ts';

export function viewsPart(): Part {
  return () => undefined;
}
