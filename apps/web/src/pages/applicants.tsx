/** Members see who has applied, and the way to their admission; an applicant sees that they wait. */
import { Link } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Home } from '../api/types.ts';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';

const { applications: text, apply } = words.founding;

type Applicant = Home['applicants'][number];

export function Waiting(): ReactNode {
  return (
    <Notice meaning="open" title={apply.waiting}>
      <p>{apply.waitingMore}</p>
    </Notice>
  );
}

export function Applicants({ applicants }: { readonly applicants: readonly Applicant[] }): ReactNode {
  const { say, organisation } = useHere();
  if (applicants.length === 0) return null;
  return (
    <section className="section">
      <h2>{text.title}</h2>
      <p className="soft">{text.lead}</p>
      <ul className="list">
        {applicants.map((one) => (
          <li key={one.member} className="list-row">
            <span className="row apart">
              <span>
                <span className="list-title">{say.name(one.member)}</span>{' '}
                {one.class !== null && organisation.classes.length > 1 ? (
                  <span className="soft">{text.asClass(one.class)}</span>
                ) : null}
              </span>
              <NextStep applicant={one} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NextStep({ applicant }: { readonly applicant: Applicant }): ReactNode {
  const { org } = useHere();
  const { member, motion, meeting } = applicant;
  if (motion !== null)
    return (
      <Link to="/o/$org/motions/$motion" params={{ org, motion }}>
        {text.underWay}
      </Link>
    );
  if (meeting !== null)
    return (
      <Link
        to="/o/$org/meetings/$meeting/propose"
        params={{ org, meeting }}
        search={{ admit: member }}
        className="button"
      >
        <UserPlus aria-hidden />
        {text.propose}
      </Link>
    );
  return (
    <span className="soft">
      {text.noMeeting}{' '}
      <Link to="/o/$org/convene" params={{ org }}>
        {text.convene}
      </Link>
    </span>
  );
}
