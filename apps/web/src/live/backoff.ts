/**
 * How long to wait before trying again: doubling from half a second to half a
 * minute, with full jitter, so that a hall that lost its Wi-Fi does not come
 * back as one wave.
 */
const first = 500;
const most = 30_000;

/** Milliseconds before the attempt that follows `failures` failures in a row. `dice` is from 0 up to 1. */
export function delayAfter(failures: number, dice: number): number {
  const ceiling = Math.min(most, first * 2 ** Math.max(0, failures - 1));
  return Math.round(first / 2 + dice * ceiling);
}
