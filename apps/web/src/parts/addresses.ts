/** E-mail addresses as people list them: one a line, or with commas, semicolons or blanks between. */

export interface Addresses {
  readonly good: readonly string[];
  /** As typed, for the message that names them. */
  readonly wrong: readonly string[];
}

export function addressesIn(text: string): Addresses {
  const pieces = text
    .split(/[\n,;]+/)
    .flatMap(words)
    .filter((piece) => piece !== '');
  const isAddress = (piece: string): boolean =>
    /^[^\s@<>"():\\[\]]+@[^\s@<>"():\\[\]]+\.[^\s@<>"():\\[\]]+$/.test(piece);
  return { good: onceEach(pieces.filter(isAddress)), wrong: pieces.filter((piece) => !isAddress(piece)) };
}

/** Capitals make no other address: an invitation for each spelling would let the same person in twice. */
function onceEach(addresses: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return addresses.filter((address) => {
    const plain = address.toLowerCase();
    return !seen.has(plain) && seen.add(plain);
  });
}

/** "ben at mill" is one slip, not three; "Ben <ben@mill.example>" is how mail programs copy an address. */
function words(piece: string): readonly string[] {
  const inBrackets = /<([^<>]*)>\s*$/.exec(piece)?.[1];
  if (inBrackets !== undefined) return [inBrackets.trim()];
  const each = piece.trim().split(/\s+/);
  return each.every((word) => word.includes('@')) ? each : [piece.trim()];
}
