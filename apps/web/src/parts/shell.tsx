/** What stands around every page: where one is, whether it is live, who one is, and the way elsewhere. */
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import {
  BookOpen,
  Building2,
  CalendarDays,
  House,
  KeyRound,
  LogOut,
  Scale,
  ScrollText,
  ShieldCheck,
  SunMoon,
  User,
  Users,
  Vote,
} from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { outbox } from '../acts/outbox.ts';
import { ask } from '../api/client.ts';
import { conflictFile, forgetLog } from '../proof/watch.ts';
import { words } from '../words/index.ts';
import { plainSaying } from './fetched.tsx';
import { saveFile } from './files.ts';
import { Notice } from './marks.tsx';
import { type Here, useHere, useLive, useMaybeHere, useSession } from './organisation.tsx';
import { nextTheme, setTheme, type Theme, theme } from './theme.ts';

const { nav, live, banner } = words.common;

export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const here = useMaybeHere();
  return (
    <>
      <a className="skip" href="#content">
        {nav.skip}
      </a>
      <header className="masthead">
        <div className="masthead-line">
          <Link to="/" aria-label={nav.organisations} className="mark-link">
            <img className="mark" src="/quorate.svg" alt="" width="28" height="28" />
          </Link>
          {here === null ? (
            <Link to="/" className="masthead-title">
              Quorate
            </Link>
          ) : (
            <Link to="/o/$org" params={{ org: here.org }} className="masthead-title">
              {here.organisation.title}
            </Link>
          )}
          {here === null ? null : <LiveBadge />}
          <WhoMenu />
        </div>
        {here === null ? null : <Nav here={here} />}
      </header>
      {here === null ? null : <Banners here={here} />}
      {children}
      <Outgoing />
    </>
  );
}

