/** Proposing a motion: its exact words, what it brings about, and how it will read. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { jsonBlob } from '../acts/blob.ts';
import { freshId } from '../acts/compose.ts';
import { bodyQuery, homeQuery, unitsQuery } from '../api/queries.ts';
import type { Effect } from '../api/types.ts';
import { Notice } from '../parts/marks.tsx';
import { useMeeting } from '../parts/meeting-data.ts';
import { useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { PaperSheet } from '../parts/paper.tsx';
import { words } from '../words/index.ts';
import { postTitle } from './post-title.ts';
import { noUnit, type UnitDraft, UnitFields, unitEffect } from './units.tsx';

const text = words.papers.propose;
const plainKinds = [
  'policy.adopt',
  'rules.make',
  'money.budget',
  'money.accounts',
  'money.spend',
  'any-other',
] as const;
const longestTitle = 120;

export function ProposePage(): ReactNode {
  const { meeting } = useParams({ from: '/o/$org/meetings/$meeting/propose' });
  const { admit } = useSearch({ from: '/o/$org/meetings/$meeting/propose' });
  const { org, me, say, act, organisation } = useHere();
  const navigate = useNavigate();
  const view = useMeeting(meeting).data;
  const [typedTitle, setTitle] = useState<string | null>(null);
  const [typedBody, setBody] = useState<string | null>(null);
  const [item, setItem] = useState<string | null>(null);
  const [kind, setKind] = useState<PlainEffect['kind']>(admit === undefined ? 'policy.adopt' : 'member.admit');
  const [person, setPerson] = useState(admit ?? '');
  const [post, setPost] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  // One id for one motion: signing again after a refusal proposes the same one.
  const motion = useMemo(freshId, []);
  const id = useId();
  const chosenItem = item ?? view?.meeting.item ?? '';
  const [unit, setUnit] = useState<UnitDraft>(noUnit);
  const units = useQuery(unitsQuery(org));
  // An admission is the same sentence each time; what one has typed oneself stays.
  const admitted = kind === 'member.admit' && person !== '' ? person : null;
  const title = typedTitle ?? (admitted === null ? '' : words.founding.applications.motionTitle(admitted));
  const body = typedBody ?? (admitted === null ? '' : words.founding.applications.motionText(admitted));
  const effect = effectOf(kind, person, post, unit);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (effect === null || sending) return;
    setSending(true);
    const { ref, blob } = jsonBlob({ title: title.trim(), text: body.trim() });
    const outcome = await act(
      {
        kind: 'propose-motion',
        body: { motion, meeting, item: chosenItem === '' ? null : chosenItem, paper: ref, effect },
      },
      [blob],
    );
    setSending(false);
    if (outcome.was === 'refused') setProblem(words.problemSentence(outcome.problem, say));
    else await navigate({ to: '/o/$org/motions/$motion', params: { org, motion } });
  };
  return (
    <Page
      title={text.title}
      kicker={view?.meeting.title ?? organisation.title}
      aside={<p className="lead">{text.lead}</p>}
    >
      <form className="columns even" onSubmit={(event) => void submit(event)}>
        <div className="stack">
          <div className="field full">
            <label htmlFor={`${id}t`}>{text.motionTitle}</label>
            <input
              id={`${id}t`}
              value={title}
              required
              maxLength={longestTitle}
              onChange={(event) => setTitle(event.target.value)}
            />
          </div>
          <div className="field full">
            <label htmlFor={`${id}x`}>{text.text}</label>
            <textarea
              id={`${id}x`}
              className="paper"
              value={body}
              required
              rows={10}
              dir="auto"
              aria-describedby={`${id}h`}
              onChange={(event) => setBody(event.target.value)}
            />
            <p id={`${id}h`} className="help small">
              {text.textHelp}
            </p>
          </div>
          <div className="field">
            <label htmlFor={`${id}i`}>{text.item}</label>
            <select id={`${id}i`} value={chosenItem} onChange={(event) => setItem(event.target.value)}>
              <option value="">{text.noItem}</option>
              {view?.meeting.agenda.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.title}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}e`}>{text.effect}</label>
            <select id={`${id}e`} value={kind} onChange={(event) => setKind(event.target.value as PlainEffect['kind'])}>
              {[
                ...plainKinds,
                'member.admit' as const,
                'seat.fill' as const,
                ...(units.data?.kinds.length ? ['unit.create' as const] : []),
              ].map((one) => (
                <option key={one} value={one}>
                  {words.acts.effect(one)}
                </option>
              ))}
            </select>
          </div>
          {kind === 'member.admit' ? <Applicants value={person} onChange={setPerson} label={text.member} /> : null}
          {kind === 'unit.create' ? <UnitFields value={unit} onChange={setUnit} /> : null}
          {kind === 'seat.fill' ? (
            <>
              <div className="field">
                <label htmlFor={`${id}p`}>{text.post}</label>
                <select id={`${id}p`} value={post} required onChange={(event) => setPost(event.target.value)}>
                  <option value="">–</option>
                  {Object.keys(organisation.posts ?? {}).map((one) => (
                    <option key={one} value={one}>
                      {postTitle(one)}
                    </option>
                  ))}
                </select>
              </div>
              <People of={view?.meeting.of} value={person} onChange={setPerson} label={text.postMember} />
            </>
          ) : null}
          {problem === null ? null : (
            <Notice meaning="attention" role="alert">
              {problem}
            </Notice>
          )}
          <div className="row">
            <button type="submit" className="button main large" aria-disabled={sending || me === null}>
              {sending ? words.acts.signing : text.submit}
            </button>
          </div>
        </div>
        <section className="section" aria-label={text.preview}>
          <h2>{text.preview}</h2>
          <PaperSheet
            kind={words.papers.motion.kind}
            title={title === '' ? '–' : title}
            by={me === null ? undefined : words.meeting.motions.by(say.name(me))}
            text={body}
            empty={words.papers.motion.empty}
          />
        </section>
      </form>
    </Page>
  );
}

/** The charter is amended from its own page. */
type PlainEffect = Exclude<Effect, { readonly kind: 'charter.amend' }>;

