/** The way in: a code by e-mail, an invitation, the demo, or a record to check. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ask, Refused } from '../api/client.ts';
import { foundingsQuery } from '../api/queries.ts';
import type { InvitationFor, Session } from '../api/types.ts';
import { Bones, Failure, plainSaying } from '../parts/fetched.tsx';
import { Notice } from '../parts/marks.tsx';
import { useSession } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const { sign, nav, state } = words.common;

export function StartPage(): ReactNode {
  const asked = useLocation().pathname === '/sign-in';
  const session = useSession();
  if (session.data === undefined) {
    return (
      <Page title="Quorate" width="narrow">
        {session.error === null ? (
          <Bones rows={6} />
        ) : (
          <Failure error={session.error} onRetry={() => void session.refetch()} />
        )}
      </Page>
    );
  }
  const { person, memberships, demo } = session.data;
  const only = memberships.length === 1 ? memberships[0] : undefined;
  if (only !== undefined) return <Onwards to={`/o/${only.org}`} />;
  if (person === null && demo && !asked) return <Onwards to="/be" />;
  if (person === null) return <SignedOut />;
  return <Organisations session={session.data} />;
}

/**
 * Goes on to another page, once. The router's own `Navigate` would ask again
 * each time this page is drawn, and asking draws it, so that it never arrives.
 */
function Onwards({ to }: { readonly to: string }): ReactNode {
  const navigate = useNavigate();
  useEffect(() => void navigate({ to, replace: true }), [navigate, to]);
  return (
    <Page title="Quorate" width="narrow">
      <Bones rows={6} />
    </Page>
  );
}

function Organisations({ session }: { readonly session: Session }): ReactNode {
  return (
    <Page title={nav.organisations} width="narrow">
      <div className="stack loose">
        <ul className="list">
          {session.memberships.map(({ org, title, member }) => (
            <li key={`${org}/${member}`}>
              <Link to="/o/$org" params={{ org }} className="list-row">
                <span className="list-title">{title}</span>
              </Link>
            </li>
          ))}
        </ul>
        {session.memberships.length === 0 ? <p className="soft">{sign.nowhere}</p> : null}
        <UnderWay />
        <Elsewhere />
      </div>
    </Page>
  );
}

/** A founding takes days; whoever closed the window comes back to it here. */
function UnderWay(): ReactNode {
  const foundings = useQuery(foundingsQuery).data ?? [];
  if (foundings.length === 0) return null;
  return (
    <section className="section">
      <h2>{sign.underWay}</h2>
      <ul className="list">
        {foundings.map(({ id, title }) => (
          <li key={id}>
            <Link to="/foundings/$id" params={{ id }} className="list-row">
              <span className="list-title">{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignedOut(): ReactNode {
  return (
    <Page title={sign.title} width="narrow">
      <div className="stack loose">
        <p className="lead">{sign.lead}</p>
        <CodeForm />
        <Elsewhere />
      </div>
    </Page>
  );
}

export function Elsewhere(): ReactNode {
  return (
    <section className="section">
      <ul className="list">
        <li>
          <Link to="/found" className="list-row">
            <span className="list-title">{sign.found}</span>
            <span className="list-meta">{sign.foundLead}</span>
          </Link>
        </li>
        <li>
          <Link to="/verify" className="list-row">
            <span className="list-title">{nav.verify}</span>
            <span className="list-meta">{sign.verifyLead}</span>
          </Link>
        </li>
      </ul>
    </section>
  );
}

function CodeForm(): ReactNode {
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const client = useQueryClient();
  const id = useId();
  const run = async (work: () => Promise<void>): Promise<void> => {
    setError(null);
    try {
      await work();
    } catch (caught) {
      setError(caught instanceof Refused ? words.problemSentence(caught.problem, plainSaying) : state.unreachable);
    }
  };
  const sendCode = (event: FormEvent): void => {
    event.preventDefault();
    void run(async () => {
      await ask('/api/sign-in/code', { method: 'POST', body: { email } });
      setSent(true);
    });
  };
  const verify = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code') ?? '').replace(/\s/g, '');
    void run(async () => {
      await ask('/api/sign-in/verify', { method: 'POST', body: { email, code } });
      await client.invalidateQueries();
    });
  };
  const failure =
    error === null ? null : (
      <p className="error" role="alert">
        {error}
      </p>
    );
  if (!sent) {
    return (
      <form className="stack" onSubmit={sendCode}>
        <div className="field">
          <label htmlFor={id}>{sign.email}</label>
          <input
            id={id}
            type="email"
            autoComplete="email"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </div>
        {failure}
        <div className="row">
          <button type="submit" className="button main">
            {sign.send}
          </button>
        </div>
      </form>
    );
  }
  return (
    <form className="stack" onSubmit={verify}>
      <p role="status">{sign.sent(email)}</p>
      <div className="field digits">
        <label htmlFor={`${id}c`}>{sign.code}</label>
        <CodeInput id={`${id}c`} />
      </div>
      {failure}
      <div className="row">
        <button type="submit" className="button main">
          {sign.signIn}
        </button>
        <button type="button" className="button plain" onClick={() => setSent(false)}>
          {sign.otherAddress}
        </button>
      </div>
    </form>
  );
}

function CodeInput({ id }: { readonly id: string }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <input
      id={id}
      ref={input}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]{6,9}"
      maxLength={9}
      required
    />
  );
}

/** A link that is not known is nearly always one that was used: a mail program or its reader opened it before. */
function SpentLink({ error }: { readonly error: Error }): ReactNode {
  if (!(error instanceof Refused) || error.problem.status !== 404) return <Failure error={error} />;
  return (
    <Notice meaning="attention" title={sign.spentTitle} role="alert">
      <p>{sign.spent}</p>
      <p>
        <Link to="/" className="button">
          {words.common.live.signIn}
        </Link>
      </p>
    </Notice>
  );
}

/** The token comes in the path, or behind `#`, where no server log sees it. */
export function JoinPage(): ReactNode {
  const { token: inPath } = useParams({ strict: false });
  const token = inPath ?? location.hash.replace(/^#/, '');
  const navigate = useNavigate();
  const client = useQueryClient();
  const answer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => ask<InvitationFor>('/api/sign-in/invitation', { method: 'POST', body: { token } }),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (answer.data === undefined) return;
    const { founding, org } = answer.data;
    void client.invalidateQueries({ queryKey: ['session'] }).then(() => {
      if (founding !== undefined) return navigate({ to: '/foundings/$id', params: { id: founding }, replace: true });
      if (org !== undefined) return navigate({ to: '/o/$org/apply', params: { org }, replace: true });
      return navigate({ to: '/', replace: true });
    });
  }, [answer.data, client, navigate]);
  return (
    <Page title={sign.invited} width="narrow">
      {answer.error === null ? (
        <Notice meaning="quiet">{sign.invitationReading}</Notice>
      ) : (
        <SpentLink error={answer.error} />
      )}
    </Page>
  );
}
