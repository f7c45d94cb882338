export { Names } from './names.ts';
export { reasonWords } from './reason-words.ts';
export { seatsPerList, sharesSeats } from './shares.ts';
export { printStory, story } from './story.ts';
export { printSvg } from './svg.ts';
export {
  printCsvTable,
  printHtmlPage,
  printHtmlTable,
  printTextTable,
  type TableRow,
  type TranscriptTable,
  transcriptTable,
} from './table.ts';
