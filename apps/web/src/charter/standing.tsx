/** Where an amendment stands, what it changes, and which charters there were: beside the charter, a motion, a decision. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { blobTextQuery, charterTextQuery } from '../api/queries.ts';
import type { AmendmentView, CharterInTime, ChartersInTime } from '../api/types.ts';
import { Bones, Fetched } from '../parts/fetched.tsx';
import { type Meaning, MeetingTag, Notice, Tag } from '../parts/marks.tsx';
import { useHere } from '../parts/organisation.tsx';
import { words } from '../words/index.ts';
import { ClausesChanged, LinesChanged, PowersChanged, TierNeeded } from './amendment-view.tsx';
import { useExamined } from './use-examined.ts';

const text = words.charter.standing;

const meanings: { readonly [Phase in AmendmentView['phase']]: Meaning } = {
  open: 'open',
  adopted: 'carried',
  'in-force': 'carried',
  lost: 'lost',
  withdrawn: 'quiet',
  overtaken: 'quiet',
};

/** How far it has come, and what is missing. */
export function AmendmentStanding({ amendment }: { readonly amendment: AmendmentView }): ReactNode {
  const { org, say } = useHere();
  const { phase, consents, inForce, version } = amendment;
  return (
    <section className="section">
      <h2>{text.consents}</h2>
      <p className="row">
        <Tag meaning={meanings[phase]}>{text.phases[phase]}</Tag>
        <Link to="/o/$org/charter/amendments/$amendment" params={{ org, amendment: amendment.id }}>
          {text.toVersion(version)}
        </Link>
        {phase === 'adopted' && inForce !== null ? <span>{text.comes(say.dates.moment(inForce))}</span> : null}
      </p>
      <ul className="list">
        {consents.map((consent) => (
          <ConsentRow key={consent.of} amendment={amendment} consent={consent} />
        ))}
      </ul>
    </section>
  );
}

function ConsentRow({
  amendment,
  consent: { of, voters, given, motion, earliest },
}: {
  readonly amendment: AmendmentView;
  readonly consent: AmendmentView['consents'][number];
}): ReactNode {
  const { org, say } = useHere();
  const asked = amendment.motions.find((one) => one.motion === motion);
  const sits = asked !== undefined && ['convened', 'open', 'adjourned'].includes(asked.meeting.phase);
  const waits = given === null && amendment.phase === 'open' && sits;
  return (
    <li className="list-row">
      <span className="row apart">
        <b>{text.consent(words.consentName(of), words.consentName(voters))}</b>
        <Tag meaning={given === null ? (waits ? 'open' : 'attention') : 'carried'}>
          {given === null ? (waits ? text.asked : asked === undefined ? text.missing : text.undecided) : text.given}
        </Tag>
      </span>
      {asked === undefined ? null : (
        <span className="row">
          <Link to="/o/$org/motions/$motion" params={{ org, motion: asked.motion }}>
            {asked.meeting.title}
          </Link>
          <MeetingTag phase={asked.meeting.phase} />
          <span className="soft">{say.dates.moment(asked.meeting.starts)}</span>
        </span>
      )}
      {waits && earliest !== null ? <span className="soft">{text.votedFrom(say.dates.moment(earliest))}</span> : null}
    </li>
  );
}

/** The two texts beside each other: power, clauses, lines, tier. */
export function AmendmentChanges({ amendment }: { readonly amendment: AmendmentView }): ReactNode {
  const { org } = useHere();
  const before = useQuery(charterTextQuery(org, amendment.from));
  const after = useQuery(blobTextQuery(org, amendment.text.sha256));
  return (
    <Fetched query={before} skeleton={<Bones rows={8} />}>
      {(old) => (
        <Fetched query={after} skeleton={<Bones rows={8} />}>
          {(fresh) => <Changes before={old} after={fresh} />}
        </Fetched>
      )}
    </Fetched>
  );
}

