/**
 * A button that does one thing in its owner's name: a verb, what can't be undone
 * said before, and the answer in the same place.
 */
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api/client.ts';
import type { Accepted, Blob, May } from '../api/types.ts';
import type { Act, Command } from '../spine.ts';
import { words } from '../words/index.ts';
import { Dialog } from './dialog.tsx';
import { Notice } from './marks.tsx';
import { useHere } from './organisation.tsx';

export interface ActButtonProps {
  readonly command: Command;
  readonly blobs?: readonly Blob[];
  readonly label?: string;
  readonly icon?: ReactNode;
  readonly look?: string;
  readonly keyHint?: string;
  readonly disabled?: boolean;
  readonly onRecorded?: (accepted: Accepted) => void;
}

export function ActButton(props: ActButtonProps): ReactNode {
  const { command, label, icon, look = '', keyHint, disabled = false } = props;
  const { state, problem, begin, confirm, cancel } = useAct(props);
  const { say } = useHere();
  const consequence = words.acts.consequence(command.kind);
  const verb = label ?? words.acts.verb(command.kind);
  return (
    <div className="act">
      <button
        type="button"
        className={`button ${look}`}
        onClick={begin}
        aria-disabled={disabled || state === 'sending'}
      >
        {icon}
        {verb}
        {keyHint === undefined ? null : <kbd className="key">{keyHint}</kbd>}
      </button>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {words.problemSentence(problem, say)}
        </Notice>
      )}
      {state === 'asking' ? (
        <Dialog title={`${verb}?`} onClose={cancel}>
          <p>{consequence}</p>
          <div className="row">
            <button type="button" className="button main" onClick={confirm}>
              {verb}
            </button>
            <button type="button" className="button" onClick={cancel}>
              {words.acts.goBack}
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

type ActState = 'still' | 'asking' | 'sending';

export interface Acting {
  readonly state: ActState;
  readonly problem: Problem | null;
  readonly begin: () => void;
  readonly confirm: () => void;
  readonly cancel: () => void;
}

/** The life of one press: asked first where it can't be undone, then signed, sent and answered. */
export function useAct({ command, blobs, disabled, onRecorded }: ActButtonProps): Acting {
  const { act } = useHere();
  const [state, setState] = useState<ActState>('still');
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (): Promise<void> => {
    setState('sending');
    setProblem(null);
    const outcome = await act(command, blobs);
    setState('still');
    if (outcome.was === 'refused') setProblem(outcome.problem);
    if (outcome.was === 'recorded') onRecorded?.(outcome.accepted);
  };
  return {
    state,
    problem,
    begin: () => {
      if (disabled === true || state === 'sending') return;
      if (words.acts.consequence(command.kind) === undefined) void send();
      else setState('asking');
    },
    confirm: () => void send(),
    cancel: () => setState('still'),
  };
}

/** What the server's dry run says about one kind of act, on one target if it has one. */
export function mayDo(may: readonly May[], kind: Act['kind'], target?: string): May | undefined {
  return may.find(
    (one) => one.kind === kind && (target === undefined || one.target === undefined || one.target === target),
  );
}

/** What the rules refuse just now: which acts, and why; acts refused for the same reason together. */
export function NotNow({ may }: { readonly may: readonly May[] }): ReactNode {
  const { say } = useHere();
  const reasons = new Map<string, string[]>();
  for (const { kind, refusal } of may) {
    if (refusal === undefined) continue;
    const why = words.refusalSentence(refusal, say);
    reasons.set(why, [...(reasons.get(why) ?? []), words.acts.verb(kind)]);
  }
  if (reasons.size === 0) return null;
  return (
    <ul className="refusals">
      {[...reasons].map(([why, verbs]) => (
        <li key={why} className="refused">
          <span className="refused-verb">{verbs.join('; ')}</span>
          <span>{why}</span>
        </li>
      ))}
    </ul>
  );
}
