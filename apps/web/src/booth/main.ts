/**
 * The booth: a page of its own, in one file with its fingerprint in the page, so
 * that whoever votes can compare what they run.
 *
 *     paper ──seal──▶ sealed ──cast──▶ receipt ──vote again──▶ paper
 *       ▲               │
 *       └───challenge───┘        (an opened ballot is never cast)
 *
 * The address says which: `#org/ballot/member` is a paper, `#check/org/ballot`
 * the page that checks an opened ballot. What follows `#` is never sent.
 * The same file is its own worker.
 */
import './booth.css';
import { type Election, readElection } from '@quorate/seal';
import { booth as text } from '../words/en/booth.ts';
import { ballotPaper, marksInWords } from './ballot-paper.ts';
import { type BoothAnswer, type BoothWork, type Sealed, workInBooth } from './booth-work.ts';
import { button, element, notice, type Part } from './elements.ts';
import { allTrackers, askNameless, type PublicBallot, reachNameless, TurnedAway } from './nameless.ts';
import { type KeptCaptions, type KeptPapers, keep, readKept } from './store.ts';

interface Booth {
  readonly org: string;
  readonly ballot: string;
  readonly key: string;
  readonly credential: string;
  readonly electionText: string;
  readonly election: Election;
  readonly captions: KeptCaptions | undefined;
}

const noPapers: KeptPapers = { onItsWay: null, cast: [] };
const lookAgain = 4000;
const longestPause = 15_000;

if (typeof document === 'undefined') {
  addEventListener('message', (event: MessageEvent<BoothWork>) => postMessage(workInBooth(event.data)));
} else {
  addEventListener('hashchange', () => location.reload());
  void begin();
}

async function begin(): Promise<void> {
  const [first = '', second = '', third = ''] = location.hash.slice(1).split('/');
  if (first === 'check') return showCheck(second, third);
  if (third === '') return show(text.title, element('p', {}, text.noAddress));
  show(text.title, element('p', { role: 'status' }, text.loading));
  const key = `${first}/${second}/${third}`;
  const kept = await readKept('credentials', key);
  if (!kept?.handedIn) return show(text.title, notice(text.noCredential), backTo(first, second));
  const captions = await readKept('captions', `${first}/${second}`);
  for (;;) {
    try {
      const known = await askNameless<PublicBallot>(`${first}/${second}`);
      const election = electionOf(known);
      if (known.phase !== 'registering' && election !== undefined) {
        const electionText = known.election ?? '';
        const booth = { org: first, ballot: second, key, credential: kept.secret, electionText, election, captions };
        return enter(booth, known);
      }
      show(text.title, notice(text.notYet), backTo(first, second));
    } catch (error) {
      show(text.title, notice(error instanceof TurnedAway ? text.refused(error.reason) : text.lost));
    }
    await pause(lookAgain);
  }
}

async function enter(booth: Booth, known: PublicBallot): Promise<void> {
  const papers = (await readKept('papers', booth.key)) ?? noPapers;
  const last = papers.cast.at(-1);
  if (papers.onItsWay !== null) return send(booth, papers.onItsWay);
  if (known.phase === 'voting' && last === undefined) return showPaper(booth);
  if (last !== undefined) return showReceipt(booth, last);
  show(text.title, notice(known.phase === 'counted' ? text.counted : text.closed), backTo(booth.org, booth.ballot));
}

function showPaper(booth: Booth): void {
  const [question] = booth.election.questions;
  if (question === undefined) return;
  const paper = ballotPaper(question, booth.captions);
  const said = element('p', { role: 'status' });
  const seal = async (): Promise<void> => {
    const marks = paper.marks();
    if (marks === undefined) {
      said.textContent = text.nothingMarked;
      return;
    }
    said.textContent = text.sealing;
    const { electionText: election, credential } = booth;
    const answer = await inWorker({ kind: 'seal', election, credential, marks });
    if (answer.kind === 'sealed') showSealed(booth, answer.sealed, answer.milliseconds);
    else said.textContent = text.refused(answer.kind === 'problem' ? answer.why : '');
  };
  const kind = question.kind === 'homomorphic' ? text.motionKind : text.electionKind;
  show(
    booth.captions?.question || question.question,
    element('p', { class: 'soft' }, text.secret),
    element(
      'div',
      { class: 'paper-sheet' },
      element('p', { class: 'kind' }, `${booth.election.name} · ${kind}`),
      paper.node,
    ),
    said,
    button(text.seal, () => void seal(), 'main'),
    backTo(booth.org, booth.ballot),
  );
}

