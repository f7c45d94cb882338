/**
 * Where secrets come from: as many bytes as asked, uniform and never seen by anyone else.
 *
 * The core has no dice of its own. A browser passes `crypto.getRandomValues`,
 * a server its operating system's source, a test a seeded stream.
 */
export type Randomness = (bytes: number) => Uint8Array;
