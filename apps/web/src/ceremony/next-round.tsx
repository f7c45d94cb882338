/** Takes part in the ballot of the round that is on, without a word and without anything to see. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { electionQuery } from '../api/queries.ts';
import { readKept } from '../booth/store.ts';
import { useHere } from '../parts/organisation.tsx';
import { useBallot } from './ballot-data.ts';
import { useTakePart } from './use-take-part.ts';

export function NextRound({ election }: { readonly election: string }): ReactNode {
  const { org } = useHere();
  const page = useQuery(electionQuery(org, election)).data;
  const ballot = page?.election.phase === 'polling' ? page.ballots.at(-1) : undefined;
  return ballot === undefined ? null : <InBallot key={ballot} ballot={ballot} />;
}

function InBallot({ ballot }: { readonly ballot: string }): ReactNode {
  const { org, me, key } = useHere();
  const phase = useBallot(ballot).data?.phase;
  const { progress, problem, begin } = useTakePart(ballot);
  useEffect(() => {
    if (phase !== 'registering' || progress !== null || problem !== null || !key) return;
    void readKept('credentials', `${org}/${ballot}/${me}`).then(
      (kept) => (kept?.handedIn === true ? undefined : begin()),
      () => undefined,
    );
  }, [org, ballot, me, key, phase, progress, problem, begin]);
  return null;
}
