/** What comes from the server, in each of its states: there, on its way, unreachable, refused, not there. */
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Refused } from '../api/client.ts';
import { datesIn, shortHandle, words } from '../words/index.ts';
import { Notice } from './marks.tsx';

export interface FetchedProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  /** As large as what will come, so that nothing jumps. */
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

export function Fetched<Data>({ query, skeleton, children }: FetchedProps<Data>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy="true">
      <span className="unseen">{words.common.state.loading}</span>
      {skeleton ?? <Bones />}
    </div>
  );
}

export function Failure({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }): ReactNode {
  const { state } = words.common;
  const why =
    error instanceof Refused
      ? error.problem.status === 404
        ? state.notFound
        : words.problemSentence(error.problem, plainSaying)
      : state.unreachable;
  return (
    <Notice meaning="attention" role="status">
      <p>{why}</p>
      {error instanceof Refused && error.problem.status === 401 ? (
        <p>
          <Link to="/sign-in" className="button main">
            {words.common.sign.signIn}
          </Link>
        </p>
      ) : null}
      {onRetry === undefined ? null : (
        <p>
          <button type="button" className="button" onClick={onRetry}>
            {state.tryAgain}
          </button>
        </p>
      )}
    </Notice>
  );
}

/** Where no organisation is at hand to name its members. */
export const plainSaying = { name: shortHandle, dates: datesIn(undefined) };

export function Bones({ rows = 4 }: { readonly rows?: number }): ReactNode {
  return (
    <div className="bones" aria-hidden="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity
        <span key={i} className={`bone ${['w60', 'w90', 'w40'][i % 3]}`} />
      ))}
    </div>
  );
}
