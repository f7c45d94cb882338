/** What a round's secret ballot says: so many votes for each on its paper. */
import { readElection } from '@quorate/seal';
import type { ReactNode } from 'react';
import { answersOf } from '../booth/ballot-paper.ts';
import { choiceName } from '../elections/named.ts';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';

const text = words.sealed.ballot;

export interface VotesOfRoundProps {
  readonly answers: { readonly votes: readonly number[]; readonly blank: number };
  /** The election record of the archive. */
  readonly election: string | null;
}

export function VotesOfRound({ answers, election }: VotesOfRoundProps): ReactNode {
  const { say } = useHere();
  const { votes, blank } = answers;
  const total = votes.reduce((sum, one) => sum + one, blank);
  const read = readElection(new TextEncoder().encode(election ?? ''));
  const [question] = read.ok ? read.value.questions : [];
  const names = question === undefined ? [] : answersOf(question);
  return (
    <table>
      <caption>{text.votes(total, blank)}</caption>
      <tbody>
        {votes.map((count, i) => (
          <tr key={names[i] ?? i}>
            <th scope="row">{choiceName(names[i] ?? '', say)}</th>
            <td className="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
