/** Everything inside one organisation stands in this frame. */
import type { OrgId } from '@quorate/basics';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Refused } from '../api/client.ts';
import { organisationQuery } from '../api/queries.ts';
import { TakePartAgain } from '../ceremony/take-part-again.tsx';
import { Bones, Failure } from '../parts/fetched.tsx';
import { OrganisationProvider, useSession } from '../parts/organisation.tsx';
import { Page } from '../parts/page.tsx';
import { Shell } from '../parts/shell.tsx';
import { words } from '../words/index.ts';

export function OrganisationFrame(): ReactNode {
  const { org } = useParams({ from: '/o/$org' });
  const session = useSession();
  const organisation = useQuery(organisationQuery(org as OrgId));
  const error = session.error ?? organisation.error;
  if (session.data !== undefined && organisation.data !== undefined) {
    return (
      <OrganisationProvider key={org} organisation={organisation.data} session={session.data}>
        <Shell>
          <Outlet />
        </Shell>
        <TakePartAgain />
      </OrganisationProvider>
    );
  }
  return (
    <Shell>
      {error === null ? (
        <main id="content" className="page" aria-busy="true">
          <span className="bone title w60" />
          <Bones rows={6} />
        </main>
      ) : (
        <Page title={isSignedOut(error) ? words.common.sign.title : words.common.state.notFoundTitle}>
          <Failure error={error} onRetry={() => void Promise.all([session.refetch(), organisation.refetch()])} />
        </Page>
      )}
    </Shell>
  );
}

function isSignedOut(error: Error): boolean {
  return error instanceof Refused && error.problem.reason === 'not-signed-in';
}
