/**
 * RCTab's rules as options: the rule `rcv-us` has options of the same names. What the configuration leaves empty
 * is left to the rule, and so is what concerns reports only.
 */
import type { CvrConfig } from '@quorate/tally';

export function rctabDefaults({ rules }: CvrConfig): { readonly [option: string]: string } {
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== ''));
}
