/** Verifies a record bundle beside the page, so that the page stays usable. The file never leaves this browser. */
import { fromUtf8, must, toUtf8 } from '@quorate/basics';
import { parseTar, verifyBundle } from '@quorate/record';
import { read } from '../keys/database.ts';
import type { VerifyAnswer } from './verify-messages.ts';
import type { KeptHead } from './watch.ts';

addEventListener('message', (event: MessageEvent<File>) => {
  void verify(event.data).then(answer, (error: unknown) => answer({ kind: 'malformed', why: String(error) }));
});

async function verify(file: File): Promise<VerifyAnswer> {
  const began = performance.now();
  const files = parseTar(new Uint8Array(await file.arrayBuffer()));
  if (!files.ok) return { kind: 'malformed', why: explain(files.problem) };
  const kept = await keptHead(files.value.get('bundle.json'));
  const report = verifyBundle(files.value, {
    onProgress: (done, of) => answer({ kind: 'progress', done, of }),
    ...(kept === undefined ? {} : { since: must(toUtf8(kept.head.note)) }),
  });
  if (!report.ok) return { kind: 'malformed', why: explain(report.problem) };
  const milliseconds = performance.now() - began;
  return { kind: 'report', report: report.value, since: kept?.head.size ?? null, milliseconds };
}

/** The head that this browser kept of the log in question, if it ever saw it. */
async function keptHead(manifest: Uint8Array | undefined): Promise<KeptHead | undefined> {
  const text = manifest === undefined ? undefined : fromUtf8(manifest);
  if (!text?.ok) return undefined;
  try {
    const { org } = JSON.parse(text.value) as { readonly org?: unknown };
    return typeof org === 'string' ? await read<KeptHead>('heads', org) : undefined;
  } catch {
    return undefined;
  }
}

function explain(problem: { readonly reason: string }): string {
  const { reason, ...data } = problem;
  const more = Object.entries(data).map(([name, value]) => `${name}: ${String(value)}`);
  return [reason.replaceAll('-', ' '), ...more].join(', ');
}

function answer(message: VerifyAnswer): void {
  postMessage(message);
}
