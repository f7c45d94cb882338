/** The left side of the desk: the agenda, taken in turn. */
import { type ReactNode, useId, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import type { MeetingView } from '../api/types.ts';
import { ActButton, mayDo, useAct } from '../parts/act-button.tsx';
import { nextItem } from '../parts/meeting-data.ts';
import { words } from '../words/index.ts';

const text = words.meeting;

export function Order({ view }: { readonly view: MeetingView }): ReactNode {
  const { meeting, may } = view;
  const next = nextItem(view);
  const takes = mayDo(may, 'take-item')?.allowed === true;
  return (
    <section className="section" aria-label={text.desk.order}>
      <h2>{text.agenda.title}</h2>
      {meeting.agenda.length === 0 ? <p className="soft">{text.agenda.empty}</p> : null}
      <ol className="agenda">
        {meeting.agenda.map(({ id, title }) => (
          <li key={id} aria-current={id === meeting.item ? 'true' : undefined}>
            <span>{title}</span>
            {id === meeting.item ? (
              <span className="small">{text.agenda.current}</span>
            ) : takes && id !== next?.id ? (
              <TakeSmall view={view} item={id} title={title} />
            ) : null}
          </li>
        ))}
      </ol>
      {takes && next !== undefined ? (
        <ActButton
          command={{ kind: 'take-item', body: { meeting: meeting.id, item: next.id } }}
          label={`${text.now.next}: ${next.title}`}
          keyHint="n"
          look="wide"
        />
      ) : null}
      <AddItem view={view} />
    </section>
  );
}

function TakeSmall({
  view,
  item,
  title,
}: {
  readonly view: MeetingView;
  readonly item: string;
  readonly title: string;
}): ReactNode {
  const props = { command: { kind: 'take-item', body: { meeting: view.meeting.id, item } } as const };
  const { begin } = useAct(props);
  return (
    <button
      type="button"
      className="button plain"
      onClick={begin}
      aria-label={`${words.acts.verb('take-item')}: ${title}`}
    >
      {text.agenda.take}
    </button>
  );
}

function AddItem({ view }: { readonly view: MeetingView }): ReactNode {
  const [title, setTitle] = useState('');
  const id = useId();
  if (mayDo(view.may, 'add-agenda-item')?.allowed !== true) return null;
  return (
    <div className="field">
      <label htmlFor={id}>{text.agenda.add}</label>
      <input
        id={id}
        className="desk-add"
        value={title}
        maxLength={200}
        placeholder={text.agenda.itemTitle}
        onChange={(event) => setTitle(event.target.value)}
      />
      {title.trim() === '' ? null : (
        <ActButton
          command={{
            kind: 'add-agenda-item',
            body: { meeting: view.meeting.id, item: { id: freshId().slice(0, 8), title: title.trim() } },
          }}
          onRecorded={() => setTitle('')}
        />
      )}
    </div>
  );
}
