/** Me: which devices act for me, and whose wait to be confirmed. */
import type { DeviceId, MemberId } from '@quorate/basics';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { compose } from '../acts/compose.ts';
import { outbox } from '../acts/outbox.ts';
import type { Problem } from '../api/client.ts';
import type { Device } from '../api/types.ts';
import { deviceKey, deviceLabel, makeDeviceKey } from '../keys/device.ts';
import { ActButton } from '../parts/act-button.tsx';
import { Empty, Notice, Tag } from '../parts/marks.tsx';
import { keyNameOf, useHere } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { serverNow } from '../parts/server-clock.ts';
import { words } from '../words/index.ts';

const text = words.common.devices;

export function DevicesPage(): ReactNode {
  const { organisation, me, key, say } = useHere();
  const mine = organisation.devices.filter(({ member }) => member === undefined || member === me);
  const waiting = organisation.devices.filter(
    ({ member, phase }) => member !== undefined && member !== me && phase === 'requested',
  );
  return (
    <Page title={text.title} aside={<p className="lead">{text.lead}</p>}>
      <div className="stack loose">
        {me !== null && key === null ? <NotHere mine={mine} /> : null}
        <section className="section">
          <h2>{me === null ? text.you : say.name(me)}</h2>
          {me === null ? null : (
            <p className="soft">
              {text.handle}: <span className="hash">{me}</span>
            </p>
          )}
          {mine.length === 0 ? <Empty title={text.none} /> : <Devices devices={mine} here={key?.id ?? null} />}
        </section>
        {waiting.length === 0 ? null : <Waiting devices={waiting} />}
        {me === null || key === null ? null : (
          <section className="section">
            <h2>{text.leaveTitle}</h2>
            <div className="row">
              <ActButton command={{ kind: 'leave', body: {} }} look="grave" />
            </div>
          </section>
        )}
      </div>
    </Page>
  );
}

function Devices({
  devices,
  here,
}: {
  readonly devices: readonly Device[];
  readonly here: DeviceId | null;
}): ReactNode {
  const { org } = useHere();
  return (
    <ul className="list">
      {[...devices].sort(byPhase).map(({ id, label, phase, entry }) => (
        <li key={id} className="list-row">
          <span className="row apart">
            <span>
              <span className="list-title">{label === '' ? id.slice(0, 8) : label}</span>
              {id === here ? <b> ({text.this})</b> : null}
            </span>
            {phase === 'enrolled' && id !== here ? (
              <ActButton command={{ kind: 'revoke-device', body: { device: id } }} look="grave" />
            ) : null}
          </span>
          <span className="list-meta">
            <Tag meaning={phase === 'enrolled' ? 'carried' : phase === 'requested' ? 'attention' : 'quiet'}>
              {text[phase]}
            </Tag>
            <span className="hash">{id.slice(0, 16)}…</span>
            <Link to="/o/$org/record/$index" params={{ org, index: String(entry) }}>
              {text.enrolledAt(entry)}
            </Link>
          </span>
        </li>
      ))}
    </ul>
  );
}

function byPhase(a: Device, b: Device): number {
  const rank = { requested: 0, enrolled: 1, revoked: 2 };
  return rank[a.phase] - rank[b.phase] || b.entry - a.entry;
}

function Waiting({ devices }: { readonly devices: readonly Device[] }): ReactNode {
  const { say } = useHere();
  return (
    <section className="section">
      <h2>{text.others}</h2>
      <p>{text.confirmCheck}</p>
      <ul className="list">
        {devices.map(({ id, member = '' as MemberId, label }) => (
          <li key={id} className="list-row">
            <span className="row apart">
              <span>
                <span className="list-title">{say.name(member)}</span> <span className="soft">{label}</span>
                <br />
                <span className="hash">{id.slice(0, 16)}…</span>
              </span>
              <ActButton command={{ kind: 'confirm-device', body: { member, device: id } }} look="main" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** This device has no key that may act: make one and ask for it, signed by itself. */
function NotHere({ mine }: { readonly mine: readonly Device[] }): ReactNode {
  const { org, me, organisation, session, say } = useHere();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const request = async (): Promise<void> => {
    if (me === null) return;
    const name = keyNameOf(org, me, session);
    const kept = await deviceKey(name);
    const revoked = mine.some(({ id, phase }) => id === kept?.id && phase === 'revoked');
    const key = kept === undefined || revoked ? await makeDeviceKey(name) : kept;
    const actor = { org, member: me, key, charter: organisation.charter.hash, seen: organisation.head };
    const command = { kind: 'request-device', body: { label: deviceLabel(navigator.userAgent) } } as const;
    const signed = await compose(actor, command, serverNow());
    const outcome = await outbox.send({ org, blobs: [], since: serverNow(), ...signed });
    if (outcome.was === 'refused') setProblem(outcome.problem);
    else setAsked(true);
  };
  return (
    <Notice meaning="attention" title={text.notHere} role="status">
      <p>{asked ? text.asked : text.notHereWhy}</p>
      {problem === null ? null : <p className="error">{words.problemSentence(problem, say)}</p>}
      {asked ? null : (
        <p>
          <button type="button" className="button main" onClick={() => void request()}>
            {text.ask}
          </button>
        </p>
      )}
    </Notice>
  );
}
