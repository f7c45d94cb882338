/** Why a founding does not go on. */
export type FoundingDeskRefusal =
  | { readonly reason: 'no-such-founding' }
  | { readonly reason: 'founding-done' }
  | { readonly reason: 'name-taken'; readonly org: string }
  | { readonly reason: 'charter-unfit'; readonly checks: readonly string[] }
  | { readonly reason: 'already-joined' }
  | { readonly reason: 'not-a-founder' }
  | { readonly reason: 'only-the-initiator' }
  | { readonly reason: 'somebody-signed' }
  | { readonly reason: 'act-changed' }
  | { readonly reason: 'signatures-too-old' }
  | { readonly reason: 'too-many-founders'; readonly most: number }
  | { readonly reason: 'invited-only' }
  | { readonly reason: 'still-a-member' };
