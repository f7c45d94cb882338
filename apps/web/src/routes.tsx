/** Every address, and the page that answers it. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BodyPage } from './pages/body.tsx';
import { ConvenePage } from './pages/convene.tsx';
import { DecisionPage } from './pages/decision.tsx';
import { DecisionsPage } from './pages/decisions.tsx';
import { DemoPage } from './pages/demo.tsx';
import { DeskPage } from './pages/desk.tsx';
import { DevicesPage } from './pages/devices.tsx';
import { ElectionsPage } from './pages/elections.tsx';
import { HomePage } from './pages/home.tsx';
import { MeetingPage } from './pages/meeting.tsx';
import { MeetingsPage } from './pages/meetings.tsx';
import { MotionPage } from './pages/motion.tsx';
import { BrokenPage, NotFoundPage } from './pages/not-found.tsx';
import { OrganisationPage } from './pages/organisation.tsx';
import { OrganisationFrame } from './pages/organisation-frame.tsx';
import { ProposePage } from './pages/propose.tsx';
import { EntryPage, RecordPage } from './pages/record.tsx';
import { ScreenPage } from './pages/screen.tsx';
import { JoinPage, StartPage } from './pages/start.tsx';
import { Shell } from './parts/shell.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: Plain404, errorComponent: BrokenPage });

/** Pages outside any organisation. */
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: Outside });
/** Pages inside one: signed in or not, live, watched. */
const inside = createRoute({ getParentRoute: () => root, path: '/o/$org', component: OrganisationFrame });

const outsideRoutes = [
  createRoute({ getParentRoute: () => outside, path: '/', component: StartPage }),
  createRoute({ getParentRoute: () => outside, path: '/sign-in', component: StartPage }),
  createRoute({ getParentRoute: () => outside, path: '/join', component: JoinPage }),
  createRoute({ getParentRoute: () => outside, path: '/join/$token', component: JoinPage }),
  createRoute({ getParentRoute: () => outside, path: '/be', component: DemoPage }),
  createRoute({
    getParentRoute: () => outside,
    path: '/found',
    component: lazyRouteComponent(() => import('./pages/found.tsx'), 'FoundPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/foundings/$id',
    component: lazyRouteComponent(() => import('./pages/founding.tsx'), 'FoundingPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/verify',
    component: lazyRouteComponent(() => import('./pages/verify.tsx'), 'VerifyPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/charters/check',
    component: lazyRouteComponent(() => import('./charter/check.tsx'), 'CheckChartersPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/rules',
    component: lazyRouteComponent(() => import('./teach/rules-page.tsx'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/rules/$rule',
    component: lazyRouteComponent(() => import('./teach/rule-page.tsx'), 'RulePage'),
  }),
] as const;

/** The form can be opened with an applicant chosen already. */
function whomToAdmit({ admit }: { readonly [name: string]: unknown }): { readonly admit?: string } {
  return typeof admit === 'string' && /^[0-9a-f]{32}$/.test(admit) ? { admit } : {};
}

const insideRoutes = [
  createRoute({ getParentRoute: () => inside, path: '/', component: HomePage }),
  createRoute({ getParentRoute: () => inside, path: '/organisation', component: OrganisationPage }),
  createRoute({ getParentRoute: () => inside, path: '/bodies/$body', component: BodyPage }),
  createRoute({ getParentRoute: () => inside, path: '/devices', component: DevicesPage }),
  createRoute({
    getParentRoute: () => inside,
    path: '/apply',
    component: lazyRouteComponent(() => import('./pages/apply.tsx'), 'ApplyPage'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/meetings', component: MeetingsPage }),
  createRoute({ getParentRoute: () => inside, path: '/convene', component: ConvenePage }),
  createRoute({ getParentRoute: () => inside, path: '/meetings/$meeting', component: MeetingPage }),
  createRoute({ getParentRoute: () => inside, path: '/meetings/$meeting/desk', component: DeskPage }),
  createRoute({ getParentRoute: () => inside, path: '/meetings/$meeting/screen', component: ScreenPage }),
  createRoute({
    getParentRoute: () => inside,
    path: '/meetings/$meeting/minutes',
    component: lazyRouteComponent(() => import('./pages/minutes.tsx'), 'MinutesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/meetings/$meeting/propose',
    component: ProposePage,
    validateSearch: whomToAdmit,
  }),
  createRoute({ getParentRoute: () => inside, path: '/motions/$motion', component: MotionPage }),
  createRoute({ getParentRoute: () => inside, path: '/elections', component: ElectionsPage }),
  createRoute({
    getParentRoute: () => inside,
    path: '/elections/$election',
    component: lazyRouteComponent(() => import('./elections/election-page.tsx'), 'ElectionPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/elections/$election/papers',
    component: lazyRouteComponent(() => import('./elections/papers-page.tsx'), 'PapersPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/call-election',
    component: lazyRouteComponent(() => import('./elections/call-page.tsx'), 'CallElectionPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/trustees',
    component: lazyRouteComponent(() => import('./ceremony/trustees.tsx'), 'TrusteesPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/trustees/$trusteeship',
    component: lazyRouteComponent(() => import('./ceremony/trustees.tsx'), 'TrusteeshipPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/ballots/$ballot',
    component: lazyRouteComponent(() => import('./ceremony/ballot.tsx'), 'BallotPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/ballots/$ballot/board',
    component: lazyRouteComponent(() => import('./board/board.tsx'), 'BoardPage'),
  }),
  createRoute({ getParentRoute: () => inside, path: '/decisions', component: DecisionsPage }),
  createRoute({ getParentRoute: () => inside, path: '/decisions/$number', component: DecisionPage }),
  createRoute({ getParentRoute: () => inside, path: '/record', component: RecordPage }),
  createRoute({ getParentRoute: () => inside, path: '/record/$index', component: EntryPage }),
  createRoute({
    getParentRoute: () => inside,
    path: '/charter',
    component: lazyRouteComponent(() => import('./pages/charter.tsx'), 'CharterPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/charter/amend',
    component: lazyRouteComponent(() => import('./charter/amend.tsx'), 'AmendPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/charter/amendments/$amendment',
    component: lazyRouteComponent(() => import('./charter/amendment-page.tsx'), 'AmendmentPage'),
  }),
  createRoute({
    getParentRoute: () => inside,
    path: '/charter/text/$hash',
    component: lazyRouteComponent(() => import('./pages/charter.tsx'), 'OtherCharterPage'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([outside.addChildren(outsideRoutes), inside.addChildren(insideRoutes)]),
  scrollRestoration: true,
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

function Outside(): ReactNode {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

function Plain404(): ReactNode {
  return (
    <Shell>
      <NotFoundPage />
    </Shell>
  );
}
