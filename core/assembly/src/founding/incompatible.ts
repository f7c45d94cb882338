import type { MemberId } from '@quorate/basics';
import type { Charter, Seat } from '@quorate/charter';
import type { FoundingRefusal } from './founding.ts';

/** Two posts in one hand that the charter's `not_also` keeps apart, in either direction. */
export function incompatible(
  charter: Charter,
  holders: { readonly [post: string]: readonly MemberId[] },
): Extract<FoundingRefusal, { readonly reason: 'incompatible-posts' }> | undefined {
  const posts = Object.keys(holders).sort();
  for (const post of posts) {
    for (const barred of postNamed(charter, post)?.not_also ?? []) {
      const member = holders[post]?.find((holder) => holders[barred]?.includes(holder));
      if (member !== undefined) return { reason: 'incompatible-posts', member, posts: [post, barred].sort() };
    }
  }
  return undefined;
}

export function postNamed(charter: Charter, post: string): Seat | undefined {
  const [kind, name = ''] = post.split(':');
  if (kind === 'office') return charter.offices?.[name];
  const [body = '', seat = ''] = name.split('/');
  return charter.bodies[body]?.seats?.[seat];
}
