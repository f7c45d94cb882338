/** Weights as exact decimals: `weight / unit`, where the unit is a power of ten. */
export function printWeight(weight: number, unit: number): string {
  if (unit === 1) return `${weight}`;
  const places = Math.round(Math.log10(unit));
  const digits = `${weight}`.padStart(places + 1, '0');
  const decimals = digits.slice(-places).replace(/0+$/, '');
  const whole = digits.slice(0, -places);
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
