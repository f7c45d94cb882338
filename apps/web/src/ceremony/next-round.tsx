/** Takes part in the ballot of the round that is on, without a word and without anything to see. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { electionQuery } from '../api/queries.ts';
import { readKept } from '../booth/store.ts';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { useBallot } from './ballot-data.ts';
import { useTakePart } from './use-take-part.ts';

const pauseWhenLost = 10_000;

export function NextRound({ election }: { readonly election: string }): ReactNode {
  const { org, me } = useHere();
  const page = useQuery(electionQuery(org, election)).data;
  const ballot = page?.election.phase === 'polling' ? page.ballots.at(-1) : undefined;
  const round = page?.election.rounds?.held.length ?? 0;
  const before = page?.rounds?.ballots.filter((one) => one.round === round - 1).map((one) => one.ballot) ?? [];
  const tookPart = useTookPart(before.map((one) => `${org}/${one}/${me}`));
  return ballot === undefined || !tookPart ? null : <InBallot key={ballot} ballot={ballot} />;
}

/** Of two devices it is the one that took part in the last round that takes part in this. */
function useTookPart(keys: readonly string[]): boolean {
  const [tookPart, setTookPart] = useState(false);
  const wanted = keys.join('\n');
  useEffect(() => {
    const all = wanted.split('\n').map((key) => readKept('credentials', key));
    Promise.all(all).then(
      (kept) => setTookPart(kept.some((one) => one?.handedIn === true)),
      () => undefined,
    );
  }, [wanted]);
  return tookPart;
}

function InBallot({ ballot }: { readonly ballot: string }): ReactNode {
  const { org, me, key } = useHere();
  const phase = useBallot(ballot).data?.phase;
  const { progress, problem, begin } = useTakePart(ballot);
  useEffect(() => {
    if (phase !== 'registering' || progress !== null || !key) return undefined;
    // What the rules refused is not asked again; what the connection lost is.
    if (problem !== null && problem !== words.sealed.ballot.lost) return undefined;
    const start = (): void =>
      void readKept('credentials', `${org}/${ballot}/${me}`).then(
        (kept) => (kept?.handedIn === true ? undefined : begin()),
        () => undefined,
      );
    const timer = setTimeout(start, problem === null ? 0 : pauseWhenLost);
    return () => clearTimeout(timer);
  }, [org, ballot, me, key, phase, progress, problem, begin]);
  return null;
}
