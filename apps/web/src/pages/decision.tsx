/** A decision: the sentence first, then the figures and the text, then the mandate. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Check, Printer, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { decisionQuery } from '../api/queries.ts';
import type { DecisionPage as DecisionData } from '../api/types.ts';
import { AmendmentStanding } from '../charter/standing.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Mandate } from '../parts/mandate.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Lines } from '../parts/paper.tsx';
import { Tally, TallyTable } from '../parts/tally.tsx';
import { testSentence } from '../words/en/decisions.ts';
import { choiceWord } from '../words/en/facts.ts';
import { words } from '../words/index.ts';

const text = words.papers.decision;

export function DecisionPage(): ReactNode {
  const { org } = useHere();
  const { number } = useParams({ from: '/o/$org/decisions/$number' });
  const query = useQuery(decisionQuery(org, Number(number)));
  return (
    <Page
      paper
      title={query.data?.motion.paper.title ?? text.number(Number(number))}
      kicker={text.number(Number(number))}
    >
      <Fetched query={query} skeleton={<Bones rows={12} />}>
        {(page) => <Decision page={page} />}
      </Fetched>
    </Page>
  );
}

function Decision({ page }: { readonly page: DecisionData }): ReactNode {
  const { org, say } = useHere();
  const { decision, motion, vote, mandate } = page;
  const at = decision.at ?? mandate.find(({ index }) => index === decision.entry)?.at ?? null;
  const { result } = vote;
  return (
    <div className="stack loose">
      <div className="stack tight">
        <p>
          <Tag meaning="carried">{words.acts.motionPhase('carried')}</Tag>
        </p>
        {result === null ? null : <p className="verdict">{words.decided(result, at, say.dates)}</p>}
        {decision.lapses === null ? null : (
          <Notice meaning="attention">{text.lapses(say.dates.day(decision.lapses))}</Notice>
        )}
        <p className="soft">
          {text.by(decision.body.replaceAll('-', ' '))}.{' '}
          <Link to="/o/$org/motions/$motion" params={{ org, motion: motion.id }}>
            {words.meeting.motions.read}
          </Link>
        </p>
      </div>
      <div className="columns even">
        {result === null ? null : (
          <section className="section">
            <h2>{text.votes}</h2>
            <Tally result={result} />
            <TallyTable result={result} />
          </section>
        )}
        {result === null ? null : (
          <section className="section">
            <h2>{text.tests}</h2>
            <ul className="list">
              {result.tests.map((test) => (
                <li key={`${test.of}/${test.phrase}`} className="list-row">
                  <span className="row apart">
                    <span>{testSentence(test, result)}</span>
                    <Tag meaning={test.holds ? 'carried' : 'lost'}>{test.holds ? text.met : text.notMet}</Tag>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {page.amendment === null ? null : <AmendmentStanding amendment={page.amendment} />}
      <Mandate index={decision.entry} />
      <section className="section">
        <h2>{text.text}</h2>
        <div className="paper-sheet">
          <div className="paper-body">
            <Lines text={motion.paper.text} empty={words.papers.motion.empty} />
          </div>
        </div>
        <div className="row no-print">
          <button type="button" className="button" onClick={() => print()}>
            <Printer aria-hidden />
            {words.papers.motion.print}
          </button>
        </div>
      </section>
      <Who page={page} />
    </div>
  );
}

function Who({ page }: { readonly page: DecisionData }): ReactNode {
  const { say } = useHere();
  const votes = Object.entries(page.vote.choices);
  if (votes.length === 0) return null;
  return (
    <details className="no-print">
      <summary>{text.who}</summary>
      <ul className="list">
        {votes.map(([member, choice]) => (
          <li key={member} className="list-row">
            <span className="row">
              {choice === 'yes' ? <Check aria-hidden /> : choice === 'no' ? <X aria-hidden /> : null}
              {say.name(member)}: {choiceWord(choice)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
