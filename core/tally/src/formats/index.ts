export { parseAbif, printAbif } from './abif.ts';
export { parseBlt, printBlt } from './blt.ts';
export { parseCaseJson, printCaseJson } from './case-json.ts';
export { type CsvRow, printCsvRow } from './csv.ts';
export { parseCsvRankings, parseCsvScores, printCsvRankings, printCsvScores } from './csv-papers.ts';
export {
  type CvrConfig,
  type CvrFile,
  type CvrProblem,
  type CvrProvider,
  type CvrSource,
  parseCvrConfig,
  readCvr,
  undeclaredGroup,
} from './cvr/index.ts';
export { parseDebianTally, printDebianTally } from './debian-tally.ts';
export type { Format, ReadFile, ReadOptions } from './format.ts';
export { formats, guessFormat } from './formats.ts';
export { parsePabulib, printPabulib } from './pabulib.ts';
export { parsePrefLib, printPrefLib } from './preflib.ts';
export type { FormatProblem, Parsed, ParseOptions, Progress } from './problem.ts';
export { parseProfileJson, printProfileJson, profileFormat } from './profile-json.ts';
export { childOf, childrenOf, parseXml, type XmlElement, xmlElements } from './xml.ts';