function Nav({ here }: { readonly here: Here }): ReactNode {
  const params = { org: here.org };
  const links = [
    { to: '/o/$org', icon: <House aria-hidden />, word: nav.home, exact: true },
    { to: '/o/$org/meetings', icon: <CalendarDays aria-hidden />, word: nav.meetings, exact: false },
    { to: '/o/$org/decisions', icon: <Scale aria-hidden />, word: nav.decisions, exact: false },
    { to: '/o/$org/elections', icon: <Vote aria-hidden />, word: nav.elections, exact: false, wide: true },
    { to: '/o/$org/organisation', icon: <Building2 aria-hidden />, word: nav.organisation, exact: false },
    { to: '/o/$org/record', icon: <ScrollText aria-hidden />, word: nav.record, exact: false },
  ] as const;
  return (
    <nav className="nav" aria-label={nav.label}>
      <ul className="nav-list">
        {links.map(({ to, icon, word, exact, ...room }) => (
          <li key={to} className={'wide' in room ? 'wide-only' : undefined}>
            <Link to={to} params={params} activeOptions={{ exact }}>
              {icon}
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LiveBadge(): ReactNode {
  const { connection } = useHere();
  const { state } = useLive(connection);
  return (
    <span className="live" data-state={state}>
      {live[state]}
    </span>
  );
}

function WhoMenu(): ReactNode {
  const here = useMaybeHere();
  const session = useSession().data;
  const menu = useRef<HTMLDetailsElement>(null);
  const client = useQueryClient();
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', () => close(menu.current)), [router]);
  useEffect(() => closeOutside(menu), []);
  const name = here?.me ? here.say.name(here.me) : (session?.person?.email ?? '');
  const signOut = async (): Promise<void> => {
    await ask('/api/sign-out', { method: 'POST', body: {} }).catch(() => undefined);
    client.clear();
    await router.navigate({ to: '/' });
  };
  return (
    <details className="menu" ref={menu}>
      <summary>
        <User aria-hidden />
        <span className="menu-name">{name === '' ? 'Menu' : name}</span>
      </summary>
      <div className="menu-list">
        {name === '' ? null : <p className="small soft">{name}</p>}
        {here === null ? null : (
          <Link to="/o/$org/devices" params={{ org: here.org }}>
            <KeyRound aria-hidden />
            {nav.devices}
          </Link>
        )}
        <Link to="/">
          <Building2 aria-hidden />
          {nav.organisations}
        </Link>
        {session?.demo ? (
          <Link to="/be">
            <Users aria-hidden />
            {nav.pickAgain}
          </Link>
        ) : null}
        {here === null ? null : (
          <Link to="/o/$org/charter" params={{ org: here.org }}>
            <BookOpen aria-hidden />
            {words.papers.charter.title}
          </Link>
        )}
        <Link to="/verify">
          <ShieldCheck aria-hidden />
          {nav.verify}
        </Link>
        <ThemeButton />
        {session?.person ? (
          <button type="button" onClick={() => void signOut()}>
            <LogOut aria-hidden />
            {nav.signOut}
          </button>
        ) : null}
      </div>
    </details>
  );
}

function ThemeButton(): ReactNode {
  const [chosen, choose] = useState<Theme>(theme);
  return (
    <button
      type="button"
      onClick={() => {
        const next = nextTheme(chosen);
        setTheme(next);
        choose(next);
      }}
    >
      <SunMoon aria-hidden />
      {nav.theme}: {nav.themes[chosen]}
    </button>
  );
}

/** What must be known before anything on the page is relied on. */
function Banners({ here }: { readonly here: Here }): ReactNode {
  const { state } = useLive(here.connection);
  return (
    <>
      {here.watch.phase === 'conflict' ? <Conflict here={here} /> : null}
      {here.me !== null && here.key === null ? (
        <div className="strip">
          <p>
            {words.common.devices.strip}{' '}
            <Link to="/o/$org/devices" params={{ org: here.org }}>
              {words.common.devices.toDevices}
            </Link>
          </p>
        </div>
      ) : null}
      <CharterChanged here={here} />
      {state === 'signed-out' ? (
        <div className="strip" role="status">
          <p>
            {/* A page of its own: this one still believes in the session. */}
            {live.signedOutBanner} <a href="/">{live.signIn}</a>
          </p>
        </div>
      ) : null}
      {state === 'offline' ? (
        <div className="strip" role="status">
          <p>{live.offlineBanner}</p>
        </div>
      ) : null}
    </>
  );
}

/** Another charter came into force while this window was open. */
function CharterChanged({ here }: { readonly here: Here }): ReactNode {
  const { hash } = here.organisation.charter;
  const [known, setKnown] = useState(hash);
  if (known === hash) return null;
  return (
    <div className="strip" role="status">
      <p>
        {words.charter.standing.changed}{' '}
        <Link to="/o/$org/charter" params={{ org: here.org }} onClick={() => setKnown(hash)}>
          {words.charter.standing.whatChanged}
        </Link>
      </p>
    </div>
  );
}

function Conflict({ here }: { readonly here: Here }): ReactNode {
  if (here.watch.phase !== 'conflict') return null;
  const { problem } = here.watch;
  const forget = async (): Promise<void> => {
    await forgetLog(here.org);
    location.reload();
  };
  const save = (): void =>
    saveFile(`${here.org}-two-heads.json`, conflictFile(here.org, here.organisation.log, problem), 'application/json');
  return (
    <Notice meaning="lost" title={banner.conflictTitle} loud role="alert">
      <p>{banner.conflict}</p>
      {problem.reason === 'contradiction' ? (
        <p>{banner.conflictSizes(problem.kept.size, problem.shown.size)}</p>
      ) : (
        <p>
          {problem.reason === 'other-key'
            ? banner.otherKey
            : problem.reason === 'not-signed'
              ? banner.notSigned
              : banner.unreadable}
        </p>
      )}
      <p>{banner.whatToDo}</p>
      <p>
        <button type="button" className="button" onClick={save}>
          {banner.save}
        </button>
      </p>
      {here.session.demo && problem.reason === 'other-key' ? (
        <p>
          {banner.demoAnew}{' '}
          <button type="button" className="button" onClick={() => void forget()}>
            {banner.forget}
          </button>
        </p>
      ) : null}
    </Notice>
  );
}

/** Acts that are signed and have no answer yet, and those that waited and were refused. */
function Outgoing(): ReactNode {
  const waiting = useSyncExternalStore(outbox.watch, outbox.snapshot);
  const refused = useSyncExternalStore(outbox.watch, outbox.refusals);
  const here = useMaybeHere();
  const first = waiting[0];
  if (first === undefined && refused.length === 0) return null;
  return (
    <div className="toast">
      {refused.map((late) => (
        <Notice key={late.item.act.nonce} meaning="lost" role="alert">
          <p>
            {words.acts.wasRefused(late.item.act.kind, words.problemSentence(late.problem, here?.say ?? plainSaying))}
          </p>
          <p>
            <button type="button" className="button" onClick={() => outbox.dismiss(late)}>
              {words.acts.understood}
            </button>
          </p>
        </Notice>
      ))}
      {first === undefined ? null : (
        <Notice meaning="attention" role="status">
          {waiting.length === 1 ? words.acts.notYet(first.act.kind) : words.acts.waitingMany(waiting.length)}
        </Notice>
      )}
    </div>
  );
}

function close(menu: HTMLDetailsElement | null): void {
  if (menu !== null) menu.open = false;
}

/** A menu closes when one presses Escape or points elsewhere. */
function closeOutside(menu: { readonly current: HTMLDetailsElement | null }): () => void {
  const onPointer = (event: PointerEvent): void => {
    if (menu.current?.open && !menu.current.contains(event.target as Node)) close(menu.current);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    close(menu.current);
    menu.current.querySelector('summary')?.focus();
  };
  addEventListener('pointerdown', onPointer);
  addEventListener('keydown', onKey);
  return () => {
    removeEventListener('pointerdown', onPointer);
    removeEventListener('keydown', onKey);
  };
}
