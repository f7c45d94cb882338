/** All elections, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { electionsQuery } from '../api/queries.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Empty, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { postTitle } from './post-title.ts';

const text = words.elections.list;

export function ElectionsPage(): ReactNode {
  const { org, me } = useHere();
  return (
    <Page title={text.title}>
      <div className="stack loose">
        <ElectionList />
        <div className="row">
          {me === null ? null : (
            <Link to="/o/$org/call-election" params={{ org }} className="button">
              {text.callOne}
            </Link>
          )}
          <Link to="/rules" className="button plain">
            {text.rules}
          </Link>
        </div>
      </div>
    </Page>
  );
}

export function ElectionList({ only = 'all' }: { readonly only?: 'all' | 'going-on' }): ReactNode {
  const { org, say } = useHere();
  const elections = useQuery(electionsQuery(org));
  return (
    <Fetched query={elections}>
      {(data) => {
        const shown = only === 'all' ? data : data.filter(({ phase }) => phase !== 'counted');
        if (shown.length === 0 && data.length > 0) return <p className="soft">{text.noneGoingOn}</p>;
        if (shown.length === 0) return <Empty title={text.empty}>{text.emptyMore}</Empty>;
        return (
          <ul className="list">
            {shown.map(({ id, post, phase, standing, nominationsClose }) => (
              <li key={id}>
                <Link to="/o/$org/elections/$election" params={{ org, election: id }} className="list-row">
                  <span className="list-title paper">{postTitle(post)}</span>
                  <span className="list-meta">
                    <Tag meaning={phase === 'counted' ? 'quiet' : 'open'}>{words.acts.electionPhase(phase)}</Tag>
                    <span>{text.standing(standing)}</span>
                    {phase === 'nominations' ? <span>{text.until(say.dates.brief(nominationsClose))}</span> : null}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        );
      }}
    </Fetched>
  );
}
