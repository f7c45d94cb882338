/** A motion before a meeting, in a few lines, with the seconding in its place. */
import { Link } from '@tanstack/react-router';
import { Hand } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MeetingView, MotionView } from '../api/types.ts';
import { CallBallot } from '../ceremony/call-ballot.tsx';
import { ActButton, mayDo } from '../parts/act-button.tsx';
import { BringsAbout } from '../parts/brings.tsx';
import { MotionTag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';

const text = words.meeting;

export function MotionCard({
  view,
  motion,
  children,
}: {
  readonly view: MeetingView;
  readonly motion: MotionView;
  readonly children?: ReactNode;
}): ReactNode {
  const { org, me, say } = useHere();
  const second = mayDo(view.may, 'second-motion', motion.id);
  const missing = motion.supportersNeeded - motion.seconders.length - 1;
  return (
    <article className="motion-card">
      <div className="row apart">
        <MotionTag phase={motion.phase} />
        <span className="small soft">
          {motion.phase === 'proposed' && missing > 0 ? text.motions.needs(missing) : ''}
        </span>
      </div>
      <h3 className="motion-card-title">
        <Link to="/o/$org/motions/$motion" params={{ org, motion: motion.id }}>
          {motion.paper.title === '' ? motion.id.slice(0, 8) : motion.paper.title}
        </Link>
      </h3>
      <p className="soft small">
        {text.motions.by(say.name(motion.proposer))}
        {motion.seconders.length === 0
          ? ''
          : `, ${text.motions.secondedBy(words.joined(motion.seconders.map((member) => say.name(member))))}`}
      </p>
      <BringsAbout motion={motion} />
      {second?.allowed && motion.phase === 'proposed' ? (
        <ActButton
          command={{ kind: 'second-motion', body: { motion: motion.id } }}
          icon={<Hand aria-hidden />}
          look="main wide"
        />
      ) : null}
      {second?.allowed === false && second.refusal !== undefined && motion.phase === 'proposed' ? (
        <p className="small soft">{words.refusalSentence(second.refusal, say)}</p>
      ) : null}
      {motion.phase === 'seconded' && (view.meeting.chair === me || view.meeting.ballot !== null) ? (
        <CallBallot subject={{ kind: 'motion', motion: motion.id }} />
      ) : null}
      {children}
    </article>
  );
}
