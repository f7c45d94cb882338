export * from '@quorate/assembly';
export { type Entry, type EntryProblem, longestEntry, parseEntry, printEntry, type Signature } from './entry.ts';
