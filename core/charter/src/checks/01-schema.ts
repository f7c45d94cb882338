import type { Check } from './check.ts';

/**
 * The file is in the YAML subset and has the charter's shape. Nothing is left to run here: a file that fails is no charter,
 * so the parser refuses it and {@link schemaFindings} puts its refusals into the words of findings.
 */
export const schema: Check = {
  number: 1,
  name: 'schema',
  severity: 'error',
  definition: 'The file is in the YAML subset and valid by the schema of the format.',
  why: 'What has not the shape of a charter cannot be checked, and not be obeyed.',
  mend: 'Write what was expected at the place named.',
  run: () => [],
  fires: { of: 'cooperative', set: { 'powers/amend/effect': ['charter.change'] } },
  silent: { of: 'cooperative', set: { title: 'Another title' } },
};
