/**
 * The generator that `java.util.Random` documents, and the orders that Java gives sets and shuffles:
 * RCTab draws its lots with them, so its seeds can be checked here.
 */
const multiplier = 0x5deece66dn;
const mask = (1n << 48n) - 1n;

export interface JavaRandom {
  nextDouble(): number;
  nextInt(bound: number): number;
}

export function javaRandom(seed: bigint): JavaRandom {
  let state = (BigInt.asUintN(64, seed) ^ multiplier) & mask;
  const next = (bits: number): bigint => {
    state = (state * multiplier + 0xbn) & mask;
    return BigInt.asIntN(32, state >> BigInt(48 - bits));
  };
  return {
    nextDouble: () => Number((BigInt.asUintN(26, next(26)) << 27n) + BigInt.asUintN(27, next(27))) / 2 ** 53,
    nextInt: (bound) => {
      if ((bound & -bound) === bound) return Number((BigInt(bound) * BigInt.asUintN(31, next(31))) >> 31n);
      for (;;) {
        const bits = Number(BigInt.asUintN(31, next(31)));
        const value = bits % bound;
        if (bits - value + (bound - 1) < 2 ** 31) return value;
      }
    },
  };
}

/** `Collections.shuffle`. */
export function javaShuffle<T>(list: readonly T[], random: JavaRandom): T[] {
  const shuffled = [...list];
  for (let i = shuffled.length; i > 1; i -= 1) {
    const j = random.nextInt(i);
    const held = shuffled[i - 1] as T;
    shuffled[i - 1] = shuffled[j] as T;
    shuffled[j] = held;
  }
  return shuffled;
}

/** The order in which a `HashSet` made of these strings lists them. */
export function javaSetOrder(names: readonly string[]): string[] {
  let size = 16;
  while (size < names.length / 0.75 + 1) size *= 2;
  const bucket = (name: string): number => {
    let hash = 0;
    for (let i = 0; i < name.length; i += 1) hash = (Math.imul(31, hash) + name.charCodeAt(i)) | 0;
    return (hash ^ (hash >>> 16)) & (size - 1);
  };
  return [...names].sort((a, b) => bucket(a) - bucket(b));
}
