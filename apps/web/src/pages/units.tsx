/** The units of the organisation: their members by the roll, the seats that gives them, and joining one. */
import { must, toUtf8 } from '@quorate/basics';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { unitsQuery } from '../api/queries.ts';
import type { UnitsView } from '../api/types.ts';
import { ActButton, mayDo } from '../parts/act-button.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Empty, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { type Effect, sha256Hex } from '../spine.ts';
import { words } from '../words/index.ts';
import { postTitle } from './post-title.ts';
import { slugOf } from './slug.ts';

const text = words.units;

/** Nothing where the charter knows no units. */
export function Units(): ReactNode {
  const { org } = useHere();
  const query = useQuery(unitsQuery(org));
  if (query.data?.kinds.length === 0) return null;
  return (
    <section className="section">
      <h2>{text.title}</h2>
      <Fetched query={query}>
        {(view) =>
          view.units.length === 0 ? (
            <Empty title={text.none}>{text.noneMore}</Empty>
          ) : (
            <ul className="list">
              {view.units.map((unit) => (
                <Unit key={unit.id} unit={unit} view={view} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </section>
  );
}

function Unit({ unit, view }: { readonly unit: UnitsView['units'][number]; readonly view: UnitsView }): ReactNode {
  const { id, of, title, within, members, mine, seats } = unit;
  const kind = view.kinds.find((one) => one.id === of)?.name ?? of;
  const above = view.units.find((one) => one.id === within)?.title;
  const join = mayDo(view.may, 'join-unit', id);
  return (
    <li className="list-row">
      <span className="row apart">
        <span className="list-title">{title}</span>
        {mine ? <Tag meaning="carried">{text.yours}</Tag> : null}
      </span>
      <span className="list-meta">
        <span>{above === undefined ? kind : text.within(kind, above)}</span>
        <span>{text.members(members)}</span>
        {Object.entries(seats).map(([post, n]) => (
          <span key={post}>{text.seats(n, postTitle(post))}</span>
        ))}
      </span>
      {join?.allowed === true ? (
        <ActButton
          command={{ kind: 'join-unit', body: { unit: id } }}
          label={view.units.some((one) => one.mine) ? text.move(title) : text.join(title)}
        />
      ) : null}
    </li>
  );
}

export interface UnitDraft {
  readonly of: string;
  readonly title: string;
  readonly within: string;
}

export const noUnit: UnitDraft = { of: '', title: '', within: '' };

export interface UnitFieldsProps {
  readonly value: UnitDraft;
  readonly onChange: (value: UnitDraft) => void;
}

/** What a motion to form a unit names. */
export function UnitFields({ value, onChange }: UnitFieldsProps): ReactNode {
  const { org } = useHere();
  const id = useId();
  const view = useQuery(unitsQuery(org)).data;
  const kind = view?.kinds.find((one) => one.id === value.of);
  const above = view?.units.filter(({ of }) => of === kind?.within) ?? [];
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}k`}>{text.kind}</label>
        <select
          id={`${id}k`}
          value={value.of}
          required
          onChange={(event) => onChange({ ...value, of: event.target.value, within: '' })}
        >
          <option value="">–</option>
          {view?.kinds.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}n`}>{text.name}</label>
        <input
          id={`${id}n`}
          value={value.title}
          maxLength={120}
          required
          dir="auto"
          onChange={(event) => onChange({ ...value, title: event.target.value })}
        />
      </div>
      {kind?.within == null ? null : (
        <div className="field">
          <label htmlFor={`${id}w`}>{text.liesWithin}</label>
          <select
            id={`${id}w`}
            value={value.within}
            required
            onChange={(event) => onChange({ ...value, within: event.target.value })}
          >
            <option value="">{above.length === 0 ? text.noneAbove : '–'}</option>
            {above.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}

/** The motion's effect, once everything is named. */
export function unitEffect({ of, title, within }: UnitDraft): Extract<Effect, { readonly kind: 'unit.create' }> | null {
  const name = title.trim().toWellFormed();
  if (of === '' || name === '') return null;
  // A name in letters that addresses don't know still needs one: some of its hash.
  const unit = slugOf(name) || `unit-${sha256Hex(must(toUtf8(name))).slice(0, 12)}`;
  return { kind: 'unit.create', unit, of, title: name, within: within === '' ? null : within };
}
