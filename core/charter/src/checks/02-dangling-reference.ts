import type { Check } from './check.ts';
import type { Fault } from './finding.ts';
import { isThere, refsIn, textsOf } from './parts.ts';
import type { Survey } from './survey.ts';

export const danglingReference: Check = {
  number: 2,
  name: 'dangling-reference',
  severity: 'error',
  definition: 'Every typed reference, in prose too, points at a clause of the kind its place asks for.',
  why: 'A rule that cites what is not there leaves its own meaning to whoever reads it first.',
  mend: 'Correct the name, or add the clause it means.',
  run: (s) => [...unresolved(s), ...wrongKind(s), ...uncovered(s)],
  fires: { of: 'cooperative', set: { 'powers/expel/via': 'procedure:three-quarters' } },
  silent: { of: 'cooperative', set: { 'powers/expel/via': 'procedure:dissolution' } },
};

/** Places are checked for what they name; a waiver has a check of its own. */
function unresolved(s: Survey): readonly Fault[] {
  return textsOf(s.charter)
    .filter(({ path }) => !path.startsWith('waivers/'))
    .flatMap(({ path, text }) =>
      refsIn(text)
        .filter((ref) => !isThere(s.charter, ref))
        .map((ref) => ({ at: path, message: `"${ref}" points at nothing in this charter.` })),
    );
}

const kinds: readonly { readonly at: RegExp; readonly needs: readonly string[] }[] = [
  { at: /(^|\/)via$/, needs: ['procedure'] },
  { at: /^amendment\/tiers\/\d+\/via\/\d+$/, needs: ['procedure'] },
  { at: /\/open_early_via$/, needs: ['procedure'] },
  { at: /\/voters$/, needs: ['body', 'electorate', 'unit', 'seats'] },
  { at: /\/run_by$/, needs: ['body', 'office', 'outside'] },
  { at: /^affiliation\/leave$/, needs: ['power'] },
  { at: /^powers\/[^/]+\/holder$/, needs: ['body', 'office', 'electorate', 'unit', 'seats', 'outside'] },
  { at: /\/deputy$/, needs: ['office', 'seats'] },
  { at: /\/not_also\/\d+$/, needs: ['office', 'seats'] },
];

function wrongKind({ charter }: Survey): readonly Fault[] {
  return textsOf(charter).flatMap(({ path, text }) => {
    const rule = kinds.find(({ at }) => at.test(path));
    const kind = text.split(':')[0] ?? '';
    if (!rule || rule.needs.includes(kind)) return [];
    return [{ at: path, message: `"${text}" is no ${rule.needs.join(' or ')}, which is what this place needs.` }];
  });
}

function uncovered({ charter }: Survey): readonly Fault[] {
  return charter.amendment.tiers.flatMap(({ covers }, tier) =>
    covers.flatMap((clause, i) => {
      const found = clause === '*' || isThere(charter, clause);
      return found || optional.has(clause)
        ? []
        : [{ at: `amendment/tiers/${tier}/covers/${i}`, message: `"${clause}" covers nothing in this charter.` }];
    }),
  );
}

/** A tier may entrench a chapter that is not there yet, so that adding it is as hard as changing it. */
const optional = new Set([
  'waivers',
  'precedence',
  'profiles',
  'emergency',
  'numbers',
  'membership',
  'units',
  'offices',
  'elections',
  'standing_orders',
  'affiliation',
  'transition',
  'calendar',
  'jurisdiction',
]);
