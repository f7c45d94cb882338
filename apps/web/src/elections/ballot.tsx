/** The open ballot: rank, read what it means, cast; and again, until the poll closes. */
import { rules } from '@quorate/tally';
import { Link } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { ActButton } from '../parts/act-button.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import type { ElectionState } from '../spine.ts';
import { words } from '../words/index.ts';
import { choiceName, reopen } from './named.ts';
import type { Ranking } from './ranking.ts';
import { unranked } from './ranking.ts';
import { RankingList } from './ranking-list.tsx';
import { knowsSharedRanks } from './shared-ranks.ts';

const text = words.elections.ranking;

type Step = 'ranking' | 'review' | 'cast';

export function Ballot({ election }: { readonly election: ElectionState }): ReactNode {
  const { say, me } = useHere();
  const before = me === null ? undefined : election.ballots[me];
  const [ranking, setRanking] = useState<Ranking>(before?.ranking ?? []);
  const [step, setStep] = useState<Step>(before === undefined ? 'ranking' : 'cast');
  const shared = useMemo(() => (knowsSharedRanks(election.rule) ? 'known' : 'unknown'), [election.rule]);
  const choices = choicesOf(election);
  const nameOf = (choice: string): string => choiceName(choice, say);
  return (
    <section className="section" aria-label={words.elections.election.ballot}>
      <h2>{words.elections.election.ballot}</h2>
      {step === 'ranking' ? (
        <>
          <p>{text.lead}</p>
          <p className="small">
            {rules.find(({ id }) => id === election.rule)?.summary}{' '}
            <Link to="/rules/$rule" params={{ rule: election.rule }}>
              {words.elections.story.howRule}
            </Link>
          </p>
          <RankingList choices={choices} nameOf={nameOf} ranking={ranking} onChange={setRanking} shared={shared} />
          <div className="row">
            <button type="button" className="button main large" onClick={() => setStep('review')}>
              {text.review}
            </button>
            {ranking.length === 0 ? null : (
              <button type="button" className="button" onClick={() => setRanking([])}>
                {text.clearAll}
              </button>
            )}
          </div>
        </>
      ) : null}
      {step === 'review' ? (
        <Review>
          <Written ranking={ranking} choices={choices} nameOf={nameOf} />
          <ul className="consequences">
            {text.consequences(ranking.length, unranked(ranking, choices).length).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className="row">
            <ActButton
              command={{ kind: 'cast-ballot', body: { election: election.id, ranking: ranking as never } }}
              look="main large"
              onRecorded={() => setStep('cast')}
            />
            <button type="button" className="button" onClick={() => setStep('ranking')}>
              {text.change}
            </button>
          </div>
        </Review>
      ) : null}
      {step === 'cast' ? (
        <>
          <Notice meaning="carried" title={text.recorded} role="status">
            {words.elections.election.yours}
          </Notice>
          <Written ranking={ranking} choices={choices} nameOf={nameOf} />
          <div className="row">
            <button type="button" className="button" onClick={() => setStep('ranking')}>
              <PenLine aria-hidden />
              {text.change}
            </button>
          </div>
        </>
      ) : null}
    </section>
  );
}

export function choicesOf({ standing, reopenNominations, rounds }: ElectionState): readonly string[] {
  const round = rounds?.held.at(-1);
  if (round !== undefined) return round.candidates;
  return reopenNominations ? [...standing, reopen] : standing;
}

function Review({ children }: { readonly children: ReactNode }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack">
      <h3 ref={heading} tabIndex={-1}>
        {text.reviewTitle}
      </h3>
      {children}
    </div>
  );
}

interface WrittenProps {
  readonly ranking: Ranking;
  readonly choices: readonly string[];
  readonly nameOf: (choice: string) => string;
}

/** A ranking as it would stand on paper. */
function Written({ ranking, choices, nameOf }: WrittenProps): ReactNode {
  const rest = unranked(ranking, choices);
  return (
    <div className="written">
      {ranking.length === 0 ? (
        <p>{text.blank}</p>
      ) : (
        <ol>
          {ranking.map((group) => (
            <li key={group.join()}>{words.joined(group.map(nameOf))}</li>
          ))}
        </ol>
      )}
      {rest.length === 0 || ranking.length === 0 ? null : (
        <p className="soft">{text.leftOut(words.joined(rest.map(nameOf)))}</p>
      )}
    </div>
  );
}
