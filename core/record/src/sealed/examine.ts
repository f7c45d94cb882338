/**
 * What is in the sealed papers of an act: the assembly can't read them, so the
 * server asks here before it decides, and every verifier asks again.
 */
import type {
  Act,
  AssemblyState,
  BallotSubject,
  BlobRef,
  SealFindings,
  SecretAnswers,
  SecretBallotState,
  TrusteeshipState,
} from '@quorate/assembly';
import { equalBytes, fromBase64, type MemberId, ok, type Result, refuse, toUtf8 } from '@quorate/basics';
import {
  beginArchive,
  type ElectionResult,
  type IssuerKey,
  readArchiveContents,
  readIssuerKey,
  readRoll,
  verifyArchive,
  verifyToken,
} from '@quorate/seal';
import { boothProblem } from './booth.ts';
import { ballotGroup, stepProblem, trusteesOf, trusteesRecord } from './ceremony.ts';
import { expectedElection } from './expected-election.ts';
import { jsonOf, type PaperSource, textOf } from './papers.ts';

/** Nothing for acts that bring no sealed papers. */
export function examine(act: Act, state: AssemblyState, papers: PaperSource): SealFindings | null {
  switch (act.kind) {
    case 'send-trustee-step': {
      const before = own(state.trusteeships, act.body.trusteeship);
      const { step, paper } = act.body;
      const why = before
        ? stepProblem(before, act.actor as MemberId, step, jsonOf(papers, paper), papers)
        : 'there is no such trusteeship';
      return { of: 'step', holds: why === undefined, why: why ?? null };
    }
    case 'send-shuffle':
    case 'send-decryption': {
      const readable = jsonOf(papers, act.body.paper) !== undefined;
      return { of: 'step', holds: readable, why: readable ? null : 'the paper cannot be read' };
    }
    case 'open-secret-ballot': {
      const opening = examineOpening(act, state, papers);
      return {
        of: 'opening',
        holds: opening.ok,
        voters: opening.ok ? opening.value : 0,
        why: opening.ok ? null : opening.problem,
      };
    }
    case 'publish-secret-result': {
      const { ballot, archive } = act.body;
      const found = examineArchive(papers(archive.sha256), own(state.ballots, ballot), state, papers);
      const nothing = { ballots: 0, answers: { kind: 'choices', yes: 0, no: 0, abstain: 0 } } as const;
      const seen = found.ok ? found.value : nothing;
      return { of: 'archive', holds: found.ok, sha256: archive.sha256, ...seen, why: found.ok ? null : found.problem };
    }
    default:
      return null;
  }
}

/** The papers that {@link examine} will ask for, so that a store can fetch them beforehand. */
export function papersExamined(act: Act, state: AssemblyState): readonly BlobRef[] {
  switch (act.kind) {
    case 'send-trustee-step':
      return [act.body.paper, ...ceremonyRefs(own(state.trusteeships, act.body.trusteeship))];
    case 'send-shuffle':
    case 'send-decryption':
      return [act.body.paper];
    case 'open-secret-ballot': {
      const ballot = own(state.ballots, act.body.ballot);
      const { election, credentials, tokens, booth } = act.body;
      const ofBooth = booth ? [booth.page, booth.program, booth.style] : [];
      return [
        election,
        credentials,
        tokens,
        ...ofBooth,
        ...ceremonyRefs(ballot && state.trusteeships[ballot.trusteeship]),
      ];
    }
    case 'publish-secret-result': {
      const ballot = own(state.ballots, act.body.ballot);
      const setup = ballot?.setup ? [ballot.setup.election, ballot.setup.credentials] : [];
      return [act.body.archive, ...setup, ...ceremonyRefs(ballot && state.trusteeships[ballot.trusteeship])];
    }
    default:
      return [];
  }
}

/** Whoever signs an act chooses its names, so `constructor` must find nothing. */
function own<T>(all: { readonly [name: string]: T }, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined;
}

function ceremonyRefs(trusteeship: TrusteeshipState | undefined): readonly BlobRef[] {
  return trusteeship ? Object.values(trusteeship.steps).flatMap((sent) => Object.values(sent)) : [];
}

