import { type Decider, replay } from '../decider.ts';
import type { Result } from '../result.ts';

export interface Scenario<Command, Event, Refusal> {
  /** Facts that came before. */
  readonly given: (...history: readonly Event[]) => {
    /** What somebody now asks for; the answer is compared with a plain `toEqual`. */
    readonly when: (command: Command) => Result<readonly Event[], Refusal>;
  };
}

/** Lets a test read as: given these facts, when this is asked, then that follows. */
export function scenario<Command, State, Event, Refusal>(
  decider: Decider<Command, State, Event, Refusal>,
): Scenario<Command, Event, Refusal> {
  return {
    given: (...history) => ({ when: (command) => decider.decide(command, replay(decider, history)) }),
  };
}
