/** The organisation: its bodies, who holds what, its charter. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { bodiesQuery } from '../api/queries.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Invite } from '../parts/invite.tsx';
import { Empty } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { ElectionList } from './elections.tsx';
import { postTitle } from './post-title.ts';
import { Units } from './units.tsx';

const text = words.common.organisation;
const { invite } = words.founding;

export function OrganisationPage(): ReactNode {
  const { org, organisation, me } = useHere();
  const bodies = useQuery(bodiesQuery(org));
  return (
    <Page title={text.title} kicker={organisation.title}>
      <div className="columns two">
        <section className="section">
          <h2>{text.bodies}</h2>
          <Fetched query={bodies}>
            {(data) =>
              data.length === 0 ? (
                <Empty title={text.noBodies} />
              ) : (
                <ul className="list">
                  {data.map(({ id, name, text: about, entitled }) => (
                    <li key={id}>
                      <Link to="/o/$org/bodies/$body" params={{ org, body: id }} className="list-row">
                        <span className="list-title">{name}</span>
                        {about === undefined ? null : <span className="soft">{about}</span>}
                        <span className="list-meta">{text.entitled(entitled)}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )
            }
          </Fetched>
        </section>
        <div className="stack loose">
          <Units />
          <Posts />
          <section className="section">
            <h2>{text.elections}</h2>
            <ElectionList />
            <p>
              <Link to="/o/$org/elections" params={{ org }}>
                {words.elections.list.more}
              </Link>
            </p>
            <p>
              <Link to="/o/$org/trustees" params={{ org }}>
                {words.sealed.trustees.title}
              </Link>
            </p>
          </section>
          {me === null ? null : (
            <section className="section" id="invite">
              <h2>{invite.members}</h2>
              <p className="soft">{invite.membersLead}</p>
              <Invite url={`/api/organisations/${org}/invitations`} renew={['session']} />
            </section>
          )}
          <section className="section">
            <h2>{text.charter}</h2>
            <p>{organisation.charter.title}</p>
            <p className="soft">{text.inForceSince(organisation.charter.entry)}</p>
            <div className="row">
              <Link to="/o/$org/charter" params={{ org }} className="button">
                <BookOpen aria-hidden />
                {text.readCharter}
              </Link>
            </div>
          </section>
        </div>
      </div>
    </Page>
  );
}

function Posts(): ReactNode {
  const { organisation, say } = useHere();
  if (organisation.posts === undefined) return null;
  const posts = Object.entries(organisation.posts);
  return (
    <section className="section">
      <h2>{text.posts}</h2>
      {posts.length === 0 ? (
        <Empty title={text.noPosts} />
      ) : (
        <dl className="pairs">
          {posts.map(([post, holders]) => (
            <Holders key={post} post={post}>
              {holders.map(({ member, until }) => (
                <span key={member}>
                  {say.name(member)}
                  {until === null ? null : <span className="soft small"> {text.untilDay(say.dates.day(until))}</span>}
                  <br />
                </span>
              ))}
            </Holders>
          ))}
        </dl>
      )}
    </section>
  );
}

function Holders({ post, children }: { readonly post: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{postTitle(post)}</dt>
      <dd>{children}</dd>
    </>
  );
}
