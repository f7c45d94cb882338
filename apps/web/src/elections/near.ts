/** A number of a transcript, near enough to draw: `806.07214`, `10/3`. What is no number is 0. */
export function near(exact: string): number {
  const [over = '', under] = exact.split('/');
  const number = under === undefined ? Number(over) : Number(over) / Number(under);
  return Number.isFinite(number) ? number : 0;
}
