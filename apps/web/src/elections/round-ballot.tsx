/** The open ballot of a round: choose one, cast; and again, until the round closes. */
import { type ReactNode, useId, useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import type { ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';
import { choiceName } from './named.ts';

const text = words.elections.rounds;

export function RoundBallot({ election }: { readonly election: ElectionState }): ReactNode {
  const { say, me } = useHere();
  const id = useId();
  const round = election.rounds?.held.at(-1);
  const before = me === null ? undefined : election.ballots[me];
  const [choice, setChoice] = useState<string | null>(before === undefined ? null : (before.ranking[0]?.[0] ?? ''));
  if (round === undefined) return null;
  const ranking = choice === null || choice === '' ? [] : [[choice]];
  const body = { election: election.id, round: round.round, ranking: ranking as never };
  return (
    <section className="section" aria-label={words.elections.election.ballot}>
      <h2>{words.elections.election.ballot}</h2>
      {before === undefined ? null : (
        <Notice meaning="carried" title={text.cast} role="status">
          {text.mayChange}
        </Notice>
      )}
      <fieldset className="choices">
        <legend>{text.chooseOne}</legend>
        {[...round.candidates, ''].map((candidate) => (
          <label key={candidate} className="choice">
            <input type="radio" name={id} checked={choice === candidate} onChange={() => setChoice(candidate)} />
            {candidate === '' ? text.blank : choiceName(candidate, say)}
          </label>
        ))}
      </fieldset>
      <p className="small soft">{text.openly}</p>
      <div className="row">
        <ActButton command={{ kind: 'cast-ballot', body }} look="main large" disabled={choice === null} />
      </div>
    </section>
  );
}
