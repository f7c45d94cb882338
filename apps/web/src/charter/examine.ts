/**
 * What can be said of the text of a charter, and of the step from one charter to another.
 *
 *     text ──parse──▶ remarks (unreadable)
 *                └──▶ charter ──check, explain──▶ remarks, tables ──beside the one in force──▶ amendment
 *
 * All of it is plain data, so that a worker can hand it to the page.
 */
import {
  ask,
  type Charter,
  type CharterDiff,
  checkCharter,
  checks,
  diffCharters,
  type Explanation,
  explain,
  type Finding,
  type ParsedCharter,
  parseCharter,
  powersFor,
  schemaFindings,
  whoIs,
} from '@quorate/charter';

/** - `misread`: the file is no charter here; `fault`: a charter that may not be adopted so. */
export type Gravity = 'misread' | 'fault' | 'warning' | 'note' | 'waived';

/** A finding beside its line. */
export interface Remark {
  readonly gravity: Gravity;
  readonly check: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  readonly why: string;
  readonly mend: string;
  readonly waived?: { readonly reason: string; readonly until: string };
}

export interface Readable {
  readonly outcome: 'read';
  readonly charter: Charter;
  readonly hash: string;
  readonly remarks: readonly Remark[];
  readonly explanation: Explanation;
  /** The line of each clause that a table or a change names. */
  readonly lines: { readonly [clause: string]: number };
  readonly amendment: Amendment | null;
}

interface Unreadable {
  readonly outcome: 'unreadable';
  readonly remarks: readonly Remark[];
}

export type Examined = Readable | Unreadable;

/** How one gets from one charter to the other, as the first of the two rules it. */
export interface Amendment {
  readonly diff: CharterDiff;
  readonly from: { readonly title: string; readonly version: number; readonly hash: string };
  readonly tiers: readonly {
    readonly id: string;
    readonly text?: string;
    readonly clauses: readonly string[];
    readonly strictest: boolean;
  }[];
  readonly procedures: readonly ProcedureInWords[];
  readonly consent: readonly string[];
  /** Who holds the power to change the charter. */
  readonly holders: readonly string[];
  readonly proposers: readonly string[];
  readonly notice?: string;
  readonly notDuring: readonly string[];
  readonly inForce?: string;
}

export interface ProcedureInWords {
  readonly ref: string;
  readonly text?: string;
  readonly data: string;
  /** What it takes among the smallest and the largest expected number of voters. */
  readonly takes: readonly string[];
}

export interface Question {
  readonly text: string;
  /** The charter to compare with. */
  readonly before?: string;
  /** The day whose law is asked, as 2026-11-23. */
  readonly on: string;
}

export function examine({ text, before, on }: Question): Examined {
  const parsed = parseCharter(text);
  if (!parsed.ok) return { outcome: 'unreadable', remarks: misreadings(schemaFindings(parsed.problem)) };
  const { charter, hash } = parsed.value;
  const explanation = explain(parsed.value);
  const old = before === undefined ? undefined : parseCharter(before);
  const amendment = old?.ok ? amendmentOf(old.value, parsed.value) : null;
  return {
    outcome: 'read',
    charter,
    hash,
    remarks: checkCharter(parsed.value, { at: on }).map(remarkOf),
    explanation,
    lines: linesOf(parsed.value, explanation, amendment),
    amendment,
  };
}

/** One remark for each place: the check a reader would look under says more of it than the format does. */
function misreadings(findings: readonly Finding[]): readonly Remark[] {
  const byPlace = Map.groupBy(findings, ({ place, message }) => `${place.line}:${place.column} ${message}`);
  return [...byPlace.values()].flatMap((same) => {
    const last = same.at(-1);
    return last === undefined ? [] : [{ ...remarkOf(last), gravity: 'misread' as const }];
  });
}

function remarkOf({ check, severity, place, message, why, mend, waived }: Finding): Remark {
  const [, found, expected] = /^Found (.+), expected (.+)\.$/s.exec(message) ?? [];
  return {
    gravity: waived ? 'waived' : severity === 'error' ? 'fault' : severity === 'warning' ? 'warning' : 'note',
    check,
    line: place.line,
    column: place.column,
    path: place.path,
    found: found ?? message,
    expected: expected ?? checks.find(({ name }) => name === check)?.definition ?? '',
    why,
    mend,
    ...(waived && { waived }),
  };
}

function amendmentOf(before: ParsedCharter, after: ParsedCharter): Amendment {
  const diff = diffCharters(before, after);
  const { charter, hash } = before;
  const { amendment, title, version } = charter;
  const words = explain(before).words;
  return {
    diff,
    from: { title, version, hash },
    tiers: diff.tier.tiers.map(({ id, clauses }) => {
      const text = amendment.tiers.find((tier) => tier.id === id)?.text;
      return { id, clauses, strictest: id === diff.tier.strictest, ...(text !== undefined && { text }) };
    }),
    procedures: diff.tier.via.map((ref) => procedureInWords(before, ref, words)),
    consent: diff.tier.consent.map((ref) => whoIs(charter, ref)),
    holders: [...new Set(powersFor(charter, 'charter.amend').map(({ power }) => whoIs(charter, power.holder)))],
    proposers: (amendment.proposed_by ?? []).map((ref) => whoIs(charter, ref)),
    ...(amendment.notice !== undefined && { notice: amendment.notice }),
    notDuring: amendment.not_during ?? [],
    ...(amendment.in_force !== undefined && { inForce: amendment.in_force }),
  };
}

function procedureInWords(before: ParsedCharter, ref: string, words: Explanation['words']): ProcedureInWords {
  const clause = ref.replace(/^procedure:/, 'procedures/');
  const said = words.find((one) => one.clause === clause);
  const answer = ask(before, { ask: 'what-it-takes', procedure: ref });
  return {
    ref,
    data: said?.data ?? '',
    takes: answer.ok ? answer.value.lines.map(({ sentence }) => sentence) : [],
    ...(said?.text !== undefined && { text: said.text }),
  };
}

function linesOf(
  { place, charter }: ParsedCharter,
  { words, powers, deadlines, capture }: Explanation,
  amendment: Amendment | null,
): Readable['lines'] {
  const clauses = [
    ...words.map(({ clause }) => clause),
    ...powers.map(({ clause }) => clause),
    ...deadlines.map(({ clause }) => clause),
    ...capture.flatMap(({ clause }) => clause ?? []),
    ...(charter.waivers ?? []).map(({ at }) => at),
    ...(amendment?.diff.clauses.map(({ path }) => path) ?? []),
    ...(amendment?.diff.powers.map(({ clause }) => clause) ?? []),
  ];
  return Object.fromEntries(clauses.map((clause) => [clause, place(clause).line]));
}
