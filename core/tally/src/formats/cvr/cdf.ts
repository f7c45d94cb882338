/**
 * NIST SP 1500-103, Cast Vote Records Common Data Format, version 1: JSON and XML (Unisyn's XML is of this kind).
 * The current snapshot of each record counts; positions without indication or not allocable don't (section 3.4.2).
 */
import { type Json, ok } from '@quorate/basics';
import { isList, isRecord, type JsonPath, type JsonText, parseJsonText } from '../json-text.ts';
import { malformed, type Parsed } from '../problem.ts';
import { parseXml, type XmlElement, xmlElements } from '../xml.ts';
import type { CvrSource } from './config.ts';
import type { CvrRecords, Mark, Marked } from './records.ts';

/** An object of either notation: its id, its fields, and its line, which is only looked up when something is wrong. */
interface Item {
  readonly id: string;
  line(): number;
  text(name: string): string | undefined;
  items(name: string): readonly Item[];
  texts(name: string): readonly string[];
}

/** The whole file. Its records come one after the other: they may be a million. */
interface Report extends Item {
  records(): Iterable<Parsed<Item>>;
}

export function readCdf(
  file: Uint8Array | string,
  kind: 'json' | 'xml',
  source: CvrSource,
  records: CvrRecords,
): Parsed<void> {
  const report = kind === 'xml' ? fromXml(file) : fromJson(file);
  return report.ok ? readReport(report.value, source, records) : report;
}

function readReport(report: Report, source: CvrSource, records: CvrRecords): Parsed<void> {
  const elections = report.items('Election');
  const contests = elections.flatMap((election) => election.items('Contest'));
  const contest =
    contests.find((c) => c.text('Name') === source.contestId) ?? contests.find((c) => c.id === source.contestId);
  if (contest === undefined) {
    const names = contests.map((c) => c.text('Name') ?? c.id).join(', ');
    return malformed({ line: report.line() }, names || 'no contest', `the contest "${source.contestId}"`);
  }
  const candidates = new Map(elections.flatMap((e) => e.items('Candidate')).map((c) => [c.id, c.text('Name') ?? '']));
  const selections = new Map(contest.items('ContestSelection').map((s) => [s.id, s]));
  for (const record of report.records()) {
    if (!record.ok) return record;
    const cvr = record.value;
    const marks = readRecord(cvr, contest.id, { candidates, selections, source });
    if (!marks.ok) return marks;
    if (marks.value === undefined) continue;
    const added = records.add(marks.value, 0);
    if (!added.ok) return malformed({ line: cvr.line() }, added.problem.found, added.problem.expected);
  }
  return ok(undefined);
}

interface Known {
  readonly candidates: ReadonlyMap<string, string>;
  readonly selections: ReadonlyMap<string, Item>;
  readonly source: CvrSource;
}

/** Undefined when the record does not hold the contest. */
function readRecord(cvr: Item, contestId: string, known: Known): Parsed<readonly Mark[] | undefined> {
  const current = cvr.text('CurrentSnapshotId');
  const snapshot = cvr.items('CVRSnapshot').find(({ id }) => id === current);
  if (snapshot === undefined)
    return malformed({ line: cvr.line() }, current ?? 'nothing', 'the id of a CVRSnapshot as CurrentSnapshotId');
  const contest = snapshot.items('CVRContest').find((c) => c.text('ContestId') === contestId);
  if (contest === undefined) return ok(undefined);
  const marks: Mark[] = [];
  for (const selection of contest.items('CVRContestSelection')) {
    if (selection.text('Status') === 'needs-adjudication') continue;
    const who = whoOf(selection, known);
    if (who === undefined) {
      const found = selection.text('ContestSelectionId') ?? 'nothing';
      return malformed({ line: selection.line() }, found, 'a ContestSelection with a Candidate');
    }
    const own = selection.text('Rank');
    if (own !== undefined) {
      marks.push({ rank: Number(own), who });
      continue;
    }
    for (const position of selection.items('SelectionPosition')) {
      if (position.text('HasIndication') === 'no' || position.text('IsAllocable') === 'no') continue;
      const writtenIn = position.items('CVRWriteIn').length > 0;
      marks.push({ rank: Number(position.text('Rank') ?? 1), who: writtenIn ? 'undeclared' : who });
    }
  }
  return ok(marks);
}

