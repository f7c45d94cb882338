/** One body of the charter: its rules in a line each, its roll, its meetings. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { bodyQuery } from '../api/queries.ts';
import type { BodyView, RollRow } from '../api/types.ts';
import { Fetched } from '../parts/fetched.tsx';
import { Empty } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { words } from '../words/index.ts';
import { MeetingList } from './home.tsx';
import { postTitle } from './post-title.ts';

const text = words.common.bodies;

export function BodyPage(): ReactNode {
  const { org } = useHere();
  const { body } = useParams({ from: '/o/$org/bodies/$body' });
  const query = useInfiniteQuery(bodyQuery(org, body));
  const first = query.data?.pages[0];
  return (
    <Page
      title={first?.body.name ?? body}
      kicker={
        <Link to="/o/$org/organisation" params={{ org }}>
          {words.common.nav.organisation}
        </Link>
      }
    >
      <Fetched query={{ data: first, error: query.error, refetch: query.refetch as never }}>
        {(view) => (
          <div className="stack loose">
            {view.body.text === undefined ? null : <p className="lead">{view.body.text}</p>}
            <Rules body={view.body} />
            <section className="section">
              <h2>{text.roll}</h2>
              <Roll view={view} rows={query.data?.pages.flatMap(({ roll }) => roll.members) ?? []} />
              {query.hasNextPage ? (
                <div className="row">
                  <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
                    {words.common.state.more}
                  </button>
                </div>
              ) : null}
            </section>
            <section className="section">
              <h2>{text.meetings}</h2>
              {view.meetings.length === 0 ? (
                <Empty title={text.noMeetings} />
              ) : (
                <MeetingList meetings={view.meetings} />
              )}
            </section>
          </div>
        )}
      </Fetched>
    </Page>
  );
}

function Rules({ body }: { readonly body: BodyView['body'] }): ReactNode {
  const rows: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    [text.quorum, body.quorum],
    [text.passes, body.passes],
    [text.meets, body.meets],
    [text.notice, body.notice],
    [text.convened, body.convened_by],
  ];
  return (
    <dl className="pairs">
      {rows
        .filter(([, value]) => value !== undefined && value.length > 0)
        .map(([name, value]) => (
          <Pair key={name} name={name} values={typeof value === 'string' ? [value] : (value ?? [])} />
        ))}
    </dl>
  );
}

function Pair({ name, values }: { readonly name: string; readonly values: readonly string[] }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{values.map((value) => words.phraseInWords(value.replace(/^(office|body):/, 'the '))).join('; ')}</dd>
    </>
  );
}

function Roll({ view, rows }: { readonly view: BodyView; readonly rows: readonly RollRow[] }): ReactNode {
  const { org, say } = useHere();
  const { entitled, seats } = view.roll;
  if (rows.length === 0) return <Empty title={text.empty} />;
  const mixed = new Set(rows.map((row) => row.class)).size > 1;
  const seated = Object.hasOwn(view.body, 'seats');
  return (
    <Scroll label={text.roll}>
      <table>
        <caption>{seated ? text.seats(entitled, seats) : text.onRoll(rows.length, entitled)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.member}</th>
            <th scope="col">{text.posts}</th>
            <th scope="col">{text.since}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ member, class: kind, posts, since }) => (
            <tr key={member}>
              <td>
                {say.name(member)}
                {kind === null || !mixed ? null : <span className="soft small"> {kind}</span>}
              </td>
              <td>{posts.map(postTitle).join('; ')}</td>
              <td className="nowrap-cell">
                <Link to="/o/$org/record/$index" params={{ org, index: String(since) }}>
                  {text.entry(since)}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