function Changes({ before, after }: { readonly before: string; readonly after: string }): ReactNode {
  const { examined, working } = useExamined(after, before);
  if (examined === null) return working ? <Bones rows={8} /> : <Notice meaning="attention">{text.unreadable}</Notice>;
  if (examined.outcome !== 'read' || examined.amendment === null)
    return <Notice meaning="lost">{text.unreadable}</Notice>;
  return (
    <>
      <LinesChanged before={before} after={after} />
      <PowersChanged amendment={examined.amendment} />
      <TierNeeded amendment={examined.amendment} />
      <ClausesChanged amendment={examined.amendment} />
    </>
  );
}

/** Since when the charter in force is that, what is proposed to follow it, and what came before. */
export function CharterStanding({ charters, amendments }: ChartersInTime): ReactNode {
  const [now, ...earlier] = charters;
  const onTheWay = amendments.filter(({ phase }) => phase === 'open' || phase === 'adopted');
  const past = amendments.filter(({ phase }) => ['lost', 'withdrawn', 'overtaken'].includes(phase));
  return (
    <section className="section">
      <h2 id="standing">{text.heading}</h2>
      {now === undefined ? null : <InForce charter={now} />}
      <h3>{text.pending}</h3>
      {onTheWay.length === 0 ? <p className="soft">{text.noPending}</p> : <AmendmentList amendments={onTheWay} />}
      {earlier.length === 0 ? null : <Earlier charters={charters} />}
      {past.length === 0 ? null : (
        <details>
          <summary>{text.past}</summary>
          <AmendmentList amendments={past} />
        </details>
      )}
    </section>
  );
}

function InForce({ charter: { since, amendment, decisions } }: { readonly charter: CharterInTime }): ReactNode {
  const { org, say } = useHere();
  return (
    <p className="row">
      <span>
        {text.since(say.dates.moment(since))} {amendment === null ? text.founded : ''}
      </span>
      {decisions.length === 0 ? null : <span>{text.decidedBy}</span>}
      {decisions.map((number) => (
        <Link key={number} to="/o/$org/decisions/$number" params={{ org, number: String(number) }}>
          {text.decision(number)}
        </Link>
      ))}
      {amendment === null ? null : (
        <Link to="/o/$org/charter/amendments/$amendment" params={{ org, amendment }}>
          {text.whatChanged}
        </Link>
      )}
    </p>
  );
}

export function AmendmentList({ amendments }: { readonly amendments: readonly AmendmentView[] }): ReactNode {
  const { org, say } = useHere();
  return (
    <ul className="list">
      {amendments.map(({ id, phase, version, inForce, proposer, proposedOn }) => (
        <li key={id} className="list-row">
          <span className="row">
            <Tag meaning={meanings[phase]}>{text.phases[phase]}</Tag>
            <Link to="/o/$org/charter/amendments/$amendment" params={{ org, amendment: id }}>
              {text.toVersion(version)}
            </Link>
          </span>
          <span className="soft">
            {words.meeting.motions.by(say.name(proposer))}, {say.dates.day(proposedOn)}.{' '}
            {phase === 'adopted' && inForce !== null ? text.comes(say.dates.moment(inForce)) : ''}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Earlier({ charters }: { readonly charters: readonly CharterInTime[] }): ReactNode {
  const { org, say } = useHere();
  return (
    <>
      <h3>{text.earlier}</h3>
      <ul className="list">
        {charters.slice(1).map((one, i) => (
          <li key={one.entry} className="list-row">
            <span className="row">
              <Link to="/o/$org/charter/text/$hash" params={{ org, hash: one.hash }}>
                {text.earlierOne(one.version, say.dates.moment(one.since))}
              </Link>
              <span className="soft">{text.until(say.dates.moment(charters[i]?.since ?? one.since))}</span>
            </span>
            {one.running.meetings.length === 0 ? null : (
              <span>
                <span className="soft">{text.running}:</span>{' '}
                {one.running.meetings.map((meeting) => (
                  <Link key={meeting.id} to="/o/$org/meetings/$meeting" params={{ org, meeting: meeting.id }}>
                    {meeting.title}{' '}
                  </Link>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