function showSealed(booth: Booth, sealed: Sealed, milliseconds: number): void {
  show(
    text.sealedTitle,
    element('p', { class: 'soft' }, text.sealedIn(milliseconds)),
    ...trackerParts(sealed.tracker),
    button(text.cast, () => void send(booth, sealed), 'main'),
    element('p', { class: 'soft' }, text.challengeWhy),
    button(text.challenge, () => showOpened(booth, sealed)),
    button(text.change, () => showPaper(booth)),
  );
}

/** From here on this ballot is never cast: only a new one leads out of this page. */
function showOpened(booth: Booth, { ballot, tracker, marks, opening }: Sealed): void {
  const code = JSON.stringify({ ballot, tracker, marks, opening });
  const area = element('textarea', { id: 'code', readonly: '', spellcheck: 'false' });
  area.value = code;
  const said = element('p', { role: 'status' });
  const address = `${location.origin}${location.pathname}#check/${booth.org}/${booth.ballot}`;
  const copy = async (): Promise<void> => {
    area.select();
    await navigator.clipboard?.writeText(code).catch(() => undefined);
    said.textContent = text.copied;
  };
  show(
    text.openedTitle,
    element('p', {}, text.openedWhy),
    ...trackerParts(tracker),
    element('label', { for: 'code' }, text.code),
    area,
    button(text.copy, () => void copy()),
    said,
    element(
      'p',
      {},
      `${text.checkAddress}: `,
      element('a', { href: address, target: '_blank', class: 'hash' }, address),
    ),
    button(text.again, () => showPaper(booth), 'main'),
  );
}

/** Kept first, then sent until there is an answer; the same ballot twice is one ballot. */
async function send(booth: Booth, { ballot, tracker }: Pick<Sealed, 'ballot' | 'tracker'>): Promise<void> {
  const before = (await readKept('papers', booth.key)) ?? noPapers;
  await keep('papers', booth.key, { ...before, onItsWay: { ballot, tracker } });
  show(text.sealedTitle, element('p', { role: 'status' }, text.sending), ...trackerParts(tracker));
  for (let failures = 0; ; failures += 1) {
    try {
      await askNameless(`${booth.org}/${booth.ballot}/ballots`, { ballot });
      await keep('papers', booth.key, { onItsWay: null, cast: [...before.cast, tracker] });
      return showReceipt(booth, tracker);
    } catch (error) {
      if (error instanceof TurnedAway) {
        await keep('papers', booth.key, { ...before, onItsWay: null });
        show(text.sealedTitle, notice(text.refused(error.reason), 'lost'), backTo(booth.org, booth.ballot));
        return;
      }
      if (failures === 0) show(text.sealedTitle, notice(text.sendingAgain), ...trackerParts(tracker));
      await pause(Math.min(500 * 2 ** failures, longestPause), true);
    }
  }
}

function showReceipt(booth: Booth, tracker: string): void {
  const found = element('div', {}, element('p', { role: 'status' }, text.looking));
  const again = element('div');
  show(
    text.receiptTitle,
    ...trackerParts(tracker),
    found,
    again,
    element('a', { class: 'button', href: `/o/${booth.org}/ballots/${booth.ballot}/board` }, text.board),
    backTo(booth.org, booth.ballot),
  );
  void lookFor(booth, tracker).then(
    (included) => found.replaceChildren(included ? notice(text.included, 'carried') : notice(text.missing, 'lost')),
    () => found.replaceChildren(notice(text.lost)),
  );
  void askNameless<PublicBallot>(`${booth.org}/${booth.ballot}`).then(
    ({ phase }) => {
      if (phase !== 'voting') again.replaceChildren(element('p', {}, phase === 'counted' ? text.counted : text.closed));
      else
        again.replaceChildren(
          element('p', {}, text.revoteWhy),
          button(text.revote, () => showPaper(booth)),
        );
    },
    () => undefined,
  );
}

