/**
 * Dominion: a folder with CandidateManifest.json, which may be missing, and CvrExport.json (or several of it).
 * The record `Original` counts while it is current, else `Modified`; ambiguous marks don't.
 */
import { type Json, ok } from '@quorate/basics';
import { isList, isRecord, type JsonPath, type JsonText, parseJsonText } from '../json-text.ts';
import type { Parsed } from '../problem.ts';
import type { CvrSource } from './config.ts';
import type { CvrRecords, Mark } from './records.ts';

/** Names of candidates by their code, for one contest. */
export function readDominionCandidates(
  file: Uint8Array | string,
  contestId: string,
): Parsed<ReadonlyMap<string, string>> {
  const json = parseJsonText(file);
  if (!json.ok) return json;
  const { value } = json.value;
  const list = isRecord(value) ? value['List'] : undefined;
  if (!isList(list)) return json.value.fail([], 'a candidate manifest with a List');
  const names = new Map<string, string>();
  for (const [i, item] of list.entries()) {
    if (!isRecord(item) || item['Id'] === undefined) return json.value.fail(['List', i], 'a candidate with an Id');
    if (`${item['ContestId']}` === contestId) names.set(`${item['Id']}`, `${item['Description'] ?? ''}`);
  }
  return ok(names);
}

export function readDominion(
  file: Uint8Array | string,
  names: ReadonlyMap<string, string>,
  source: CvrSource,
  records: CvrRecords,
): Parsed<void> {
  const json = parseJsonText(file, 'Sessions');
  if (!json.ok) return json;
  const { value } = json.value;
  if (!isRecord(value) || !isList(value['Sessions'])) return json.value.fail([], 'an export with a list Sessions');
  let i = -1;
  for (const session of json.value.elements('Sessions')) {
    i++;
    if (session === undefined) return json.value.notJson();
    const taken = readSession(json.value, session, ['Sessions', i], { names, source, records });
    if (!taken.ok) return taken;
  }
  return ok(undefined);
}

interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly source: CvrSource;
  readonly records: CvrRecords;
}

function readSession(json: JsonText, session: Json, path: JsonPath, known: Known): Parsed<void> {
  if (!isRecord(session)) return json.fail(path, 'a session');
  const original = session['Original'];
  const current = isRecord(original) && original['IsCurrent'] === false ? session['Modified'] : original;
  if (current === undefined) return isRecord(original) ? ok(undefined) : json.fail(path, 'a session with Original');
  if (!isRecord(current)) return json.fail(path, 'a record');
  const cards = isList(current['Cards']) ? current['Cards'] : [current];
  for (const card of cards) {
    const contests = isRecord(card) ? card['Contests'] : undefined;
    if (!isList(contests)) return json.fail(path, 'a list of Contests');
    for (const contest of contests) {
      if (!isRecord(contest) || `${contest['Id']}` !== known.source.contestId) continue;
      const taken = readContest(json, contest, path, known);
      if (!taken.ok) return taken;
    }
  }
  return ok(undefined);
}

function readContest(
  json: JsonText,
  contest: { readonly [key: string]: Json },
  path: JsonPath,
  { names, source, records }: Known,
): Parsed<void> {
  const marked = contest['Marks'];
  if (!isList(marked)) return json.fail(path, 'a list of Marks');
  const marks: Mark[] = [];
  for (const mark of marked) {
    if (!isRecord(mark)) return json.fail(path, 'a mark');
    if (mark['IsAmbiguous'] === true) continue;
    const rank = mark['Rank'];
    if (typeof rank !== 'number') return json.fail(path, 'a mark with a Rank');
    const code = `${mark['CandidateId']}`;
    const name = names.get(code) ?? '';
    const undeclared = source.undeclaredWriteInLabel;
    const writtenIn = undeclared !== '' && (code === undeclared || name === undeclared);
    const known = records.knows(code) ? code : name;
    if (!writtenIn && !records.knows(known))
      return json.fail(path, `a candidate of the configuration, not ${code} ${name}`);
    marks.push({ rank, who: writtenIn ? 'undeclared' : { named: known } });
  }
  // The place is found again only when something is wrong.
  const added = records.add(marks, 1);
  return added.ok ? added : json.fail(path, added.problem.expected);
}
