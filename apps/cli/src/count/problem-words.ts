/** Sentences for what can go wrong when files are read and counted. */
import { unreachable } from '@quorate/basics';
import type { CountProblem, FormatProblem } from '@quorate/tally';

export function formatProblemWords({ line, column, found, expected }: FormatProblem, file: string): string {
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  return `${place}: expected ${expected}; found ${found === '' ? 'nothing' : `"${found}"`}.`;
}

export function countProblemWords(problem: CountProblem): string {
  switch (problem.reason) {
    case 'unknown-rule':
      return `there is no rule "${problem.rule}".`;
    case 'wrong-profile':
      return `the rule ${problem.rule} counts ${problem.needs.join(' or ')} papers; the file holds ${problem.got} ones.`;
    case 'unknown-option':
      return `the rule has no option "${problem.option}". It knows: ${problem.known.join(', ') || 'none'}.`;
    case 'bad-option':
      return `option ${problem.option}: expected ${problem.expected}; found "${problem.found}".`;
    case 'no-seats':
      return 'the file does not say how many seats there are: give --seats N.';
    case 'too-large':
      return `${problem.what}: the rule counts at most ${problem.limit}, and here are ${problem.got}.`;
    case 'infeasible-constraint':
      return `the constraint on "${problem.group}" can't be met: it needs ${problem.needed}, and ${problem.available} are to be had.`;
    case 'unsupported-papers':
      return `the rule ${problem.rule} does not count ${unsupported[problem.what]}.`;
    default:
      return unreachable(problem);
  }
}

/** The call is at fault (2), or the rule refuses these papers (1). */
export function exitCodeOf({ reason }: CountProblem): 1 | 2 {
  return reason === 'infeasible-constraint' || reason === 'too-large' || reason === 'unsupported-papers' ? 1 : 2;
}

const unsupported = {
  'equal-ranks': 'papers with equal ranks',
  'fractional-weights': 'papers with weights that are not whole',
  'negative-scores': 'negative scores',
} as const;
