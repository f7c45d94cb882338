import { unreachable } from '@quorate/basics';
import { withSecretSums } from '../election/count-election.ts';
import type { AssemblyState } from '../state.ts';
import { stepAfter } from './decide-trusteeship.ts';
import type { BallotSubject, SecretBallotState, SecretEvent, TrusteeshipState } from './secret-ballot.ts';

/** Dictionaries are filled in place; see evolve.ts. */
export function takeOfSecretBallot(state: AssemblyState, event: SecretEvent, index: number): undefined {
  switch (event.type) {
    case 'trusteeship-begun': {
      const { type, trusteeship, ...begun } = event;
      const steps = { certificate: {}, commitment: {}, deal: {}, share: {} };
      return put(state.trusteeships, trusteeship, {
        id: trusteeship,
        phase: 'certificate',
        ...begun,
        steps,
        begunAt: index,
        readyAt: null,
      });
    }
    case 'trustee-step-taken': {
      const before = state.trusteeships[event.trusteeship];
      return before && put(state.trusteeships, event.trusteeship, stepTaken(before, event, index));
    }
    case 'secret-ballot-called': {
      const { type, ballot, ...called } = event;
      return put(state.ballots, ballot, {
        id: ballot,
        phase: 'registering',
        ...called,
        registered: {},
        setup: null,
        shuffles: [],
        decryptions: [],
        archive: null,
        ballots: null,
        answers: null,
        calledAt: index,
        openedAt: null,
        closedAt: null,
        countedAt: null,
      });
    }
    default: {
      const before = state.ballots[event.ballot];
      if (before && event.type === 'secret-ballot-counted') putPapers(state, before.subject, event);
      return before && put(state.ballots, event.ballot, { ...before, ...changeOf(before, event, index) });
    }
  }
}

/** The sum that was opened lies with the papers of its round. Rankings stay in their archive. */
function putPapers(
  state: AssemblyState,
  subject: BallotSubject,
  { answers, archive }: Extract<SecretEvent, { readonly type: 'secret-ballot-counted' }>,
): void {
  const election = subject.kind === 'round' ? state.elections[subject.election] : undefined;
  if (!election || answers.kind !== 'votes') return;
  put(state.elections, election.id, withSecretSums(election, answers.votes, answers.blank, archive.sha256));
}

type Later = Exclude<
  SecretEvent,
  { readonly type: 'trusteeship-begun' | 'trustee-step-taken' | 'secret-ballot-called' }
>;

function changeOf(ballot: SecretBallotState, event: Later, index: number): Partial<SecretBallotState> {
  switch (event.type) {
    case 'voter-registered':
      put(ballot.registered, event.member, index);
      return {};
    case 'secret-ballot-opened': {
      const { election, credentials, tokens, booth } = event;
      const setup = { election, credentials, tokens, ...(booth && { booth }) };
      return { phase: 'voting', setup, openedAt: index };
    }
    case 'secret-ballot-closed':
      return { phase: 'opening', closedAt: index };
    case 'papers-mixed':
      return { shuffles: [...ballot.shuffles, { trustee: event.trustee, paper: event.paper }] };
    case 'share-opened':
      return { decryptions: [...ballot.decryptions, { trustee: event.trustee, paper: event.paper }] };
    case 'secret-ballot-counted':
      return {
        phase: 'counted',
        archive: event.archive,
        ballots: event.ballots,
        answers: event.answers,
        countedAt: index,
      };
    default:
      return unreachable(event);
  }
}

function stepTaken(
  before: TrusteeshipState,
  { trustee, step, paper }: Extract<SecretEvent, { readonly type: 'trustee-step-taken' }>,
  index: number,
): TrusteeshipState {
  const steps = { ...before.steps, [step]: { ...before.steps[step], [trustee]: paper } };
  if (Object.keys(steps[step]).length < before.trustees.length) return { ...before, steps };
  const phase = stepAfter(step);
  return { ...before, steps, phase, readyAt: phase === 'ready' ? index : null };
}

function put<T>(all: { readonly [key: string]: T }, key: string, value: T): undefined {
  (all as { [key: string]: T })[key] = value;
  return undefined;
}
