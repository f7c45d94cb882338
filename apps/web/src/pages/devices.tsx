/** Me: which devices act for me, and whose wait to be confirmed. */
import type { DeviceId, MemberId } from '@quorate/basics';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { compose } from '../acts/compose.ts';
import { outbox } from '../acts/outbox.ts';
import type { Problem } from '../api/client.ts';
import type { Device } from '../api/types.ts';
import { type DeviceKey, deviceKey, deviceLabel, enrolmentOf, makeDeviceKey } from '../keys/device.ts';
import { parseDeviceCode, printDeviceCode } from '../keys/device-code.ts';
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
        {me === null || !key ? null : <EnrolAnother />}
        {me === null || !key ? null : (
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

/** This device has no key that may act: make one, and have it enrolled by another of one's own or ask for it. */
function NotHere({ mine }: { readonly mine: readonly Device[] }): ReactNode {
  const { org, me, organisation, session, say } = useHere();
  const [asked, setAsked] = useState(false);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const id = useId();
  if (me === null) return null;
  const freshKey = async (): Promise<DeviceKey> => {
    const name = keyNameOf(org, me, session);
    const kept = await deviceKey(name);
    const revoked = mine.some((one) => one.id === kept?.id && one.phase === 'revoked');
    return kept === undefined || revoked ? makeDeviceKey(name) : kept;
  };
  const show = async (): Promise<void> => setCode(printDeviceCode(await enrolmentOf(await freshKey(), org, me)));
  const request = async (): Promise<void> => {
    const key = await freshKey();
    const actor = { org, member: me, key, charter: organisation.charter.hash, seen: organisation.head };
    const command = { kind: 'request-device', body: { label: deviceLabel(navigator.userAgent) } } as const;
    const signed = await compose(actor, command, serverNow());
    const outcome = await outbox.send({ org, blobs: [], since: serverNow(), ...signed });
    if (outcome.was === 'refused') setProblem(outcome.problem);
    else setAsked(true);
  };
  const waits = asked || mine.some(({ phase }) => phase === 'requested');
  return (
    <Notice meaning="attention" title={text.notHere}>
      <p>{text.notHereWhy}</p>
      {code === '' ? null : (
        <div className="field full">
          <label htmlFor={id}>{text.code}</label>
          <textarea id={id} className="short code" readOnly value={code} />
          <p className="help">{text.codeHelp}</p>
        </div>
      )}
      {problem === null ? null : <p className="error">{words.problemSentence(problem, say)}</p>}
      {waits ? <p role="status">{text.asked}</p> : null}
      <div className="row">
        {code === '' ? (
          <button type="button" className="button main" onClick={() => void show()}>
            {text.showCode}
          </button>
        ) : null}
        {waits ? null : (
          <button type="button" className="button" onClick={() => void request()}>
            {text.ask}
          </button>
        )}
      </div>
    </Notice>
  );
}

/** On a device that may act: enrols another whose code was copied here. */
function EnrolAnother(): ReactNode {
  const [pasted, setPasted] = useState('');
  const id = useId();
  const device = parseDeviceCode(pasted);
  return (
    <section className="section">
      <h2>{text.another}</h2>
      <div className="field full">
        <label htmlFor={id}>{text.code}</label>
        <textarea
          id={id}
          className="short code"
          spellCheck={false}
          value={pasted}
          aria-invalid={pasted.trim() !== '' && device === null}
          onChange={(event) => setPasted(event.target.value)}
        />
        <p className="help">{text.anotherHelp}</p>
      </div>
      {pasted.trim() !== '' && device === null ? <p className="error">{text.codeWrong}</p> : null}
      {device === null ? null : (
        <div className="row">
          <ActButton
            command={{ kind: 'enrol-device', body: device }}
            label={text.enrol(device.label)}
            look="main"
            onRecorded={() => setPasted('')}
          />
        </div>
      )}
    </section>
  );
}
