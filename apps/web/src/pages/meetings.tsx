/** All meetings, the nearest first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import type { ReactNode } from 'react';
import { meetingsQuery } from '../api/queries.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Empty } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { MeetingList } from './home.tsx';

const text = words.meeting.list;

export function MeetingsPage(): ReactNode {
  const { org, me } = useHere();
  const meetings = useQuery(meetingsQuery(org));
  return (
    <Page title={text.title}>
      <div className="stack">
        {me === null ? null : (
          <div className="row">
            <Link to="/o/$org/convene" params={{ org }} className="button">
              <CalendarPlus aria-hidden />
              {text.convene}
            </Link>
          </div>
        )}
        <Fetched query={meetings}>
          {(data) =>
            data.length === 0 ? (
              <Empty title={text.empty}>{text.emptyMore}</Empty>
            ) : (
              <MeetingList meetings={[...data].sort((a, b) => b.starts - a.starts)} />
            )
          }
        </Fetched>
      </div>
    </Page>
  );
}
