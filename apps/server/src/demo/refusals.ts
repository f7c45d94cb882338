/** Why the demo does not let one be somebody. */
export type DemoRefusal = { readonly reason: 'no-such-person' };
