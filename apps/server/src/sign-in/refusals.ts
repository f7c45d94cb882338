/** Why somebody is not let in. None says whether an address is known. */
export type SignInRefusal =
  | { readonly reason: 'code-wrong' }
  | { readonly reason: 'invitation-unknown' }
  | { readonly reason: 'seat-missing' }
  | { readonly reason: 'too-many-attempts'; readonly retryAfter: number };
