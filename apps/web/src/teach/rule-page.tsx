/** One rule: what it does, and a small election in which every change is counted at once. */
import { type Rule, rules, seatsPerList, sharesSeats, story, type Transcript } from '@quorate/tally';
import { Link, useParams } from '@tanstack/react-router';
import { RotateCcw } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { StageTable, StageView } from '../elections/stage-view.tsx';
import { NotFoundPage } from '../pages/not-found.tsx';
import { Notice } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';
import { countExample, type Example, exampleFor } from './example.ts';
import { Budget, ListVotes, MarkedPapers, Question } from './marked-papers.tsx';
import { RankedPapers } from './ranked-papers.tsx';
import '../elections/elections.css';
import './teach.css';

const text = words.teaching;

export function RulePage(): ReactNode {
  const { rule: id } = useParams({ from: '/outside/rules/$rule' });
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) return <NotFoundPage />;
  const start = exampleFor(rule);
  return (
    <Page
      title={text.ruleTitle(rule.id)}
      kicker={<Link to="/rules">{text.title}</Link>}
      aside={<p className="lead">{rule.summary}</p>}
    >
      <div className="stack loose">
        <div className="stack">
          <p className="statement">{rule.explanation}</p>
          <p className="small soft">{words.elections.call.source(rule.source)}</p>
        </div>
        {start === undefined ? <p>{text.noExample}</p> : <Play key={rule.id} rule={rule} start={start} />}
      </div>
    </Page>
  );
}

function Play({ rule, start }: { readonly rule: Rule; readonly start: Example }): ReactNode {
  const [example, setExample] = useState(start);
  const id = useId();
  const counted = useMemo(() => countExample(rule.id, example), [rule.id, example]);
  const most = example.kind === 'lists' ? 15 : rule.id === 'irv' ? 1 : 3;
  return (
    <div className="columns even">
      <section className="section" aria-labelledby={`${id}p`}>
        <h2 id={`${id}p`}>{text.headings[example.kind]}</h2>
        <div className="row ends">
          {example.kind === 'question' || example.kind === 'budget' ? null : (
            <label className="teach-field seats">
              <span>{words.elections.election.seats(example.seats)}</span>
              <input
                type="range"
                min={1}
                max={most}
                value={example.seats}
                aria-label={text.seats}
                onChange={(event) => setExample({ ...example, seats: Number(event.target.value) })}
              />
            </label>
          )}
          <button type="button" className="button" onClick={() => setExample(start)}>
            <RotateCcw aria-hidden />
            {text.startAgain}
          </button>
        </div>
        {example.kind === 'rankings' ? (
          <RankedPapers papers={example.papers} onChange={(papers) => setExample({ ...example, papers })} />
        ) : null}
        {example.kind === 'marks' ? (
          <MarkedPapers example={example} onChange={(papers) => setExample({ ...example, papers })} />
        ) : null}
        {example.kind === 'lists' ? (
          <ListVotes votes={example.votes} onChange={(votes) => setExample({ ...example, votes })} />
        ) : null}
        {example.kind === 'question' ? (
          <Question {...example} onChange={(answers, share) => setExample({ ...example, answers, share })} />
        ) : null}
        {example.kind === 'budget' ? (
          <Budget {...example} onChange={(budget, papers) => setExample({ ...example, budget, papers })} />
        ) : null}
      </section>
      <section className="section" aria-labelledby={`${id}o`}>
        <h2 id={`${id}o`}>{text.outcome}</h2>
        {counted.ok ? (
          <Outcome transcript={counted.value} kind={example.kind} />
        ) : (
          <Notice meaning="attention" role="status">
            {text.cannot(counted.problem.reason.replaceAll('-', ' '))}
          </Notice>
        )}
      </section>
    </div>
  );
}

function Outcome({ transcript, kind }: { readonly transcript: Transcript; readonly kind: Example['kind'] }): ReactNode {
  return (
    <div className="stack">
      <p className="verdict" role="status">
        {outcomeSentence(transcript, kind)}
      </p>
      <StageView transcript={transcript} {...wonIn(kind)} />
      <h3>{words.elections.story.told}</h3>
      <ol className="story paragraphs">
        {story(transcript).map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: told anew with each change
          <li key={i}>{line}</li>
        ))}
      </ol>
      <details>
        <summary>{words.elections.story.table}</summary>
        <StageTable transcript={transcript} />
      </details>
      {Object.entries(transcript.tables ?? {}).map(([name, rows]) => (
        <details key={name}>
          <summary>{text.table(name.replaceAll('-', ' '))}</summary>
          <Scroll label={text.table(name.replaceAll('-', ' '))}>
            <table>
              <tbody>
                {rows.map((cells, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their places
                  <tr key={i}>
                    {cells.map((cell, j) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their places
                      <td key={j}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </details>
      ))}
    </div>
  );
}

/** What is said of whoever wins, where that is no candidate. */
function wonIn(kind: Example['kind']): { readonly won?: (candidate: number) => string } {
  if (kind === 'question') return { won: (answer) => (answer === 0 ? text.carriedShort : text.lostShort) };
  return kind === 'budget' ? { won: () => text.paidShort } : {};
}

function outcomeSentence({ elected, candidates, ties, tiedOutcomes }: Transcript, kind: Example['kind']): string {
  const name = (c: number): string => candidates[c]?.name ?? '';
  if (kind === 'question') return elected[0] === 0 ? text.carried : text.lost;
  if (kind === 'budget') return elected.length === 0 ? text.nothingPaid : text.paid(words.joined(elected.map(name)));
  if (elected.length === 0) {
    return ties.some(({ brokenBy }) => brokenBy === 'unbroken') || (tiedOutcomes?.length ?? 0) > 1
      ? text.tied
      : words.elections.election.nobodyElected;
  }
  if (sharesSeats(elected)) {
    return text.seatsShared(seatsPerList(elected).map(({ list, seats }) => `${name(list)} ${seats}`));
  }
  return text.elected(words.joined(elected.map(name)));
}