function whoOf(selection: Item, { candidates, selections, source }: Known): Marked | undefined {
  const id = selection.text('ContestSelectionId');
  const chosen = id === undefined ? undefined : selections.get(id);
  if (chosen === undefined) {
    const writtenIn = selection.items('SelectionPosition').some((position) => position.items('CVRWriteIn').length > 0);
    return writtenIn ? 'undeclared' : undefined;
  }
  if (chosen.text('IsWriteIn') === 'true') return 'undeclared';
  const [candidate = ''] = chosen.texts('CandidateIds').flatMap((ids) => ids.split(/\s+/));
  const name = candidates.get(candidate);
  if (name === undefined) return undefined;
  if (source.overvoteLabel !== '' && name === source.overvoteLabel) return 'overvote';
  return source.undeclaredWriteInLabel !== '' && name === source.undeclaredWriteInLabel
    ? 'undeclared'
    : { named: name };
}

function fromXml(file: Uint8Array | string): Parsed<Report> {
  // What the records refer to may stand behind them, so they are read in a second pass.
  const root = parseXml(file, 'CVR');
  if (!root.ok) return root;
  if (root.value.name !== 'CastVoteRecordReport') {
    return malformed({ line: root.value.line }, root.value.name, 'the element CastVoteRecordReport');
  }
  return ok({ ...xmlItem(root.value), records: () => xmlRecords(file) });
}

function* xmlRecords(file: Uint8Array | string): Generator<Parsed<Item>, undefined> {
  for (const record of xmlElements(file, 'CVR')) yield record.ok ? ok(xmlItem(record.value)) : record;
}

function xmlItem(element: XmlElement): Item {
  return {
    id: element.attributes['ObjectId'] ?? '',
    line: () => element.line,
    text: (name) => element.children.find((child) => child.name === name)?.text,
    texts: (name) => element.children.filter((child) => child.name === name).map(({ text }) => text),
    items: (name) => element.children.filter((child) => child.name === name).map(xmlItem),
  };
}

function fromJson(file: Uint8Array | string): Parsed<Report> {
  const json = parseJsonText(file, 'CVR');
  if (!json.ok) return json;
  const { value } = json.value;
  if (!isRecord(value) || !isList(value['CVR'])) return json.value.fail([], 'a CastVoteRecordReport with a list CVR');
  return ok({ ...jsonItem(json.value, value, []), records: () => jsonRecords(json.value) });
}

function* jsonRecords(json: JsonText): Generator<Parsed<Item>, undefined> {
  let i = -1;
  for (const record of json.elements('CVR')) {
    i++;
    if (record === undefined) return void (yield json.notJson());
    if (isRecord(record)) yield ok(jsonItem(json, record, ['CVR', i]));
  }
}

function jsonItem(json: JsonText, value: { readonly [key: string]: Json }, path: JsonPath): Item {
  const list = (name: string): readonly { readonly field: Json; readonly path: JsonPath }[] => {
    const field = value[name];
    if (field === undefined) return [];
    return isList(field)
      ? field.map((item, i) => ({ field: item, path: [...path, name, i] }))
      : [{ field, path: [...path, name] }];
  };
  return {
    id: textOf(value['@id']) ?? '',
    line: () => json.fail(path, '').problem.line,
    text: (name) => textOf(list(name)[0]?.field),
    texts: (name) => list(name).flatMap(({ field }) => textOf(field) ?? []),
    items: (name) =>
      list(name).flatMap((item) => (isRecord(item.field) ? [jsonItem(json, item.field, item.path)] : [])),
  };
}

function textOf(field: Json | undefined): string | undefined {
  return field === undefined || field === null || typeof field === 'object' ? undefined : String(field);
}
