/**
 * What people read. Each language has the modules of `en`; a language that lacks a
 * sentence, or a refusal without one, is an error of types.
 */
import * as en from './en/index.ts';

export type Words = typeof en;

export const words: Words = en;
export { datesIn, type Saying, shortHandle } from './saying.ts';
