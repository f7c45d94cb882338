/**
 * The second door of the room, for a process that counts a file and ends: nothing is loaded before it is needed.
 * It leads to the same rules and formats as the first.
 */
export { countBy } from './count-by.ts';
export { formatIds, loadFormat, recogniseFormat } from './formats/on-demand.ts';
export { type NamedRule, namedElsewhere, nameKey, otherNames, withoutProgram } from './other-names.ts';
export { loadRule, ruleIds } from './rules/on-demand.ts';
