/** The server's time, as far as this device can tell: an act with a clock too far off is refused. */
let ahead = 0;

export function setServerTime(seconds: number, localMilliseconds: number = Date.now()): void {
  const difference = seconds - localMilliseconds / 1000;
  // Within two seconds it is the way of the answer, not the clock.
  ahead = Math.abs(difference) < 2 ? 0 : difference;
}

/** UTC seconds. */
export function serverNow(): number {
  return Math.floor(Date.now() / 1000 + ahead);
}
