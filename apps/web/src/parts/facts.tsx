/** What an entry brought about, as sentences. */
import type { ReactNode } from 'react';
import type { Fact } from '../spine.ts';
import { words } from '../words/index.ts';
import { useHere } from './organisation.tsx';

export function Facts({ facts }: { readonly facts: readonly Fact[] }): ReactNode {
  const { say } = useHere();
  return (
    <>
      {facts.map((fact, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the facts of an entry never change their places
        <span key={i}>{`${words.factSentence(fact, say)} `}</span>
      ))}
    </>
  );
}
