/** A motion as a paper: its words with numbered lines, and what became of it. */
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Hand, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { motionQuery } from '../api/queries.ts';
import type { MotionPage as MotionPageData } from '../api/types.ts';
import { AmendmentChanges, AmendmentStanding } from '../charter/standing.tsx';
import { ActButton, mayDo } from '../parts/act-button.tsx';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { MotionTag, Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { PaperSheet } from '../parts/paper.tsx';
import { Tally } from '../parts/tally.tsx';
import { words } from '../words/index.ts';

const text = words.papers.motion;

export function MotionPage(): ReactNode {
  const { org } = useHere();
  const { motion } = useParams({ from: '/o/$org/motions/$motion' });
  const query = useQuery(motionQuery(org, motion));
  return (
    <Page paper title={query.data?.motion.paper.title ?? text.kind} kicker={text.kind}>
      <Fetched query={query} skeleton={<Bones rows={12} />}>
        {(page) => <MotionView page={page} />}
      </Fetched>
    </Page>
  );
}

function MotionView({ page }: { readonly page: MotionPageData }): ReactNode {
  const { org, say } = useHere();
  const { motion, meeting, votes, decision, may } = page;
  const second = mayDo(may, 'second-motion', motion.id);
  const withdraw = mayDo(may, 'withdraw-motion', motion.id);
  const seconders = words.joined(motion.seconders.map((member) => say.name(member)));
  return (
    <div className="stack">
      {motion.phase === 'withdrawn' ? <Notice meaning="quiet">{text.gone}</Notice> : null}
      <PaperSheet
        headless
        kind={
          <>
            <MotionTag phase={motion.phase} />
            <span>
              {text.inMeeting}{' '}
              <Link to="/o/$org/meetings/$meeting" params={{ org, meeting: meeting.id }}>
                {meeting.title}
              </Link>
            </span>
          </>
        }
        title={motion.paper.title}
        by={
          <>
            {words.meeting.motions.by(say.name(motion.proposer))}
            {seconders === '' ? '' : `, ${words.meeting.motions.secondedBy(seconders)}`}
          </>
        }
        text={motion.paper.text}
        empty={text.empty}
      />
      <p className="soft">
        {text.effect(words.acts.effectOf(motion.effect, say))} {text.power(motion.power)}.
      </p>
      <div className="row no-print">
        {motion.phase === 'proposed' && second?.allowed ? (
          <ActButton
            command={{ kind: 'second-motion', body: { motion: motion.id } }}
            icon={<Hand aria-hidden />}
            look="main"
          />
        ) : null}
        {withdraw?.allowed ? (
          <ActButton command={{ kind: 'withdraw-motion', body: { motion: motion.id } }} look="grave" />
        ) : null}
        <button type="button" className="button" onClick={() => print()}>
          <Printer aria-hidden />
          {text.print}
        </button>
      </div>
      {motion.phase === 'proposed' && second?.allowed === false && second.refusal !== undefined ? (
        <p className="soft">{words.refusalSentence(second.refusal, say)}</p>
      ) : null}
      {page.amendment === null ? null : (
        <>
          <AmendmentStanding amendment={page.amendment} />
          <AmendmentChanges amendment={page.amendment} />
        </>
      )}
      <section className="section">
        <h2>{text.history}</h2>
        {votes.length === 0 ? <p className="soft">{text.noHistory}</p> : null}
        {votes.map((vote) =>
          vote.result === null ? null : (
            <div key={vote.id} className="stack tight">
              <p>{words.resultSentence(vote.result)}</p>
              <Tally result={vote.result} />
            </div>
          ),
        )}
        {decision === null ? null : (
          <p>
            <Link to="/o/$org/decisions/$number" params={{ org, number: String(decision.decision) }}>
              {text.decision(decision.decision)}
            </Link>
          </p>
        )}
      </section>
    </div>
  );
}
