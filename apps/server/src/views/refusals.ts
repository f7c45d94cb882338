/** Why there is nothing to show. */
export type ViewRefusal = { readonly reason: 'no-such-decision' | 'no-such-entry' };
