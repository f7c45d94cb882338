import type { SealedClass } from '../charter.ts';
import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { nameIn, someOf } from './parts.ts';
import { procedureNamed, type Survey } from './survey.ts';

export const trustees: Check = {
  number: 53,
  name: 'trustees',
  severity: 'error',
  definition:
    'A seal is opened by at least two trustees, of whom one may be missing, and who do not all belong to the body that sealed.',
  why: 'One key holder can leak or lose it; the sealing body alone would keep it shut.',
  mend: 'Write "2 of 3" or more, from at least one other body.',
  run: (s) =>
    Object.entries(s.charter.records.sealed ?? {}).flatMap(([name, sealed]) =>
      judge(s, `records/sealed/${name}`, sealed),
    ),
  fires: { of: 'cooperative', set: { 'records/sealed/tenders/trustees': '1 of the 3 scrutineers' } },
  silent: { of: 'cooperative', set: { 'records/sealed/tenders/trustees': '3 of the 5 panellists' } },
};

function judge(s: Survey, at: string, { trustees: text, via }: SealedClass): readonly Fault[] {
  if (text === undefined) return [{ at, message: 'No trustees are named.' }];
  const place = `${at}/trustees`;
  const some = someOf(text);
  if (!some) return [{ at: place, message: `"${text}" does not say how many of how many.` }];
  if (some.k < 2) return [{ at: place, message: 'One trustee opens the seal alone.' }];
  if (some.k > some.n) return [{ at: place, message: `${some.k} of ${some.n} are more than there are.` }];
  if (some.n === some.k) return [{ at: place, message: 'If one trustee is missing the record stays shut.' }];
  return allOfTheSealers(s, text, via) ? [{ at: place, message: 'All trustees belong to the body that seals.' }] : [];
}

/** A tribunal that seals evidence may keep the keys; a council that seals its own business may not. */
function allOfTheSealers(s: Survey, text: string, via: string): boolean {
  const voters = procedureNamed(s, via)?.voters ?? '';
  const body = voters.startsWith('body:') ? s.charter.bodies[nameIn(voters)] : undefined;
  if (!body || body.kind === 'tribunal') return false;
  const said = (name: string): boolean => wordsFor(s, name).some((word) => text.toLowerCase().includes(word));
  const others = Object.keys(s.charter.bodies).filter((name) => `body:${name}` !== voters && said(name));
  return said(nameIn(voters)) && others.length === 0 && !/\boutside|independent|auditor\b/.test(text);
}

function wordsFor(s: Survey, name: string): readonly string[] {
  const body = s.charter.bodies[name];
  const seats = Object.entries(body?.seats ?? {}).flatMap(([seat, { name: called }]) => [
    called,
    seat.replaceAll('-', ' '),
  ]);
  const generic = [
    'elected',
    'regional',
    'member',
    'executive',
    'executive members',
    'delegate',
    'officer',
    'equality',
  ];
  const own = [name.replaceAll('-', ' '), body?.name.toLowerCase() ?? ''];
  return [...own, ...seats.map((word) => word.toLowerCase()).filter((word) => !generic.includes(word))].filter(
    (word) => word !== '',
  );
}
