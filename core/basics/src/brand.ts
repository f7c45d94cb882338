declare const brand: unique symbol;

/** A `Base` that cannot be mistaken for another `Base` with a different name. Only parsers make one. */
export type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };
