import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../src/look/tokens.css', import.meta.url), 'utf8');

const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: light ?? '', dark: dark ?? '' },
  ]),
);
const grounds = ['paper', 'sheet', 'sunk'];
const meanings = ['open', 'carried', 'lost', 'attention'];

describe.each(['light', 'dark'] as const)('the colours in %s', (scheme) => {
  const contrast = (a: string, b: string): number =>
    ratio(tokens.get(a)?.[scheme] ?? '', tokens.get(b)?.[scheme] ?? '');

  it('give text 7:1 on every ground', () => {
    for (const text of ['ink', 'ink-soft', 'accent', ...meanings]) {
      for (const ground of grounds) expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  it('give each meaning 7:1 on its own wash, and ink there too', () => {
    for (const meaning of [...meanings, 'accent']) {
      expect(contrast(meaning, `${meaning}-wash`), meaning).toBeGreaterThanOrEqual(7);
      expect(contrast('ink', `${meaning}-wash`), `ink on ${meaning}`).toBeGreaterThanOrEqual(7);
    }
  });

  it('give lines 3:1, and what stands on the accent 7:1', () => {
    for (const ground of grounds) expect(contrast('line', ground), ground).toBeGreaterThanOrEqual(3);
    expect(contrast('on-accent', 'accent')).toBeGreaterThanOrEqual(7);
  });
});

/** WCAG 2.2, contrast ratio. */
function ratio(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
