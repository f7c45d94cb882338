/** The frame of one page: its heading takes the focus when one arrives, its name goes into the title. */
import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';

export interface PageProps {
  readonly title: string;
  /** Where am I: what stands above the title. */
  readonly kicker?: ReactNode;
  /** What stands beside or under the title. */
  readonly aside?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  /** The title is that of a paper, and set like one. */
  readonly paper?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, kicker, aside, width = 'wide', paper = false, children }: PageProps): ReactNode {
  return (
    <main id="content" className={width === 'narrow' ? 'page narrow' : 'page'} tabIndex={-1}>
      <div className="page-head">
        {kicker === undefined ? null : <div className="kicker">{kicker}</div>}
        <Heading {...(paper ? { className: 'paper-heading' } : {})}>{title}</Heading>
        {aside}
      </div>
      {children}
    </main>
  );
}

/** Arriving on the first page, the focus stays where the browser puts it. */
let arrivedAt = '';

export function Heading({
  children,
  className,
}: {
  readonly children: string;
  readonly className?: string;
}): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Quorate`;
  }, [children]);
  const address = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    if (arrivedAt !== '' && arrivedAt !== address) heading.current?.focus({ preventScroll: true });
    arrivedAt = address;
  }, [address]);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
