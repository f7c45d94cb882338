/**
 * Whoever took part in a round of an election takes part in the next: this device does it by itself while the
 * organisation is open in it. Each round has a fresh credential, so that nothing ties its ballot to the last one.
 */
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { keptKeys, readKept } from '../booth/store.ts';
import { useHere } from '../parts/organisation.tsx';

/** Fetched only where there is something to do: sealing is a large piece of code. */
const NextRound = lazy(async () => ({ default: (await import('./next-round.tsx')).NextRound }));

export function TakePartAgain(): ReactNode {
  const { org, me, connection } = useHere();
  const [elections, setElections] = useState<readonly string[]>([]);
  useEffect(() => {
    if (me === null) return undefined;
    const look = (): void => {
      const keepIfSame = (found: readonly string[]) => (before: readonly string[]) =>
        found.join() === before.join() ? before : found;
      electionsInRounds(org, me).then(
        (found) => setElections(keepIfSame(found)),
        () => undefined,
      );
    };
    look();
    return connection.watch(look);
  }, [org, me, connection]);
  return (
    <Suspense fallback={null}>
      {elections.map((election) => (
        <NextRound key={election} election={election} />
      ))}
    </Suspense>
  );
}

/** Elections of which this device holds a credential of some round. */
async function electionsInRounds(org: string, me: string): Promise<readonly string[]> {
  const keys = (await keptKeys('credentials')).filter((key) => key.startsWith(`${org}/`) && key.endsWith(`/${me}`));
  const all = await Promise.all(keys.map((key) => readKept('credentials', key)));
  return [
    ...new Set(all.flatMap((kept) => (kept?.handedIn && kept.inRoundsOf !== undefined ? [kept.inRoundsOf] : []))),
  ];
}
