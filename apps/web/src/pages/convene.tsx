/** Convening a meeting: body, time, place, who presides, agenda. The charter's notice is said before, not after. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarPlus, Plus, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import { bodiesQuery, bodyQuery } from '../api/queries.ts';
import type { BodyView } from '../api/types.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Notice } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const text = words.meeting.convene;

export function ConvenePage(): ReactNode {
  const { org } = useHere();
  const bodies = useQuery(bodiesQuery(org));
  const [chosen, setChosen] = useState('');
  const id = useId();
  const body = chosen === '' ? (bodies.data?.[0]?.id ?? '') : chosen;
  return (
    <Page title={text.title} width="narrow">
      <Fetched query={bodies}>
        {(data) => (
          <div className="stack">
            <div className="field">
              <label htmlFor={id}>{text.body}</label>
              <select id={id} value={body} onChange={(event) => setChosen(event.target.value)}>
                {data.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </div>
            {body === '' ? null : <BodyForm key={body} body={body} />}
          </div>
        )}
      </Fetched>
    </Page>
  );
}

function BodyForm({ body }: { readonly body: string }): ReactNode {
  const { org } = useHere();
  const query = useInfiniteQuery(bodyQuery(org, body));
  const view = query.data?.pages[0];
  return (
    <Fetched query={{ data: view, error: query.error, refetch: query.refetch as never }}>
      {(data) => <ConveneForm body={body} view={data} />}
    </Fetched>
  );
}

function ConveneForm({ body, view }: { readonly body: string; readonly view: BodyView }): ReactNode {
  const { org, me, say, act } = useHere();
  const navigate = useNavigate();
  const id = useId();
  const meeting = useMemo(freshId, []);
  const request = useMemo(freshId, []);
  const [title, setTitle] = useState('');
  const [starts, setStarts] = useState('');
  const [place, setPlace] = useState('');
  const [chair, setChair] = useState<string>(me ?? '');
  const [items, setItems] = useState<readonly Item[]>([{ id: freshId().slice(0, 8), title: '' }]);
  const [problem, setProblem] = useState<string | null>(null);
  const ways = (view.body.convened_by ?? []).map((way) => way.replace(/^(office|body):/, 'the '));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const at = Math.floor(new Date(starts).getTime() / 1000);
    const agenda = items
      .filter((item) => item.title.trim() !== '')
      .map((item) => ({ ...item, title: item.title.trim() }));
    const outcome = await act({
      kind: 'convene-meeting',
      body: {
        meeting,
        of: body,
        title: title.trim(),
        starts: at as never,
        place: place.trim(),
        chair: chair as never,
        agenda,
      },
    });
    if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
    else await navigate({ to: '/o/$org/meetings/$meeting', params: { org, meeting } });
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <Notice meaning="quiet">
        {view.body.notice === undefined ? null : <p>{text.notice(view.body.notice)}</p>}
        {ways.length === 0 ? null : (
          <>
            <p>{text.ways}</p>
            <ul>
              {ways.map((way) => (
                <li key={way}>{words.phraseInWords(way)}</li>
              ))}
            </ul>
          </>
        )}
      </Notice>
      <div className="field">
        <label htmlFor={`${id}t`}>{text.name}</label>
        <input
          id={`${id}t`}
          value={title}
          required
          maxLength={120}
          placeholder={text.namePlaceholder}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}s`}>{text.starts}</label>
        <input
          id={`${id}s`}
          type="datetime-local"
          value={starts}
          required
          onChange={(event) => setStarts(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}p`}>{text.place}</label>
        <input
          id={`${id}p`}
          value={place}
          required
          maxLength={120}
          placeholder={text.placePlaceholder}
          onChange={(event) => setPlace(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}c`}>{text.chair}</label>
        <select id={`${id}c`} value={chair} required onChange={(event) => setChair(event.target.value)}>
          <option value="">–</option>
          {view.roll.members.map(({ member }) => (
            <option key={member} value={member}>
              {say.name(member)}
            </option>
          ))}
        </select>
      </div>
      <AgendaFields items={items} onChange={setItems} />
      <p className="soft">{text.consequence}</p>
      {problem === null ? null : (
        <Notice meaning="attention" role="alert">
          {problem}
        </Notice>
      )}
      <div className="row">
        <button type="submit" className="button main large">
          <CalendarPlus aria-hidden />
          {text.submit}
        </button>
      </div>
      <section className="section">
        <h2>{text.askInstead}</h2>
        <p>{text.askLead}</p>
        <div className="row">
          <ActButton
            disabled={title.trim() === ''}
            command={{ kind: 'request-meeting', body: { of: body, request, title: title.trim() } }}
          />
        </div>
      </section>
    </form>
  );
}

interface Item {
  readonly id: string;
  readonly title: string;
}

function AgendaFields({
  items,
  onChange,
}: {
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
}): ReactNode {
  const id = useId();
  return (
    <fieldset>
      <legend>{text.agenda}</legend>
      {items.map((item, i) => (
        <div key={item.id} className="field">
          <label htmlFor={`${id}${i}`}>{text.item(i + 1)}</label>
          <div className="row nowrap">
            <input
              id={`${id}${i}`}
              value={item.title}
              maxLength={200}
              onChange={(event) =>
                onChange(items.map((one) => (one.id === item.id ? { ...one, title: event.target.value } : one)))
              }
            />
            <button
              type="button"
              className="button"
              aria-label={words.common.form.remove(text.item(i + 1))}
              onClick={() => onChange(items.filter((one) => one.id !== item.id))}
            >
              <X aria-hidden />
            </button>
          </div>
        </div>
      ))}
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => onChange([...items, { id: freshId().slice(0, 8), title: '' }])}
        >
          <Plus aria-hidden />
          {words.common.form.add}
        </button>
      </div>
    </fieldset>
  );
}
