/** Putting somebody forward, and accepting with a statement. */
import { type MemberId, must, toBase64, toUtf8 } from '@quorate/basics';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import type { PaperBlob } from '../acts/blob.ts';
import { bodiesQuery, bodyQuery } from '../api/queries.ts';
import { ActButton } from '../parts/act-button.tsx';
import { useHere } from '../parts/organisation.tsx';
import { type ElectionState, sha256Hex } from '../spine.ts';
import { words } from '../words/index.ts';
import { GroupsField, tidyGroups } from './reserved-seats.tsx';

const text = words.elections.election;
const longest = 2000;

export function Accept({ election }: { readonly election: ElectionState }): ReactNode {
  const [said, setSaid] = useState('');
  const [chosen, setGroups] = useState<readonly string[]>([]);
  const groups = tidyGroups(chosen);
  const id = useId();
  const paper = said.trim() === '' ? null : textBlob(said.trim().toWellFormed());
  return (
    <section className="section" aria-label={text.youAreNominated}>
      <h2>{text.youAreNominated}</h2>
      <div className="field full">
        <label htmlFor={id}>{text.statement}</label>
        <textarea
          id={id}
          className="paper short"
          maxLength={longest}
          value={said}
          dir="auto"
          aria-describedby={`${id}help`}
          onChange={(event) => setSaid(event.target.value)}
        />
        <p id={`${id}help`} className="help small">
          {text.statementHelp} {text.charactersLeft(longest - said.length)}
        </p>
      </div>
      <GroupsField election={election} groups={chosen} onChange={setGroups} />
      <div className="row">
        <ActButton
          command={{
            kind: 'accept-nomination',
            body: {
              election: election.id,
              statement: paper?.ref ?? null,
              ...(groups.length === 0 ? {} : { groups }),
            },
          }}
          blobs={paper === null ? [] : [paper.blob]}
          look="main"
        />
      </div>
    </section>
  );
}

/** Members by name, from the largest roll there is; typing narrows the list. */
export function Nominate({ election }: { readonly election: ElectionState }): ReactNode {
  const { me, say } = useHere();
  const [whom, setWhom] = useState('');
  const [sought, setSought] = useState('');
  const id = useId();
  const people = useEverybody();
  const mine = (member: string): boolean =>
    me !== null && (election.candidates[member]?.nominatedBy.includes(me) ?? false);
  const found = people
    .filter((member) => !mine(member) && say.name(member).toLowerCase().includes(sought.trim().toLowerCase()))
    .sort((a, b) => say.name(a).localeCompare(say.name(b)));
  return (
    <section className="section" aria-label={text.putForward}>
      <h2>{text.putForward}</h2>
      <p>{text.putForwardLead}</p>
      <div className="field">
        <label htmlFor={`${id}s`}>{text.search}</label>
        <input id={`${id}s`} type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </div>
      <div className="row ends">
        <div className="field">
          <label htmlFor={id}>{text.whom}</label>
          <select id={id} value={found.includes(whom) ? whom : ''} onChange={(event) => setWhom(event.target.value)}>
            <option value="">{text.choose(found.length)}</option>
            {found.map((member) => (
              <option key={member} value={member}>
                {member === me ? text.yourself(say.name(member)) : say.name(member)}
              </option>
            ))}
          </select>
        </div>
        <ActButton
          disabled={!found.includes(whom)}
          command={{ kind: 'nominate', body: { election: election.id, candidate: whom as MemberId } }}
          onRecorded={() => setWhom('')}
        />
      </div>
    </section>
  );
}

function useEverybody(): readonly string[] {
  const { org } = useHere();
  const bodies = useQuery(bodiesQuery(org));
  const largest = [...(bodies.data ?? [])].sort((a, b) => b.entitled - a.entitled)[0]?.id ?? '';
  const roll = useInfiniteQuery({ ...bodyQuery(org, largest), enabled: largest !== '' });
  return roll.data?.pages.flatMap((page) => page.roll.members.map(({ member }) => member)) ?? [];
}

function textBlob(said: string): PaperBlob {
  const bytes = must(toUtf8(said));
  return {
    ref: { sha256: sha256Hex(bytes), size: bytes.length, media: 'text/plain' },
    blob: { media: 'text/plain', base64: toBase64(bytes) },
  };
}
