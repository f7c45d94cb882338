/** The demo's door: pick whom to be in this window. */
import type { MemberId, OrgId } from '@quorate/basics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { MonitorPlay } from 'lucide-react';
import type { ReactNode } from 'react';
import { ask, Refused } from '../api/client.ts';
import { demoQuery } from '../api/queries.ts';
import { seat } from '../api/seat.ts';
import type { Demo } from '../api/types.ts';
import { deviceKey, enrolmentOf, keyName, makeDeviceKey } from '../keys/device.ts';
import { Failure, Fetched } from '../parts/fetched.tsx';
import { Notice } from '../parts/marks.tsx';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';
import { Elsewhere } from './start.tsx';

const text = words.common.demo;

export function DemoPage(): ReactNode {
  const demo = useQuery(demoQuery());
  return (
    <Page title={text.title} aside={<p className="lead">{text.lead}</p>}>
      <Fetched query={demo}>{(data) => <People demo={data} />}</Fetched>
    </Page>
  );
}

function People({ demo }: { readonly demo: Demo }): ReactNode {
  const navigate = useNavigate();
  const client = useQueryClient();
  const become = useMutation({
    mutationFn: async ({ org, member }: { readonly org: OrgId; readonly member: MemberId }) => {
      await becomeMember(org, member);
      await client.resetQueries({ queryKey: ['session'] });
      client.removeQueries({ queryKey: ['org', org] });
      const meeting = demo.organisations.find((organisation) => organisation.org === org)?.meeting;
      if (meeting) await navigate({ to: '/o/$org/meetings/$meeting', params: { org, meeting } });
      else await navigate({ to: '/o/$org', params: { org } });
    },
  });
  return (
    <div className="stack loose">
      {become.isPending ? (
        <Notice meaning="quiet" role="status">
          {text.becoming}
        </Notice>
      ) : null}
      {become.error === null ? null : <Failure error={become.error} />}
      {demo.organisations.map(({ org, title, meeting }) => (
        <section key={org} className="section" aria-labelledby={`org-${org}`}>
          <h2 id={`org-${org}`}>{title}</h2>
          <div className="people">
            {demo.people
              .filter((person) => person.org === org)
              .map(({ member, name, posts, hint }) => (
                <button
                  key={member}
                  type="button"
                  className="person"
                  disabled={become.isPending}
                  onClick={() => become.mutate({ org, member })}
                >
                  <span className="person-name">{name}</span>
                  <span className="soft">{posts.length > 0 ? posts.join(', ') : text.noPosts}</span>
                  <span className="small soft">{hint}</span>
                </button>
              ))}
          </div>
          {meeting === null ? null : (
            <div className="row">
              <Link to="/o/$org/meetings/$meeting/screen" params={{ org, meeting }} className="button">
                <MonitorPlay aria-hidden />
                {text.screen}
              </Link>
              <Link to="/o/$org/meetings/$meeting" params={{ org, meeting }} className="button plain">
                {text.watch}
              </Link>
            </div>
          )}
        </section>
      ))}
      <Simulation running={demo.simulation === 'on'} />
      <Elsewhere />
    </div>
  );
}

function Simulation({ running }: { readonly running: boolean }): ReactNode {
  const client = useQueryClient();
  const turn = useMutation({
    mutationFn: () => ask('/api/demo/simulation', { method: 'POST', body: { running: !running } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['demo'] }),
  });
  return (
    <section className="section">
      <h2>{text.simulation}</h2>
      <p>{running ? text.simulationOn : text.simulationOff}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => turn.mutate()}>
          {running ? text.turnOff : text.turnOn}
        </button>
      </div>
    </section>
  );
}

/** A key of this window's own, enrolled for the member. A key the record has given up is replaced. */
async function becomeMember(org: OrgId, member: MemberId): Promise<void> {
  const name = keyName(org, member, seat());
  const kept = await deviceKey(name);
  if (kept !== undefined) {
    try {
      await ask('/api/demo/become', {
        method: 'POST',
        body: { org, member, device: await enrolmentOf(kept, org, member) },
      });
      return;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  const made = await makeDeviceKey(name);
  await ask('/api/demo/become', {
    method: 'POST',
    body: { org, member, device: await enrolmentOf(made, org, member) },
  });
}