function effectOf(kind: PlainEffect['kind'], member: string, post: string, unit: UnitDraft): PlainEffect | null {
  if (kind === 'unit.create') return unitEffect(unit);
  if (kind === 'member.admit') return member === '' ? null : { kind, member: member as never };
  if (kind === 'seat.fill') return member === '' || post === '' ? null : { kind, post, member: member as never };
  return { kind };
}

interface PickProps {
  readonly value: string;
  readonly label: string;
  readonly onChange: (member: string) => void;
}

function People({ of, value, label, onChange }: PickProps & { readonly of: string | undefined }): ReactNode {
  const { org, say } = useHere();
  const id = useId();
  const { queryKey, queryFn } = bodyQuery(org, of ?? '');
  const body = useQuery({
    queryKey: [...queryKey, 'first'],
    queryFn: (context) =>
      (queryFn as (context: unknown) => Promise<{ roll: { members: readonly { member: string }[] } }>)({
        ...context,
        pageParam: null,
      }),
    enabled: of !== undefined,
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} required onChange={(event) => onChange(event.target.value)}>
        <option value="">–</option>
        {body.data?.roll.members.map(({ member }) => (
          <option key={member} value={member}>
            {say.name(member)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Who has applied and waits, by name. */
function Applicants({ value, label, onChange }: PickProps): ReactNode {
  const { org, say } = useHere();
  const id = useId();
  const waiting = useQuery(homeQuery(org)).data?.applicants;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        required
        aria-describedby={`${id}h`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">–</option>
        {waiting?.map(({ member }) => (
          <option key={member} value={member}>
            {say.name(member)}
          </option>
        ))}
      </select>
      <p id={`${id}h`} className="help small">
        {waiting?.length === 0 ? text.noApplicants : text.nameStaysOut}
      </p>
    </div>
  );
}
