/**
 * The booth: a page of its own, whose hash the log names when the voting opens
 * (docs/decisions/0011-the-booth-in-the-log.md).
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
import { ballotPaper, isMotion, marksInWords } from './ballot-paper.ts';
import { type BoothAnswer, type BoothWork, type Inclusion, type Sealed, workInBooth } from './booth-work.ts';
import { button, element, notice, type Part } from './elements.ts';
import { allTrackers, askNameless, type PublicBallot, reachNameless, TurnedAway } from './nameless.ts';
import { inGroups, pageHash, sha256, workerAddress } from './program.ts';
import { type KeptCaptions, type KeptOpening, type KeptPapers, keep, readKept } from './store.ts';

interface Booth {
  readonly org: string;
  readonly ballot: string;
  readonly key: string;
  readonly credential: string;
  readonly electionText: string;
  readonly election: Election;
  readonly captions: KeptCaptions | undefined;
}

/** What this booth is, and whether it is the one the log names; the foot of each page says it. */
const thisBooth: { hash: string | undefined; said: string } = { hash: undefined, said: text.codeCompare };
const noPapers: KeptPapers = { onItsWay: null, cast: [] };
const lookAgain = 4000;
const longestPause = 15_000;

if (typeof document === 'undefined') {
  addEventListener('message', (event: MessageEvent<BoothWork>) => postMessage(workInBooth(event.data)));
} else {
  addEventListener('hashchange', () => location.reload());
  wearTheme();
  void begin();
}

