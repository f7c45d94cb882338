/**
 * The pseudo-random order of New Zealand's regulations (Schedule 1A, clauses 40 to 48): Wichmann
 * and Hill's generator started from the numbers of candidates, vacancies and votes. Where the
 * calculator in use is known to depart from the clauses (the factor 10000 in clause 42, the last
 * reduction in clause 43, the inversion at the start), the calculator is followed.
 */
export function newZealandOrder(candidates: number, vacancies: number, votes: number): readonly number[] {
  let [x, y, z] = [candidates + 5, vacancies, (votes + 10_000 * (votes % 10)) % 30_323];
  const next = (): number => {
    [x, y, z] = [(171 * x) % 30_269, (172 * y) % 30_307, (170 * z) % 30_323];
    const parts =
      Math.floor((10_000 * x) / 30_269) + Math.floor((10_000 * y) / 30_307) + Math.floor((10_000 * z) / 30_323);
    return 10_000 - (parts % 10_000);
  };
  for (let warmUp = 0; warmUp < 4; warmUp += 1) next();
  const drawn: number[] = [];
  for (let c = 0; c < candidates; c += 1) {
    let number = next();
    while (drawn.includes(number)) number = next();
    drawn.push(number);
  }
  return drawn.map((_, c) => c).sort((a, b) => (drawn[a] ?? 0) - (drawn[b] ?? 0));
}
