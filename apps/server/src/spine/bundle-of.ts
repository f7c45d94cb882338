/** The record bundle of an organisation as it stands now. */
import { blobsOf, bundleFiles, printTar } from '@quorate/record';
import type { Desk } from './desk.ts';
import { readEntry } from './folded.ts';
import type { Office } from './office.ts';

const entriesAtOnce = 1000;

export async function bundleOf(office: Office, desk: Desk): Promise<Uint8Array> {
  // The state is copied in the same turn, because the next entry changes it in place.
  const { note, value: state } = await office.checkpointWith(desk, (folded) => structuredClone(folded.state));
  const size = state.entries;
  const entries: Uint8Array[] = [];
  const blobs = new Map<string, Uint8Array>();
  for (let next = 0; next < size; next += entriesAtOnce) {
    for (const { bytes } of await desk.log.entries(next, Math.min(entriesAtOnce, size - next))) {
      entries.push(bytes);
      for (const { sha256 } of blobsOf(readEntry(bytes))) {
        const blob = blobs.has(sha256) ? undefined : await desk.log.blob(sha256);
        if (blob) blobs.set(sha256, blob.bytes);
      }
    }
  }
  const { org, vkey } = desk.keeping;
  return printTar(bundleFiles({ org, log: vkey, entries, checkpoint: note, state, blobs }), office.clock());
}
