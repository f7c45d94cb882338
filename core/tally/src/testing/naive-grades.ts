/** Majority judgment from its text: take the (lower) median away from both, and compare again. */
export function naiveMajorityOrder(
  ballots: readonly (readonly number[])[],
  candidates: number,
): readonly (readonly number[])[] {
  const values = Array.from({ length: candidates }, (_, one) =>
    majorityValue(ballots.map((ballot) => ballot[one] ?? 0)),
  );
  const order = values.map((_, one) => one).sort((a, b) => compareLists(values[b] ?? [], values[a] ?? []) || a - b);
  const groups: number[][] = [];
  for (const one of order) {
    const last = groups.at(-1);
    if (last && compareLists(values[last[0] ?? 0] ?? [], values[one] ?? []) === 0) last.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** The medians in the order in which they are taken away. */
function majorityValue(grades: readonly number[]): readonly number[] {
  const left = [...grades].sort((a, b) => a - b);
  const taken: number[] = [];
  while (left.length > 0) taken.push(...left.splice(Math.floor((left.length - 1) / 2), 1));
  return taken;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
