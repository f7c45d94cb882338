/** Handles and devices made from names, the same in every run. */
import { must, toUtf8 } from '@quorate/basics';
import { sha256Hex } from '@quorate/ledger';

export function handle(name: string): string {
  return sha256Hex(must(toUtf8(`member ${name}`))).slice(0, 32);
}

export function deviceOf(actor: string): string {
  return sha256Hex(must(toUtf8(`device ${actor}`)));
}
