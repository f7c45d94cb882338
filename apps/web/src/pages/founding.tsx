/** Founding, the second half: who is in, who holds what first, who has signed. */
import { canonical, type Json, type MemberId } from '@quorate/basics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { ask, Refused } from '../api/client.ts';
import { foundingQuery } from '../api/queries.ts';
import type { Founding } from '../api/types.ts';
import { type DeviceKey, foundingKey, keyAmong, sign } from '../keys/device.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { Invite } from '../parts/invite.tsx';
import { Notice, Tag } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { type Act, actBytes } from '../spine.ts';
import { datesIn, shortHandle, words } from '../words/index.ts';
import { postTitle } from './post-title.ts';

const text = words.founding.progress;

export function FoundingPage(): ReactNode {
  const { id } = useParams({ from: '/outside/foundings/$id' });
  const founding = useQuery(foundingQuery(id));
  return (
    <Page title={founding.data?.title ?? text.title} kicker={text.title} width="narrow">
      <Fetched query={founding} skeleton={<Bones rows={10} />}>
        {(data) => <FoundingView founding={data} />}
      </Fetched>
    </Page>
  );
}

function FoundingView({ founding }: { readonly founding: Founding }): ReactNode {
  const { org, founders, you, done, act, initiator } = founding;
  const [unsaved, setUnsaved] = useState(false);
  const missing = founders.filter(({ signed }) => !signed).length;
  if (done) {
    return (
      <Notice meaning="carried" title={text.done} role="status">
        <p>
          <Link to="/o/$org" params={{ org }} className="button main">
            {text.enter}
          </Link>
        </p>
      </Notice>
    );
  }
  if (you === null) return <Join founding={founding} />;
  const mine = founders.find(({ member }) => member === you);
  const pending = founding.invited.filter(({ joined }) => !joined);
  return (
    <div className="stack loose">
      <p className="lead">{text.lead}</p>
      <section className="section">
        <h2>{text.founders}</h2>
        <ul className="list">
          {founders.map(({ member, name, signed }) => (
            <li key={member} className="list-row">
              <span className="row apart">
                <span>
                  <span className="list-title">{name}</span>{' '}
                  <span className="soft">
                    {[member === you ? text.you : '', member === initiator ? text.initiator : '']
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </span>
                <Tag meaning={signed ? 'carried' : 'attention'}>{signed ? text.signed : text.unsigned}</Tag>
              </span>
            </li>
          ))}
        </ul>
        {pending.length === 0 ? null : (
          <p className="soft">
            {text.invited}: {words.joined(pending.map(({ to }) => to))}
          </p>
        )}
        <Invite url={`/api/foundings/${founding.id}/invitations`} renew={['founding', founding.id]} />
      </section>
      <Holders key={JSON.stringify(founding.holders)} founding={founding} onUnsaved={setUnsaved} />
      <section className="section">
        <h2>{text.sign}</h2>
        <p>{text.signLead}</p>
        <p className="soft">
          {founding.charter.title}, <span className="hash">{founding.charter.hash}</span>
        </p>
        {founders.length < 2 ? <Notice meaning="attention">{text.tooFew}</Notice> : null}
        {mine?.signed === true ? (
          <Notice meaning="carried">{text.waiting(missing)}</Notice>
        ) : act === null ? null : (
          <Sign founding={founding} unsaved={unsaved} />
        )}
      </section>
    </div>
  );
}

/** Holders that were chosen and not saved would not be in what is signed. */
function Sign({ founding, unsaved }: { readonly founding: Founding; readonly unsaved: boolean }): ReactNode {
  const { send, error, pending } = useFoundingStep(founding.id);
  const press = (): void =>
    send(async () => {
      // The time in the act is renewed while founders gather; what it founds must be what was shown here.
      const fresh = await ask<Founding>(`/api/foundings/${founding.id}`);
      if (fresh.act === null || founding.act === null || !sameBody(fresh.act, founding.act)) {
        throw new Refused({ title: '', status: 409, reason: 'act-changed' });
      }
      const key = await foundersKey(founding);
      const signature = await sign(key, actBytes(fresh.act));
      await ask(`/api/foundings/${founding.id}/sign`, { method: 'POST', body: { signature } });
    });
  return (
    <div className="stack tight">
      <div className="row">
        <button
          type="button"
          className="button main large"
          disabled={pending || unsaved || founding.founders.length < 2}
          onClick={press}
        >
          {text.sign}
        </button>
      </div>
      {unsaved ? <Notice meaning="attention">{text.unsaved}</Notice> : null}
      <Problem error={error} founding={founding} />
    </div>
  );
}

function Join({ founding }: { readonly founding: Founding }): ReactNode {
  const { send, error, pending } = useFoundingStep(founding.id);
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
    send(async () => {
      const key = await foundersKey(founding);
      await ask(`/api/foundings/${founding.id}/join`, {
        method: 'POST',
        body: { name, device: key.id },
      });
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="lead">{text.joinTitle}</p>
      <p>
        {text.charter}: {founding.charter.title}
      </p>
      <div className="field">
        <label htmlFor={id}>{words.founding.found.yourName}</label>
        <input
          id={id}
          name="name"
          autoComplete="name"
          required
          pattern=".*\S.*"
          title={words.founding.found.nameNeeded}
          maxLength={120}
        />
        <p className="help">{words.founding.found.yourNameHelp}</p>
      </div>
      <Problem error={error} founding={founding} />
      <div className="row">
        <button type="submit" className="button main large" disabled={pending}>
          {text.join}
        </button>
      </div>
    </form>
  );
}

interface HoldersProps {
  readonly founding: Founding;
  /** Told whether what was chosen differs from what was saved. */
  readonly onUnsaved: (unsaved: boolean) => void;
}

function Holders({ founding, onUnsaved }: HoldersProps): ReactNode {
  const { send, error, pending } = useFoundingStep(founding.id);
  const [chosen, setChosen] = useState(founding.holders);
  const mayChange = founding.you === founding.initiator && founding.founders.every(({ signed }) => !signed);
  // Once somebody has signed, what they signed is what stands.
  const holders = mayChange ? chosen : founding.holders;
  const isUnsaved = !sameHolders(holders, founding.holders);
  useEffect(() => onUnsaved(isUnsaved), [onUnsaved, isUnsaved]);
  const put = (post: string, place: number, member: string): void => {
    const now = [...(holders[post] ?? [])];
    if (member === '') now.splice(place, 1);
    else now[place] = member as MemberId;
    setChosen({ ...holders, [post]: now.filter((one) => one !== undefined) });
  };
  const save = (): void =>
    send(async () => {
      await ask(`/api/foundings/${founding.id}/holders`, { method: 'PUT', body: { holders } });
    });
  return (
    <section className="section">
      <h2>{text.holders}</h2>
      <p className="soft">{text.holdersLead}</p>
      {founding.posts.map(({ post, name, seats }) => (
        <fieldset key={post}>
          <legend>{name === '' ? postTitle(post) : name}</legend>
          {Array.from({ length: Math.min(seats, (holders[post]?.length ?? 0) + 1) }, (_, place) => (
            <div key={`${post}/${holders[post]?.[place] ?? 'next'}`} className="field">
              <select
                aria-label={`${name} ${place + 1}`}
                value={holders[post]?.[place] ?? ''}
                disabled={!mayChange}
                onChange={(event) => put(post, place, event.target.value)}
              >
                <option value="">{text.vacant}</option>
                {founding.founders.map((founder) => (
                  <option key={founder.member} value={founder.member}>
                    {founder.name}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </fieldset>
      ))}
      <Problem error={error} founding={founding} />
      {mayChange ? (
        <div className="row">
          <button type="button" className="button" disabled={pending || !isUnsaved} onClick={save}>
            {text.save}
          </button>
          <span className="soft" role="status">
            {isUnsaved ? text.notSaved : Object.values(holders).flat().length > 0 ? text.saved : ''}
          </span>
        </div>
      ) : null}
    </section>
  );
}

type Chosen = Founding['holders'];

/** A post that lost its last holder is one that never had any. */
function sameHolders(a: Chosen, b: Chosen): boolean {
  const filled = (chosen: Chosen): Json =>
    Object.fromEntries(Object.entries(chosen).filter(([, holders]) => holders.length > 0)) as unknown as Json;
  return canonical(filled(a)) === canonical(filled(b));
}

interface ProblemProps {
  readonly error: Error | null;
  readonly founding: Founding;
}

function Problem({ error, founding }: ProblemProps): ReactNode {
  if (error === null) return null;
  const name = (handle: string): string =>
    founding.founders.find(({ member }) => member === handle)?.name ?? shortHandle(handle);
  const say = { name, dates: datesIn(undefined) };
  return (
    <p className="error" role="alert">
      {error instanceof Refused ? words.problemSentence(error.problem, say) : words.common.state.unreachable}
    </p>
  );
}

function useFoundingStep(id: string): {
  readonly send: (work: () => Promise<void>) => void;
  readonly error: Error | null;
  readonly pending: boolean;
} {
  const client = useQueryClient();
  const step = useMutation({
    mutationFn: (work: () => Promise<void>) => work(),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['foundings'] });
      await client.invalidateQueries({ queryKey: ['founding', id] });
    },
  });
  return { send: step.mutate, error: step.error, pending: step.isPending };
}

function sameBody(a: Act, b: Act): boolean {
  return canonical(a.body as unknown as Json) === canonical(b.body as unknown as Json);
}

/** The key a founder joined with; the same signs, and acts for the member afterwards. */
async function foundersKey({ org, you, founders }: Founding): Promise<DeviceKey> {
  const joinedWith = founders.find(({ member }) => member === you)?.device ?? null;
  const kept = joinedWith === null ? undefined : await keyAmong([joinedWith]);
  return kept ?? foundingKey(org);
}