/** The number of credentials, if the election is the expected one and every credential carries the issuer's token. */
function examineOpening(
  { body }: Extract<Act, { readonly kind: 'open-secret-ballot' }>,
  state: AssemblyState,
  papers: PaperSource,
): Result<number, string> {
  const ballot = own(state.ballots, body.ballot);
  const trusteeship = ballot && state.trusteeships[ballot.trusteeship];
  const trustees = trusteeship && trusteesOf(trusteeship, papers);
  if (!ballot || !trustees) return refuse('the ballot has no trustees');
  if (textOf(papers, body.election) !== expectedElection(state, body.ballot, ballot.subject, trustees)) {
    return refuse('the election is not the one that was called');
  }
  const misfit = body.booth && boothProblem(body.booth, papers);
  if (misfit !== undefined) return refuse(misfit);
  const roll = readRoll(ballotGroup, jsonOf(papers, body.credentials), 'one');
  if (!roll.ok) return refuse(`${roll.problem.reason} at ${roll.problem.at}`);
  const issuer = readIssuerKey(ballot.issuer);
  if (!issuer.ok) return refuse('the key of the issuer is malformed');
  const tokens = jsonOf(papers, body.tokens);
  const credentials = [...roll.value.keys()];
  if (!Array.isArray(tokens) || tokens.length !== credentials.length) return refuse('not every credential has a token');
  const bad = credentials.findIndex((credential, i) => !carries(issuer.value, credential, tokens[i]));
  return bad < 0 ? ok(credentials.length) : refuse(`credential ${bad + 1} does not carry the token of the issuer`);
}

function carries(issuer: IssuerKey, credential: string, token: unknown): boolean {
  const bytes = typeof token === 'string' ? fromBase64(token) : undefined;
  const message = toUtf8(credential);
  return bytes?.ok === true && message.ok && verifyToken(issuer, message.value, bytes.value);
}

interface Counted {
  readonly ballots: number;
  readonly answers: SecretAnswers;
}

/** The archive verifies to its result, and begins with exactly the election, trustees and credentials of this ballot. */
function examineArchive(
  archive: Uint8Array | undefined,
  ballot: SecretBallotState | undefined,
  state: AssemblyState,
  papers: PaperSource,
): Result<Counted, string> {
  if (!archive || !ballot?.setup) return refuse('there is no archive, or the ballot was not opened');
  const trusteeship = state.trusteeships[ballot.trusteeship];
  const trustees = trusteeship && trusteesRecord(trusteeship, papers);
  const election = textOf(papers, ballot.setup.election);
  const credentials = textOf(papers, ballot.setup.credentials);
  if (trustees === undefined || election === undefined || credentials === undefined)
    return refuse('papers of the ballot are missing');
  const time = timeOf(archive);
  const head = time === undefined ? undefined : beginArchive(time, { election, trustees, credentials }).bytes;
  if (!head || !equalBytes(archive.subarray(0, head.length), head)) return refuse('the archive is of another ballot');
  const report = verifyArchive(archive);
  if (!report.ok) return refuse(report.problem.reason);
  const open = report.value.checks.find(({ status }) => status !== 'pass');
  if (open)
    return refuse(
      `${open.id} ${open.status === 'fail' ? 'fails' : 'is missing'}${open.detail ? `: ${open.detail}` : ''}`,
    );
  const contents = readArchiveContents(archive);
  const result = contents.ok ? contents.value.result : undefined;
  const answers = result && answersOf(result, ballot.subject.kind);
  return answers ? ok({ ballots: ballotsIn(answers), answers }) : refuse('the archive has no result');
}

/** The time in the first header, in octal digits (ustar). */
function timeOf(archive: Uint8Array): number | undefined {
  const digits = String.fromCharCode(...archive.subarray(136, 147));
  return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}

/** The blank paper has the first place of a sum. */
function answersOf([result]: ElectionResult, about: BallotSubject['kind']): SecretAnswers | undefined {
  if (result?.kind === 'non-homomorphic') return { kind: 'rankings', papers: result.papers };
  if (result?.kind !== 'homomorphic') return undefined;
  const [blank = 0, ...votes] = result.sums.map(Number);
  if (about === 'round') return { kind: 'votes', votes, blank };
  const [yes = 0, no = 0] = votes;
  return votes.length === 2 ? { kind: 'choices', yes, no, abstain: blank } : undefined;
}

function ballotsIn(answers: SecretAnswers): number {
  if (answers.kind === 'rankings') return answers.papers.length;
  if (answers.kind === 'choices') return answers.yes + answers.no + answers.abstain;
  return answers.votes.reduce((total, votes) => total + votes, answers.blank);
}
