/** Why a name is not told. */
export type VaultRefusal = { readonly reason: 'names-for-members-only' };
