/** Numbers of a transcript for the eye: `5288` `806.07214` `10/3`, as they are or near enough to draw and sort. */

/** Near enough for drawing and for order; 0 for what is no number. */
export function approximate(text: string): number {
  const [over = '', under] = text.split('/');
  const number = under === undefined ? Number(over) : Number(over) / Number(under);
  return Number.isFinite(number) ? number : 0;
}

export function isZero(text: string): boolean {
  return /^-?0*(\.0*)?(\/\d+)?$/.test(text);
}

/** Long fractions are hard to read: those are shown to four places with "about". */
export function readable(text: string): string {
  if (!text.includes('/') || text.length <= 12) return text;
  return `about ${approximate(text).toFixed(4)}`;
}
