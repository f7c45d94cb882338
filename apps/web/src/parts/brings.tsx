/** What a motion brings about, with the name of whom it is about: the motion's own words leave names out of the record. */
import type { ReactNode } from 'react';
import type { MotionView } from '../api/types.ts';
import { words } from '../words/index.ts';
import { useHere } from './organisation.tsx';

export interface BringsProps {
  readonly motion: MotionView | undefined;
  readonly className?: string;
}

/** For a place where only what is about somebody has to be said; the motion's page says it of every motion. */
export function BringsAbout({ motion, className = 'soft small' }: BringsProps): ReactNode {
  const { say } = useHere();
  if (motion === undefined || !('member' in motion.effect)) return null;
  return <p className={className}>{words.papers.motion.effect(words.acts.effectOf(motion.effect, say))}</p>;
}
