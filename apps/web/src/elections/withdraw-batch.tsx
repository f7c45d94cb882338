/** Withdrawing a batch: the reason is asked for first, because the record keeps it. */
import { type ReactNode, useId, useState } from 'react';
import { useAct } from '../parts/act-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import type { ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';

const text = words.elections.papers;
const longest = 500;

export interface WithdrawBatchProps {
  readonly election: string;
  readonly batch: string;
  readonly phase: ElectionState['batches'][string]['phase'];
  /** The reason another teller gave before, if one did. */
  readonly doubt: string;
}

export function WithdrawBatch({ election, batch, phase, doubt }: WithdrawBatchProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const verb = phase === 'confirmed' ? text.askToWithdraw : words.acts.verb('withdraw-papers');
  return (
    <>
      <button type="button" className="button grave" onClick={() => setAsking(true)}>
        {verb}
      </button>
      {asking ? (
        <Dialog title={text.withdrawTitle(batch)} onClose={() => setAsking(false)}>
          <Reason
            election={election}
            batch={batch}
            verb={verb}
            consequence={phase === 'confirmed' ? text.doubtConsequence : text.withdrawConsequence}
            given={phase === 'doubted' ? doubt : ''}
            onClose={() => setAsking(false)}
          />
        </Dialog>
      ) : null}
    </>
  );
}

interface ReasonProps {
  readonly election: string;
  readonly batch: string;
  readonly verb: string;
  readonly consequence: string;
  readonly given: string;
  readonly onClose: () => void;
}

function Reason({ election, batch, verb, consequence, given, onClose }: ReasonProps): ReactNode {
  const { say } = useHere();
  const [reason, setReason] = useState(given);
  const id = useId();
  const said = reason.trim().toWellFormed();
  const { state, problem, begin } = useAct({
    command: { kind: 'withdraw-papers', body: { election, batch, reason: said } },
    disabled: said === '',
    onRecorded: onClose,
  });
  return (
    <>
      <p>{consequence}</p>
      <div className="field full">
        <label htmlFor={id}>{text.withdrawReason}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={longest}
          value={reason}
          dir="auto"
          aria-describedby={`${id}help`}
          onChange={(event) => setReason(event.target.value)}
        />
        <p id={`${id}help`} className="help small">
          {text.withdrawReasonHelp}
        </p>
      </div>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {words.problemSentence(problem, say)}
        </Notice>
      )}
      <div className="row">
        <button
          type="button"
          className="button main"
          aria-disabled={said === '' || state === 'sending'}
          onClick={begin}
        >
          {verb}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {words.acts.goBack}
        </button>
      </div>
    </>
  );
}
