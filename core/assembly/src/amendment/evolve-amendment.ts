import { type Instant, unreachable } from '@quorate/basics';
import type { AssemblyState } from '../state.ts';
import type { AmendmentEvent, AmendmentState, ConsentState } from './amendment.ts';

type Owned<T> = { -readonly [Key in keyof T]: T[Key] };

/** Dictionaries are filled in place; see evolve.ts. */
export function takeOfAmendment(state: Owned<AssemblyState>, event: AmendmentEvent, index: number): undefined {
  switch (event.type) {
    case 'amendment-proposed': {
      const { amendment, from, under, charter, text, inForce, proposer, at, tiers, consents } = event;
      const open = { motion: null, earliest: null, given: null };
      return put(state, {
        id: amendment,
        phase: 'open',
        from,
        under,
        charter,
        text,
        proposer,
        proposedOn: at,
        tiers,
        consents: consents.map((consent) => ({ ...consent, ...open })),
        inForce,
        proposedAt: index,
        adoptedAt: null,
        inForceAt: null,
      });
    }
    case 'amendment-brought':
      return consent(state, event, { motion: event.motion, earliest: event.earliest });
    case 'amendment-consented':
      return consent(state, event, { given: index });
    case 'amendment-adopted':
      return change(state, event.amendment, { phase: 'adopted', inForce: event.inForce, adoptedAt: index });
    case 'amendment-ended':
      return change(state, event.amendment, { phase: event.why });
    case 'charter-in-force': {
      const { amendment, charter } = event;
      state.charter = { hash: charter, entry: index };
      state.charters = [...state.charters, { hash: charter, entry: index, amendment }];
      return change(state, amendment, { phase: 'in-force', inForceAt: index });
    }
    default:
      return unreachable(event);
  }
}

function consent(
  state: AssemblyState,
  { amendment, consent: of }: { readonly amendment: string; readonly consent: string },
  to: Partial<ConsentState> & { readonly earliest?: Instant },
): undefined {
  const consents = state.amendments[amendment]?.consents.map((one) => (one.of === of ? { ...one, ...to } : one));
  return consents && change(state, amendment, { consents });
}

function change(state: AssemblyState, amendment: string, to: Partial<AmendmentState>): undefined {
  const found = state.amendments[amendment];
  return found && put(state, { ...found, ...to });
}

function put({ amendments }: AssemblyState, amendment: AmendmentState): undefined {
  (amendments as { [id: string]: AmendmentState })[amendment.id] = amendment;
  return undefined;
}
