/** Branches, regions, groups: what an organisation of organisations is made of. */
import { count } from './numbers.ts';

export const title = 'Branches and other units';
export const none = 'No unit has been formed.';
export const noneMore = 'The charter says which body forms them, by a motion.';
export const yours = 'yours';
export const kind = 'Kind of unit';
export const name = 'Name of the unit';
export const liesWithin = 'It lies within';
export const noneAbove = 'none has been formed';

export function within(of: string, above: string): string {
  return `${of} in ${above}`;
}

export function members(n: number): string {
  return count(n, 'member');
}

export function seats(n: number, post: string): string {
  return `${count(n, 'seat')} (${post})`;
}

export function join(unit: string): string {
  return `Join ${unit}`;
}

export function move(unit: string): string {
  return `Move to ${unit}`;
}
