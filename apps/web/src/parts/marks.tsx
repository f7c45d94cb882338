/** The four meanings, each with a shape and a word, and the notices made of them. */
import { Check, Circle, CircleDot, Minus, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MeetingState, MotionState } from '../spine.ts';
import { words } from '../words/index.ts';

export type Meaning = 'open' | 'carried' | 'lost' | 'attention' | 'quiet';

export function Shape({ meaning }: { readonly meaning: Meaning }): ReactNode {
  switch (meaning) {
    case 'open':
      return <CircleDot aria-hidden />;
    case 'carried':
      return <Check aria-hidden />;
    case 'lost':
      return <X aria-hidden />;
    case 'attention':
      return <TriangleAlert aria-hidden />;
    default:
      return <Circle aria-hidden />;
  }
}

export function Tag({ meaning, children }: { readonly meaning: Meaning; readonly children: ReactNode }): ReactNode {
  return (
    <span className="tag" data-meaning={meaning}>
      <Shape meaning={meaning} />
      {children}
    </span>
  );
}

export interface NoticeProps {
  readonly meaning: Meaning;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly loud?: boolean;
  /** `alert` interrupts a screen reader; for what must not wait. */
  readonly role?: 'status' | 'alert';
}

export function Notice({ meaning, title, children, loud = false, role }: NoticeProps): ReactNode {
  return (
    <div className={loud ? 'notice loud' : 'notice'} data-meaning={meaning} role={role}>
      <Shape meaning={meaning} />
      <div className="notice-body">
        {title === undefined ? null : <p className="notice-title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  );
}

export function MeetingTag({ phase }: { readonly phase: MeetingState['phase'] }): ReactNode {
  const meaning: { readonly [Phase in MeetingState['phase']]: Meaning } = {
    convened: 'quiet',
    open: 'open',
    adjourned: 'attention',
    closed: 'quiet',
    cancelled: 'lost',
  };
  return <Tag meaning={meaning[phase]}>{words.acts.meetingPhase(phase)}</Tag>;
}

export function MotionTag({ phase }: { readonly phase: MotionState['phase'] }): ReactNode {
  const meaning: { readonly [Phase in MotionState['phase']]: Meaning } = {
    proposed: 'attention',
    seconded: 'quiet',
    voting: 'open',
    carried: 'carried',
    lost: 'lost',
    withdrawn: 'quiet',
    overtaken: 'quiet',
  };
  return <Tag meaning={meaning[phase]}>{words.acts.motionPhase(phase)}</Tag>;
}

export function ChoiceShape({ choice }: { readonly choice: 'yes' | 'no' | 'abstain' }): ReactNode {
  if (choice === 'yes') return <Check aria-hidden />;
  if (choice === 'no') return <X aria-hidden />;
  return <Minus aria-hidden />;
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children === undefined ? null : <p className="soft">{children}</p>}
    </div>
  );
}
