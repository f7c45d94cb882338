export { parseBlt, printBlt } from './blt.ts';
export type { FormatProblem, Parsed, ParseOptions, Progress } from './problem.ts';
