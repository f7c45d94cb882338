/**
 * Random subsets that decide membership of many elements at once.
 *
 * Each of the 128 subsets holds each element with probability 1/2. If an
 * element is outside, each product over a subset shows it with probability at
 * least 1/2, so all 128 miss it with 2^-128 at most. The dice are a hash over
 * the elements themselves: verification needs no randomness of its own.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { concatBytes } from '@quorate/basics';

/** Passes of eight subsets each. */
export const subsetPasses = 16;

/** Below this number of elements the passes cost more than they save. */
export const worthSubsets = 768;

/** `subsetPasses` rows of one byte per element: bit k says whether it is in subset k of the pass. */
export function subsetChoices(elements: readonly string[]): Uint8Array {
  const seed = sha256(utf8ToBytes(`quorate/subsets|${elements.join(',')}`));
  const choices = new Uint8Array(subsetPasses * elements.length);
  const counter = new Uint8Array(4);
  for (let at = 0, i = 0; at < choices.length; at += 32, i++) {
    counter[0] = i & 255;
    counter[1] = (i >> 8) & 255;
    counter[2] = (i >> 16) & 255;
    counter[3] = (i >> 24) & 255;
    choices.set(sha256(concatBytes(seed, counter)).subarray(0, choices.length - at), at);
  }
  return choices;
}