async function lookFor({ org, ballot }: Booth, tracker: string): Promise<boolean> {
  const listed = (await allTrackers(`${org}/${ballot}`)).includes(tracker);
  const archive = new Uint8Array(await (await reachNameless(`${org}/${ballot}/archive`)).arrayBuffer());
  const answer = await inWorker({ kind: 'find', archive, tracker });
  return listed && answer.kind === 'found' && answer.included;
}

async function showCheck(org: string, ballot: string): Promise<void> {
  const area = element('textarea', { id: 'code', spellcheck: 'false' });
  const answer = element('div', { role: 'status' });
  const captions = await readKept('captions', `${org}/${ballot}`).catch(() => undefined);
  const check = async (): Promise<void> => {
    answer.replaceChildren(await checked(org, ballot, area.value, captions));
  };
  show(
    text.checkTitle,
    element('p', {}, text.checkLead),
    element('label', { for: 'code' }, text.code),
    area,
    button(text.check, () => void check(), 'main'),
    answer,
  );
}

async function checked(
  org: string,
  ballot: string,
  code: string,
  captions: KeptCaptions | undefined,
): Promise<HTMLElement> {
  const opened = readSealed(code);
  if (opened === undefined) return notice(text.checkUnreadable);
  try {
    const known = await askNameless<PublicBallot>(`${org}/${ballot}`);
    const question = electionOf(known)?.questions[0];
    if (question === undefined) return notice(text.notYet);
    const answer = await inWorker({ kind: 'check', election: known.election ?? '', opened });
    if (answer.kind !== 'checked' || !answer.holds) return notice(text.checkFails, 'lost');
    const holds = marksInWords(question, opened.marks, captions);
    return element(
      'div',
      {},
      notice(text.checkHolds(holds), 'carried'),
      element('p', {}, text.checkTracker),
      element('p', { class: 'tracker' }, opened.tracker),
    );
  } catch {
    return notice(text.lost);
  }
}

function readSealed(code: string): Sealed | undefined {
  try {
    const value = JSON.parse(code) as Partial<Sealed> | null;
    const { ballot, tracker, marks, opening } = value ?? {};
    const isRows = Array.isArray(marks) && marks.every((row) => Array.isArray(row) && row.every(Number.isInteger));
    if (typeof ballot !== 'string' || typeof tracker !== 'string' || !isRows || !Array.isArray(opening))
      return undefined;
    return { ballot, tracker, marks, opening };
  } catch {
    return undefined;
  }
}

function electionOf({ election }: PublicBallot): Election | undefined {
  const read = election === null ? undefined : readElection(new TextEncoder().encode(election));
  return read?.ok ? read.value : undefined;
}

function inWorker(work: BoothWork): Promise<BoothAnswer> {
  const worker = new Worker(import.meta.url, { type: 'module' });
  return new Promise<BoothAnswer>((resolve) => {
    worker.onmessage = (event: MessageEvent<BoothAnswer>) => resolve(event.data);
    worker.onerror = (event) => resolve({ kind: 'problem', why: event.message });
    worker.postMessage(work);
  }).finally(() => worker.terminate());
}

function trackerParts(tracker: string): readonly HTMLElement[] {
  return [
    element('p', { class: 'kind' }, text.tracker),
    element('p', { class: 'tracker' }, tracker),
    element('p', { class: 'soft' }, text.trackerWhy),
  ];
}

function backTo(org: string, ballot: string): HTMLElement {
  return element('a', { href: `/o/${org}/ballots/${ballot}` }, text.back);
}

/** One page at a time; its heading takes the focus, so that a screen reader says where one is. */
function show(title: string, ...parts: readonly Part[]): void {
  const heading = element('h1', { tabindex: '-1' }, title);
  const program = document.querySelector<HTMLMetaElement>('meta[name="quorate-program"]')?.content ?? '';
  const foot = element(
    'footer',
    { class: 'foot soft' },
    element('span', {}, `${text.codeOf}: ${text.codeWhy}`),
    element('span', { class: 'hash' }, program),
  );
  document.title = `${title} · Quorate`;
  document.getElementById('booth')?.replaceChildren(heading, ...parts.filter((part) => part !== null), foot);
  heading.focus({ preventScroll: true });
}

function pause(milliseconds: number, orOnline = false): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    if (orOnline) addEventListener('online', () => resolve(), { once: true });
  });
}
