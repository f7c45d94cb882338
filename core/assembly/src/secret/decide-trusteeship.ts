import { type MemberId, type Result, refuse } from '@quorate/basics';
import { type Asked, type Decision, facts } from '../decision.ts';
import { placeIn, rollOf, warrant } from '../ground.ts';
import type { AssemblyState } from '../state.ts';
import { type SecretRefusal, type TrusteeshipState, trusteeSteps } from './secret-ballot.ts';

/** Two at least, so that nobody opens alone; not all, so that one who is missing stops nothing. Both as far as there are enough. */
export function begin({ act, state, charter, at }: Asked<'begin-trusteeship'>): Decision {
  const { trusteeship, of, threshold, rehearsal } = act.body;
  if (Object.hasOwn(state.trusteeships, trusteeship)) return refuse({ reason: 'trusteeship-exists', trusteeship });
  const place = placeIn(state, charter, of, act.actor, at);
  if (!place) return refuse({ reason: 'not-on-the-roll', of });
  const trustees = rollOf(state, charter, of, at).toSorted((a, b) => (a.member < b.member ? -1 : 1));
  if (trustees.length < 2 || threshold < 2 || threshold > trustees.length) {
    return refuse({ reason: 'wrong-threshold', threshold, trustees: trustees.length });
  }
  return facts(warrant(`bodies/${of}`, state.charter?.entry, ...trustees.map(({ entry }) => entry)), {
    type: 'trusteeship-begun',
    trusteeship,
    of,
    threshold,
    trustees: trustees.map(({ member }) => member),
    ...(rehearsal && { rehearsal }),
  });
}

/** Everybody takes a step before anybody takes the next: who deals last must not see the others' deals first. */
export function step({ act, state, findings }: Asked<'send-trustee-step'>): Decision {
  const found = trusteeshipIn(state, act.body.trusteeship);
  if (!found.ok) return found;
  const { id, of, phase, trustees, steps, begunAt } = found.value;
  const { step: asked, paper } = act.body;
  if (!trustees.includes(act.actor as MemberId)) return refuse({ reason: 'not-a-trustee', trusteeship: id });
  if (phase !== asked) return refuse({ reason: 'trustee-step', now: phase, asked });
  if (Object.hasOwn(steps[asked], act.actor)) return refuse({ reason: 'step-already-taken', step: asked });
  if (findings?.of !== 'step' || !findings.holds)
    return refuse({ reason: 'seal-does-not-hold', why: findings?.why ?? 'not examined' });
  return facts(warrant(`bodies/${of}`, begunAt), {
    type: 'trustee-step-taken',
    trusteeship: id,
    trustee: act.actor as MemberId,
    step: asked,
    paper,
  });
}

export function trusteeshipIn(state: AssemblyState, trusteeship: string): Result<TrusteeshipState, SecretRefusal> {
  const found = Object.hasOwn(state.trusteeships, trusteeship) ? state.trusteeships[trusteeship] : undefined;
  return found ? { ok: true, value: found } : refuse({ reason: 'no-such-trusteeship', trusteeship });
}

/** The step that follows when everybody has taken this one. */
export function stepAfter(step: TrusteeshipState['phase']): TrusteeshipState['phase'] {
  return step === 'ready' ? 'ready' : (trusteeSteps[trusteeSteps.indexOf(step) + 1] ?? 'ready');
}
