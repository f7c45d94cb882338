/**
 * A ranking as a voter makes it: groups, best first; those in one group stand
 * equal. Every step gives a whole ranking, so nothing half-done is ever cast.
 */
export type Ranking = readonly (readonly string[])[];

export interface Standing {
  /** From 1. */
  readonly place: number;
  readonly of: number;
  readonly equals: readonly string[];
}

/** Where somebody stands: `second of four`; `undefined` when unranked. */
export function standingOf(ranking: Ranking, choice: string): Standing | undefined {
  const group = ranking.findIndex((one) => one.includes(choice));
  if (group < 0) return undefined;
  const equals = ranking[group]?.filter((other) => other !== choice) ?? [];
  return { place: group + 1, of: ranking.length, equals };
}

export function unranked(ranking: Ranking, choices: readonly string[]): readonly string[] {
  const ranked = ranking.flat();
  return choices.filter((choice) => !ranked.includes(choice));
}

export function clear(ranking: Ranking, choice: string): Ranking {
  return ranking.map((group) => group.filter((one) => one !== choice)).filter((group) => group.length > 0);
}

/** After all who are ranked. */
export function rankNext(ranking: Ranking, choice: string): Ranking {
  return ranking.some((group) => group.includes(choice)) ? ranking : [...ranking, [choice]];
}

/** On a rank of one's own; those from there on move down. A number past the end is the end. */
export function setRank(ranking: Ranking, choice: string, place: number): Ranking {
  const others = clear(ranking, choice);
  const at = Math.min(Math.max(1, place), others.length + 1) - 1;
  return [...others.slice(0, at), [choice], ...others.slice(at)];
}

/** One place up: out of a shared rank above the others of it, otherwise past the rank before. */
export function moveUp(ranking: Ranking, choice: string): Ranking {
  const now = standingOf(ranking, choice);
  if (now === undefined) return ranking;
  if (now.equals.length > 0) return setRank(ranking, choice, now.place);
  return now.place === 1 ? ranking : setRank(ranking, choice, now.place - 1);
}

/** One place down: out of a shared rank below the others of it, otherwise past the next rank. */
export function moveDown(ranking: Ranking, choice: string): Ranking {
  const now = standingOf(ranking, choice);
  if (now === undefined) return ranking;
  if (now.equals.length > 0) return setRank(ranking, choice, now.place + 1);
  return now.place === now.of ? ranking : setRank(ranking, choice, now.place + 1);
}

/** On the same rank as those just above. */
export function joinAbove(ranking: Ranking, choice: string): Ranking {
  const now = standingOf(ranking, choice);
  if (now === undefined || now.place === 1) return ranking;
  const above = ranking[now.place - 2]?.[0];
  return clear(ranking, choice).map((group) =>
    above !== undefined && group.includes(above) ? [...group, choice] : group,
  );
}
