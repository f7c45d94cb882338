import type { Act } from '../act.ts';
import type { AmendingEffect } from './amendment.ts';

/** The amendment that an act would bring before a meeting or a ballot, with the text of the charter it brings along. */
export function amendingOf(act: Act): AmendingEffect | undefined {
  if (act.kind !== 'propose-motion' && act.kind !== 'call-referendum') return undefined;
  const { effect } = act.body;
  return effect.kind === 'charter.amend' ? effect : undefined;
}