/** The light or dark that was chosen in the hall; what chooses it there would be a second program here. */
function wearTheme(): void {
  try {
    const theme = localStorage.getItem('quorate-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  } catch {
    // Storage may be closed; then the system's preference holds.
  }
}

async function begin(): Promise<void> {
  const [first = '', second = '', third = ''] = location.hash.slice(1).split('/');
  if (first === 'check') {
    thisBooth.hash = await pageHash(location.pathname).catch(() => undefined);
    return showCheck(second, third);
  }
  if (third === '') return show(text.title, element('p', {}, text.noAddress));
  // At hand before the connection goes.
  void workerAddress().catch(() => undefined);
  show(text.title, element('p', { role: 'status' }, text.loading));
  const key = `${first}/${second}/${third}`;
  const kept = await readKept('credentials', key);
  if (!kept?.handedIn) return show(text.title, notice(text.noCredential), backTo(first, second));
  const captions = await readKept('captions', `${first}/${second}`);
  for (;;) {
    try {
      const known = await askNameless<PublicBallot>(`${first}/${second}`);
      const election = electionOf(known);
      const fault = await faultOf(known, captions?.opened);
      if (fault !== undefined) return show(text.title, notice(fault, 'lost'), backTo(first, second));
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

/** Why nobody should vote here. The log is believed as the page of the ballot proved it, not as this server tells it. */
async function faultOf({ election }: PublicBallot, opened: KeptOpening | undefined): Promise<string | undefined> {
  thisBooth.hash = await pageHash(location.pathname);
  if (opened === undefined) return undefined;
  const shown = await sha256(new TextEncoder().encode(election ?? ''));
  if (shown !== opened.election) return text.anotherPaper;
  if (opened.page === null) return undefined;
  thisBooth.said = opened.page === thisBooth.hash ? text.codeSame : text.codeOther;
  return opened.page === thisBooth.hash ? undefined : text.anotherBooth;
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
  let blankIsMeant = false;
  let working = false;
  paper.node.addEventListener('click', () => {
    blankIsMeant = false;
    said.textContent = '';
  });
  const seal = async (): Promise<void> => {
    const marks = paper.marks();
    if (marks === undefined) {
      said.textContent = text.nothingMarked;
      return;
    }
    if (marks.flat().every((mark) => mark === 0) && !blankIsMeant) {
      blankIsMeant = true;
      said.textContent = text.blank;
      return;
    }
    if (working) return;
    working = true;
    said.textContent = text.sealing;
    const { electionText: election, credential } = booth;
    const answer = await inWorker({ kind: 'seal', election, credential, marks });
    working = false;
    if (answer.kind === 'sealed') showSealed(booth, answer.sealed, answer.milliseconds);
    else said.textContent = text.notSealed(answer.kind === 'problem' ? answer.why : '');
  };
  const kind = isMotion(question) ? text.motionKind : text.electionKind;
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
  const [question] = booth.election.questions;
  const holds = question === undefined ? '' : marksInWords(question, sealed.marks, booth.captions);
  const said = element('p', { role: 'status' });
  show(
    text.sealedTitle,
    element('p', {}, text.holds(holds)),
    element('p', { class: 'soft' }, text.sealedIn(milliseconds)),
    ...trackerParts(sealed.tracker),
    button(text.cast, () => void send(booth, sealed), 'main'),
    element('p', { class: 'soft' }, text.challengeWhy),
    button(text.challenge, () => void giveUp(booth, sealed, said)),
    said,
    button(text.change, () => showPaper(booth)),
  );
}

/** First the box is told never to take this ballot: whoever is shown it opened could cast it otherwise. */
async function giveUp(booth: Booth, sealed: Sealed, said: HTMLElement): Promise<void> {
  said.textContent = text.givingUp;
  try {
    await askNameless(`${booth.org}/${booth.ballot}/challenges`, { tracker: sealed.tracker });
    showOpened(booth, sealed);
  } catch (error) {
    said.textContent = error instanceof TurnedAway ? text.because(error.reason) : text.notGivenUp;
  }
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
        return showNotTaken(booth, error.reason, before.cast.at(-1));
      }
      if (failures === 0) show(text.sealedTitle, notice(text.sendingAgain), ...trackerParts(tracker));
      await pause(Math.min(500 * 2 ** failures, longestPause), true);
    }
  }
}

function showNotTaken(booth: Booth, reason: string, earlier: string | undefined): void {
  const { org, ballot } = booth;
  const isOver = reason === 'ballot-phase';
  show(
    text.notTakenTitle,
    notice(text.because(reason), 'lost'),
    element('p', {}, earlier === undefined ? text.nothingCast : text.earlierCounts),
    ...(earlier === undefined ? [] : trackerParts(earlier)),
    isOver ? null : button(text.again, () => showPaper(booth), 'main'),
    backTo(org, ballot),
  );
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
  const look = (): void => {
    lookFor(booth, tracker).then(
      (inclusion) =>
        found.replaceChildren(notice(text.inclusions[inclusion], inclusion === 'counts' ? 'carried' : 'lost')),
      () => found.replaceChildren(notice(text.notLooked), button(text.lookAgain, look)),
    );
  };
  look();
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

async function lookFor({ org, ballot, credential }: Booth, tracker: string): Promise<Inclusion> {
  const listed = (await allTrackers(`${org}/${ballot}`)).includes(tracker);
  const archive = new Uint8Array(await (await reachNameless(`${org}/${ballot}/archive`)).arrayBuffer());
  const answer = await inWorker({ kind: 'find', archive, tracker, credential });
  return listed && answer.kind === 'found' ? answer.inclusion : 'missing';
}

async function showCheck(org: string, ballot: string): Promise<void> {
  const area = element('textarea', { id: 'code', spellcheck: 'false' });
  const answer = element('div', { role: 'status' });
  const served = element('div', { role: 'status' });
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
    element('h2', {}, text.servedTitle),
    element('p', {}, text.servedLead),
    button(text.compare, () => void compareServed(org, ballot, served)),
    served,
  );
}

/** What the server serves to this device, beside what it says the log names: for comparing with the voting device. */
async function compareServed(org: string, ballot: string, answer: HTMLElement): Promise<void> {
  answer.replaceChildren(element('p', {}, text.comparing));
  try {
    const named = (await askNameless<PublicBallot>(`${org}/${ballot}`)).booth;
    if (named === null) return answer.replaceChildren(notice(text.noneNamed));
    const hash = await pageHash(`/booth/${org}/${ballot}/booth.html`);
    const verdict = hash === named.page.sha256 ? notice(text.servedSame, 'carried') : notice(text.servedOther, 'lost');
    answer.replaceChildren(verdict, element('p', { class: 'hash' }, inGroups(hash)));
  } catch {
    answer.replaceChildren(notice(text.notLooked));
  }
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
    return notice(text.notLooked);
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

/** One worker for one piece of work; without its program, held to its hash, there is none. */
async function inWorker(work: BoothWork): Promise<BoothAnswer> {
  const address = await workerAddress().catch(() => undefined);
  if (address === undefined) return { kind: 'problem', why: text.noProgram };
  const worker = new Worker(address, { type: 'module' });
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
  const foot = element(
    'footer',
    { class: 'foot soft' },
    element('span', {}, `${text.codeOf}. ${thisBooth.said}`),
    thisBooth.hash === undefined ? null : element('span', { class: 'hash' }, inGroups(thisBooth.hash)),
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
