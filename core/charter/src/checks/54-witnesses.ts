import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { refsIn, someOf } from './parts.ts';
import { isStrict, type Survey } from './survey.ts';

export const witnesses: Check = {
  number: 54,
  name: 'witnesses',
  severity: 'error',
  definition:
    'More than half of the witnesses make a quorum, none of them is an organ of the organisation or signs the archive, and signing takes two keys or a change of key takes a vote.',
  why: 'Two quorums without a common witness can be shown two different histories.',
  mend: 'Write "2 of 3", "3 of 4" and so on; name witnesses outside; sign with "2 of 3" keys.',
  run: (s) => [...quorum(s), ...independence(s), ...signers(s)],
  fires: { of: 'cooperative', set: { 'records/archive/witness_quorum': '1 of 3' } },
  silent: { of: 'cooperative', set: { 'records/archive/witness_quorum': '3 of 3' } },
};

function quorum(s: Survey): readonly Fault[] {
  const { witness_quorum: text, witnesses: named } = s.charter.records.archive;
  const at = 'records/archive/witness_quorum';
  if (text === undefined) {
    const message = 'No quorum of witnesses is set.';
    return [isStrict(s) ? { at: 'records/archive', message } : { at: 'records/archive', message, severity: 'info' }];
  }
  const some = someOf(text);
  if (!some) return [{ at, message: `"${text}" does not say how many of how many.` }];
  if (some.k * 2 <= some.n)
    return [
      { at, message: `${some.k} of ${some.n} is not more than half: two quorums need have no witness in common.` },
    ];
  if (some.k > some.n) return [{ at, message: `${some.k} of ${some.n} are more than there are.` }];
  return some.n < named.length
    ? [{ at, message: `${named.length} witnesses are named, and the quorum is counted from ${some.n}.` }]
    : [];
}

function independence(s: Survey): readonly Fault[] {
  const { signed_by, witnesses: named } = s.charter.records.archive;
  const signing = refsIn(signed_by);
  return named.flatMap((witness, i): readonly Fault[] => {
    const same =
      refsIn(witness).some((ref) => signing.includes(ref)) ||
      witness.trim().toLowerCase() === signed_by.trim().toLowerCase();
    const operator = /\b(the|our|same) (server|operator|host)\b/i.test(witness);
    const at = `records/archive/witnesses/${i}`;
    if (same || operator) return [{ at, message: `"${witness}" signs the archive and cannot witness it.` }];
    return isOwn(s, witness)
      ? [{ at, message: `"${witness}" belongs to the organisation whose archive it is to witness.` }]
      : [];
  });
}

/** A body or office of the charter itself, by its name or its key. */
function isOwn({ charter }: Survey, witness: string): boolean {
  const said = bare(witness);
  return [...Object.entries(charter.bodies), ...Object.entries(charter.offices ?? {})].some(
    ([key, { name }]) => said === bare(name) || said === bare(key),
  );
}

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(body|office):/, '')
    .replace(/^the /, '')
    .replaceAll('-', ' ')
    .trim();
}

function signers(s: Survey): readonly Fault[] {
  const { signed_by } = s.charter.records.archive;
  const some = someOf(signed_by);
  const at = 'records/archive/signed_by';
  if (some && some.k < 2) return [{ at, message: 'One key signs the archive alone.' }];
  const single = !some && refsIn(signed_by).filter((ref) => ref.startsWith('procedure:')).length === 0;
  return single && isStrict(s)
    ? [{ at, message: `"${signed_by}" is one key, and no vote is needed to change it.` }]
    : [];
}
