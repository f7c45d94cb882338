/** Calls a secret ballot about a motion or an election, for whoever may; or leads to the one that was called. */
import type { BallotSubject } from '@quorate/record';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import { ask, Refused } from '../api/client.ts';
import { mayDo } from '../parts/act-button.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { callsWith, useMay } from './ballot-data.ts';
import { isRehearsal, useTrusteeships } from './sealed-views.ts';

const text = words.sealed.ballot;

/** Refusals that go without saying. */
const isPlain: ReadonlySet<string> = new Set(['not-a-secret-vote', 'only-the-chair', 'not-the-runner']);

export function CallBallot({ subject }: { readonly subject: BallotSubject }): ReactNode {
  const { org, act, say } = useHere();
  const navigate = useNavigate();
  const trusteeships = useTrusteeships().data;
  const [calling, setCalling] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const about = subject.kind === 'motion' ? subject.motion : subject.election;
  const round = subject.kind === 'round' ? subject.round : 0;
  const keys = (trusteeships ?? []).filter((one) => one.phase === 'ready' && !isRehearsal(one));
  const names = keys.map(({ id }) => id);
  const may = useMay(['call', about, String(round), ...names], callsWith(subject, keys)).data ?? [];
  const key = keys.find((_, i) => may[i]?.allowed);
  if (trusteeships === undefined || (keys.length === 0 && subject.kind === 'motion')) return null;
  if (keys.length === 0) {
    return (
      <p className="soft">
        {text.noKey}{' '}
        <Link to="/o/$org/trustees" params={{ org }}>
          {text.toTrustees}
        </Link>
      </p>
    );
  }
  if (key === undefined) {
    const refusal = mayDo(may, 'call-secret-ballot')?.refusal;
    return refusal === undefined || isPlain.has(refusal.reason) ? null : (
      <p className="small soft">{words.refusalSentence(refusal, say)}</p>
    );
  }
  const call = async (): Promise<void> => {
    setCalling(true);
    setProblem(null);
    const ballot = freshId();
    try {
      const { issuer } = await ask<{ readonly issuer: string }>(`/api/organisations/${org}/ballots/issuer`, {
        method: 'POST',
        body: { ballot },
      });
      const outcome = await act({
        kind: 'call-secret-ballot',
        body: { ballot, subject, trusteeship: key.id, issuer },
      });
      if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
      else await navigate({ to: '/o/$org/ballots/$ballot', params: { org, ballot } });
    } catch (error) {
      setProblem(error instanceof Refused ? words.problemSentence(error.problem, say) : text.lost);
    } finally {
      setCalling(false);
    }
  };
  return (
    <div className="act">
      <button
        type="button"
        className="button main wide"
        aria-disabled={calling}
        onClick={() => void (calling || call())}
      >
        {calling ? text.calling : text.call}
      </button>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
    </div>
  );
}
