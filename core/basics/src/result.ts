/**
 * The outcome of something that may properly go wrong.
 *
 * A `Result` is plain data, so it can be compared in tests and sent as JSON.
 * Faults in our own code are thrown instead; see {@link unreachable}.
 */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function refuse<Problem>(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}

/** Closes a `switch` over a union: the compiler objects when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** A mistake of our own came to light. Never caught to carry on. */
export function broken(what: string): never {
  throw new Error(`broken: ${what}`);
}

/**
 * Opens a result that an earlier check has already made sure of.
 * A problem here is our own mistake, so it is thrown.
 */
export function must<Value>(result: Result<Value, unknown>): Value {
  return result.ok ? result.value : broken(JSON.stringify(result.problem));
}
