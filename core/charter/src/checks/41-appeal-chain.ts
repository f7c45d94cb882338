import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { isStrict, type Survey } from './survey.ts';

export const appealChain: Check = {
  number: 41,
  name: 'appeal-chain',
  severity: 'error',
  definition:
    'The stages of discipline form one chain that ends; each has a time limit, and delay works for the accused.',
  why: 'A case that can go round, or be left lying, punishes without a finding.',
  mend: 'Let `next` name the following stage and the last be null; say in `if_late` that the complaint falls or the sanction is stayed.',
  run: (s) => [...links(s), ...delays(s)],
  fires: { of: 'cooperative', set: { 'discipline/stages/2/next': 'hearing' } },
  silent: {
    of: 'cooperative',
    set: {
      'discipline/stages/0/next': 'appeal',
      'discipline/stages/1/next': null,
      'discipline/stages/2/next': 'hearing',
    },
  },
};

function links(s: Survey): readonly Fault[] {
  const { stages } = s.charter.discipline;
  const at = (i: number): string => `discipline/stages/${i}/next`;
  const ids = stages.map(({ id }) => id);
  const twice = ids.findIndex((id, i) => ids.indexOf(id) !== i);
  if (twice >= 0) return [{ at: `discipline/stages/${twice}/id`, message: `There are two stages "${ids[twice]}".` }];
  const dead = stages.findIndex(({ next }) => typeof next === 'string' && !ids.includes(next));
  if (dead >= 0) return [{ at: at(dead), message: `There is no stage "${stages[dead]?.next}".` }];
  const visited = new Set<number>();
  let here = 0;
  for (;;) {
    if (visited.has(here)) return [{ at: at(here), message: 'The stages run in a circle.' }];
    visited.add(here);
    const next = stages[here]?.next;
    if (next === null || next === undefined) break;
    const following = ids.indexOf(next);
    if (visited.has(following))
      return [{ at: at(here), message: `From "${ids[here]}" the case goes back to "${next}" and never ends.` }];
    here = following;
  }
  const lost = stages.findIndex((_, i) => !visited.has(i));
  if (lost >= 0) return [{ at: `discipline/stages/${lost}`, message: `No stage leads to "${ids[lost]}".` }];
  return visited.size < 2 ? [{ at: at(0), message: 'There is no appeal.' }] : [];
}

function delays(s: Survey): readonly Fault[] {
  const { stages } = s.charter.discipline;
  return stages.flatMap(({ id, if_late, within, next }, i): readonly Fault[] => {
    const at = `discipline/stages/${i}`;
    if (within === 'until ended' || within === 'none')
      return [{ at: `${at}/within`, message: `The stage "${id}" has no time limit.` }];
    if (if_late === undefined) return isStrict(s) ? [{ at, message: `Nothing is said for when "${id}" is late.` }] : [];
    // At the last stage the earlier finding may stand; before it, delay must not convict.
    const last = next === null || next === undefined;
    const convicts =
      /\b(guilty|expelled|convicted|upheld|takes effect|confirmed)\b/i.test(if_late) ||
      (!last && /\b(sanction|penalty|expulsion|suspension) (stands|remains|goes on)/i.test(if_late));
    return convicts
      ? [{ at: `${at}/if_late`, message: `If "${id}" is late the accused pays for it: "${if_late}".` }]
      : [];
  });
}
