/**
 * The seat of this window: 8 hex digits that every request carries, so that two
 * windows of one browser can be two people (`x-quorate-seat`).
 */
const key = 'quorate-seat';

export function seat(): string {
  const kept = read();
  if (kept !== null) return kept;
  const fresh = [...crypto.getRandomValues(new Uint8Array(4))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  try {
    sessionStorage.setItem(key, fresh);
  } catch {
    memory = fresh;
  }
  return fresh;
}

/** Only when session storage is closed to us. */
let memory: string | null = null;

function read(): string | null {
  try {
    const kept = sessionStorage.getItem(key);
    return kept !== null && /^[0-9a-f]{8}$/.test(kept) ? kept : null;
  } catch {
    return memory;
  }
}
