/**
 * The program that runs here, and the booth it belongs to.
 *
 * The page holds the program to its hash; a worker is held to nothing, so it is
 * made of bytes that were fetched under that same hash. What this program says
 * of itself proves nothing: a false one says the same. It is for comparing with
 * another device, and with the record.
 */

/** Hash of the program, as the page names it. */
function programHash(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="quorate-program"]')?.content ?? '';
}

let program: Promise<string> | undefined;

/** An address from which a worker runs this very program. */
export function workerAddress(): Promise<string> {
  program ??= fetchProgram();
  program.catch(() => {
    program = undefined;
  });
  return program;
}

async function fetchProgram(): Promise<string> {
  const answer = await fetch(import.meta.url, { integrity: programHash(), credentials: 'omit' });
  return URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: 'text/javascript' }));
}

/** SHA-256, in hex, of the page as this server serves it now at an address, fetched without a name. */
export async function pageHash(address: string): Promise<string> {
  const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
  if (!answer.ok) throw new TypeError(`no page at ${address}`);
  return sha256(await answer.arrayBuffer());
}

export async function sha256(bytes: ArrayBuffer | Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** In groups of eight, as people compare it. */
export function inGroups(hash: string): string {
  return hash.match(/.{1,8}/g)?.join(' ') ?? '';
}
