/** Files damaged by a seeded hand: cut off, holes, wrong bytes, noise, repetitions. */

/** A small generator with a seed (mulberry32), so that damage is the same on every machine. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * sides);
  };
}

export function damage(file: Uint8Array, roll: (sides: number) => number): Uint8Array {
  const at = roll(file.length);
  const length = 1 + roll(Math.min(12, file.length - at));
  switch (roll(5)) {
    case 0:
      return file.slice(0, at);
    case 1:
      return new Uint8Array([...file.slice(0, at), ...file.slice(at + length)]);
    case 2:
      return new Uint8Array([...file.slice(0, at), roll(256), ...file.slice(at + 1)]);
    case 3:
      return new Uint8Array([...file.slice(0, at), ...Array.from({ length }, () => roll(256)), ...file.slice(at)]);
    default:
      return new Uint8Array([...file.slice(0, at), ...file.slice(at, at + length), ...file.slice(at)]);
  }
}
