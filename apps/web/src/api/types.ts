/**
 * What the server answers, by the names the pages use. All of it follows from `docs/openapi.json`: the server's schemas
 * say it, `generated.ts` has it. By hand is only what has no schema there: events of the live stream, and what is sent.
 */
import type { DeviceId } from '@quorate/basics';
import type { Act, BlobRef, Effect, Fact, TreeHead } from '../spine.ts';
import type { Answers, Demo } from './generated.ts';

type Of<Path extends string> = `GET /api/organisations/{org}${Path}`;
type Shown<Path extends string> = Of<Path> extends keyof Answers ? Answers[Of<Path>] : never;

export type Session = Answers['GET /api/session'];
export type InvitationFor = Answers['POST /api/sign-in/invitation'];
export type Organisation = Shown<''>;
/** The caller's own devices; of others, only those that wait for the caller's confirmation. */
export type Device = Organisation['devices'][number];
export type Accepted = Answers['POST /api/organisations/{org}/acts'];
export type Entry = Shown<'/entries'>['entries'][number];
export type Home = Shown<'/home'>;
export type MeetingSummary = Home['meetings'][number];
export type DecisionRow = Home['decisions'][number];
export type BodyRow = Shown<'/bodies'>['bodies'][number];
export type BodyView = Shown<'/bodies/{body}'>;
export type RollRow = BodyView['roll']['members'][number];
export type UnitsView = Shown<'/units'>;
export type MeetingView = Shown<'/meetings/{meeting}'>;
export type Minutes = Shown<'/meetings/{meeting}/minutes'>;
export type Quorum = MeetingView['quorum'];
/** What the session's member may do now, each judged by a dry run on the server. */
export type May = MeetingView['may'][number];
export type MotionPage = Shown<'/motions/{motion}'>;
export type MotionView = MotionPage['motion'];
export type DecisionPage = Shown<'/decisions/{decision}'>;
export type MandateStep = DecisionPage['mandate'][number];
export type AmendmentView = NonNullable<MotionPage['amendment']>;
export type ChartersInTime = Shown<'/charters'>;
/** A charter that is or was in force. */
export type CharterInTime = ChartersInTime['charters'][number];
/** What the rules say of laying a text of the charter before each meeting. */
export type Proposal = Answers['POST /api/organisations/{org}/charters/proposal'];
export type ElectionPage = Shown<'/elections/{election}'>;
export type ElectionRow = Shown<'/elections'>['elections'][number];
export type CharterRow = Answers['GET /api/charters'][number];
export type Foundings = Answers['GET /api/foundings'];
export type Founding = Answers['GET /api/foundings/{id}'];
export type InclusionProof = Shown<'/proof/inclusion'>;
export type ConsistencyProof = Shown<'/proof/consistency'>;

/** One event of the live stream. */
export interface LiveEntry {
  readonly index: number;
  readonly at: number;
  readonly kind: Act['kind'];
  readonly actor: Act['actor'];
  readonly stream: string;
  readonly facts: readonly Fact[];
  readonly head: TreeHead;
}

/** A browser's key and its own signature over the enrolment, as in the act `enrol-device`. */
export interface NewDevice {
  readonly device: DeviceId;
  readonly proof: string;
  readonly label: string;
}

export interface Blob {
  readonly media: BlobRef['media'];
  readonly base64: string;
}

export type { Demo, Effect };
