/**
 * Step-by-step rules under ties: every way the ties may fall, and the one way a lot takes.
 *
 * States that have been reached before are not walked again, so the work is
 * bounded by the number of different states, and by `limit`.
 */
export interface Steps<State> {
  /** What may be chosen next: one, or several when tied. Empty: finished. */
  readonly choices: (state: State) => readonly number[];
  readonly take: (state: State, choice: number) => State;
  /** Equal keys mean that all that follows is equal. */
  readonly key: (state: State) => string;
}

/** Final states for every way the ties may fall, or `undefined` when there are more than `limit` states. */
export function everyPath<State>(steps: Steps<State>, start: State, limit: number): readonly State[] | undefined {
  const reached = new Set<string>();
  const ends: State[] = [];
  const open: State[] = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const key = steps.key(state);
    if (reached.has(key)) continue;
    if (reached.size >= limit) return undefined;
    reached.add(key);
    const choices = steps.choices(state);
    if (choices.length === 0) ends.push(state);
    for (const choice of choices) open.push(steps.take(state, choice));
  }
  return ends;
}

export interface Step<State> {
  readonly state: State;
  readonly between: readonly number[];
  readonly chosen: number;
}

/** Final states of {@link everyPath}; where {@link onePath} met no tie, its end is the only one and is not sought again. */
export function everyEnd<State>(
  steps: Steps<State>,
  start: State,
  walked: ReturnType<typeof onePath<State>>,
  limit: number,
): readonly State[] | undefined {
  const untied = walked.stuck.length === 0 && walked.path.every(({ between }) => between.length === 1);
  return untied ? [walked.end] : everyPath(steps, start, limit);
}

/** One path: `choose` settles each tie, or returns `undefined` to stop there. */
export function onePath<State>(
  steps: Steps<State>,
  start: State,
  choose: (tied: readonly number[]) => number | undefined,
): { readonly path: readonly Step<State>[]; readonly end: State; readonly stuck: readonly number[] } {
  const path: Step<State>[] = [];
  let state = start;
  for (let choices = steps.choices(state); choices.length > 0; choices = steps.choices(state)) {
    const chosen = choices.length === 1 ? choices[0] : choose(choices);
    if (chosen === undefined) return { path, end: state, stuck: choices };
    path.push({ state, between: choices, chosen });
    state = steps.take(state, chosen);
  }
  return { path, end: state, stuck: [] };
}
