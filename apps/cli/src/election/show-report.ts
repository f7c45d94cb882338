/** A report as text for people, and as one line of JSON. */
import { type CheckStatus, checks, type Report } from '@quorate/seal';
import type { Unreadable } from './verify-files.ts';

export function reportJson(file: string, { checks: results, summary }: Report): string {
  const { ok, failed, notYet, ...about } = summary;
  return `${JSON.stringify({ file, ok, checks: results, failed: failed ?? null, not_yet: notYet, ...about })}\n`;
}

export function unreadableJson(file: string, { reason, detail }: Unreadable): string {
  return `${JSON.stringify({ file, ok: false, checks: [], failed: null, not_yet: [], error: { reason, detail } })}\n`;
}

const marks: { readonly [status in CheckStatus]: string } = {
  pass: 'ok     ',
  fail: 'FAILS  ',
  'not-yet': 'not yet',
  skipped: '-      ',
};

export function reportText(file: string, { checks: results, summary }: Report): string {
  const { name, uuid, group, phase, ballots, counted } = summary;
  const lines = [`${file}: ${name ?? 'no election can be read'}`];
  if (uuid !== undefined) lines.push(`  election ${uuid}, group ${group}, last event ${phase ?? 'none'}`);
  lines.push(`  ballots received ${ballots}${counted === undefined ? '' : `, counted ${counted}`}`, '');
  for (const { id, status, at, detail } of results) {
    const says = checks.find((check) => check.id === id)?.says ?? '';
    lines.push(`  ${marks[status]}  ${id.padEnd(26)} ${status === 'pass' ? says : (detail ?? 'not reached')}`);
    if (at !== undefined) lines.push(`${' '.repeat(38)}at ${at}`);
  }
  lines.push('', `  ${verdict(summary)}`, '');
  return lines.join('\n');
}

function verdict({ ok, failed, notYet }: Report['summary']): string {
  if (!ok) return `This archive does not hold: ${failed}.`;
  if (notYet.length > 0)
    return 'All holds so far. The election is not finished: what is marked "not yet" cannot be checked yet.';
  return 'Everything holds.';
}
