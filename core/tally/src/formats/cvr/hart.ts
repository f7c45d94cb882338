/**
 * Hart: one XML file for each sheet. An option's `Value` has a digit for each rank, 1 where the voter marked it.
 */
import { ok } from '@quorate/basics';
import { malformed, type Parsed } from '../problem.ts';
import { childOf, childrenOf, parseXml } from '../xml.ts';
import type { CvrSource } from './config.ts';
import type { CvrRecords, Mark, Marked } from './records.ts';

export function readHart(file: Uint8Array | string, source: CvrSource, records: CvrRecords): Parsed<void> {
  const root = parseXml(file);
  if (!root.ok) return root;
  if (root.value.name !== 'Cvr') return malformed({ line: root.value.line }, root.value.name, 'the element Cvr');
  const contests = childOf(root.value, 'Contests');
  if (contests === undefined) return malformed({ line: root.value.line }, 'no such element', 'the element Contests');
  for (const contest of childrenOf(contests, 'Contest')) {
    if (childOf(contest, 'Id')?.text !== source.contestId) continue;
    const marks: Mark[] = [];
    for (const option of childOf(contest, 'Options')?.children ?? []) {
      const id = childOf(option, 'Id')?.text ?? '';
      const value = childOf(option, 'Value')?.text ?? '';
      if (!/^[01]+$/.test(value)) return malformed({ line: option.line }, value, 'a Value of digits 0 and 1');
      const who: Marked = id !== '' && id === source.undeclaredWriteInLabel ? 'undeclared' : { named: id };
      for (const [i, digit] of Array.from(value).entries()) if (digit === '1') marks.push({ rank: i + 1, who });
    }
    const added = records.add(marks, contest.line);
    if (!added.ok) return added;
  }
  return ok(undefined);
}
