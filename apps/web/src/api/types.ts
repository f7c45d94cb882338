/**
 * What the server answers, in one place.
 *
 * It mirrors the routes by hand until the types generated from `docs/openapi.json` take over.
 */
import type { DeviceId, Digest, MemberId, OrgId } from '@quorate/basics';
import type {
  Act,
  AmendmentState,
  BlobRef,
  DecisionState,
  Effect,
  ElectionState,
  Fact,
  MeetingState,
  MotionState,
  Refusal,
  Standing,
  TreeHead,
  VoteState,
} from '../spine.ts';

export interface UnitsView {
  readonly asOf: number;
  readonly kinds: readonly { readonly id: string; readonly name: string; readonly within: string | null }[];
  readonly units: readonly {
    readonly id: string;
    readonly of: string;
    readonly title: string;
    readonly within: string | null;
    readonly members: number;
    readonly mine: boolean;
    readonly seats: { readonly [post: string]: number };
  }[];
  readonly places: { readonly [post: string]: number };
  readonly may: readonly May[];
}

export interface Session {
  readonly person: { readonly id: string; readonly email: string | null } | null;
  readonly memberships: readonly { readonly org: OrgId; readonly title: string; readonly member: MemberId }[];
  readonly demo: boolean;
  /** UTC seconds by the server's clock. */
  readonly time: number;
}

export interface Demo {
  readonly organisations: readonly { readonly org: OrgId; readonly title: string; readonly meeting: string | null }[];
  readonly people: readonly {
    readonly org: OrgId;
    readonly member: MemberId;
    readonly name: string;
    readonly posts: readonly string[];
    readonly hint: string;
  }[];
  readonly simulation: 'on' | 'off';
}

/** A browser's key and its own signature over the enrolment, as in the act `enrol-device`. */
export interface NewDevice {
  readonly device: DeviceId;
  readonly proof: string;
  readonly label: string;
}

export interface InvitationFor {
  readonly org?: OrgId;
  readonly founding?: string;
  readonly role: string;
}

export interface Organisation {
  readonly org: OrgId;
  readonly title: string;
  readonly charter: { readonly hash: Digest; readonly entry: number; readonly title: string };
  readonly log: string;
  readonly head: TreeHead;
  readonly member: MemberId | null;
  readonly devices: readonly Device[];
  readonly posts?: { readonly [post: string]: readonly { readonly member: MemberId; readonly until: number | null }[] };
  readonly timezone?: string;
}

/** The caller's own devices; of others, only those that wait for the caller's confirmation. */
export interface Device {
  readonly id: DeviceId;
  readonly member?: MemberId;
  readonly phase: 'requested' | 'enrolled' | 'revoked';
  readonly label: string;
  readonly entry: number;
}

export interface Accepted {
  readonly index: number;
  readonly facts: readonly Fact[];
  readonly head: TreeHead;
}

export interface Blob {
  readonly media: BlobRef['media'];
  readonly base64: string;
}

export interface Entry {
  readonly index: number;
  readonly at: number;
  readonly act: Act;
  readonly facts: readonly Fact[];
  readonly signatures: readonly { readonly device: string; readonly signature: string }[];
}

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

export interface MeetingSummary {
  readonly id: string;
  readonly title: string;
  readonly of: string;
  readonly phase: MeetingState['phase'];
  readonly starts: number;
  readonly place: string;
}

type Awaiting = 'second-motion' | 'vote' | 'check-in' | 'confirm-device' | 'sign-founding' | (string & {});

export interface Home {
  readonly asOf: number;
  readonly awaits: readonly {
    readonly what: Awaiting;
    readonly ref: string;
    readonly title: string;
    readonly until?: number | null;
  }[];
  readonly meetings: readonly MeetingSummary[];
  readonly decisions: readonly DecisionRow[];
}

export interface DecisionRow {
  readonly decision: number;
  readonly motion: string;
  readonly title: string;
  readonly body: string;
  readonly at: number;
  readonly entry: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export interface BodyRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly text?: string;
  readonly entitled: number;
}

export interface RollRow {
  readonly member: MemberId;
  readonly class: string | null;
  /** Entry by which the member came onto the roll. */
  readonly since: number;
  readonly posts: readonly string[];
}

export interface BodyView {
  readonly asOf: number;
  readonly id: string;
  readonly body: {
    readonly name: string;
    readonly kind: string;
    readonly text?: string;
    readonly quorum?: string | readonly string[];
    readonly passes?: string | readonly string[];
    readonly meets?: string;
    readonly notice?: string;
    readonly convened_by?: readonly string[];
    readonly [more: string]: unknown;
  };
  readonly roll: {
    readonly entitled: number;
    readonly seats: number;
    readonly members: readonly RollRow[];
    readonly next: string | null;
  };
  readonly meetings: readonly MeetingSummary[];
}

interface Paper {
  readonly title: string;
  readonly text: string;
}

export type MotionView = MotionState & { readonly paper: MotionState['paper'] & Paper };

export interface Quorum {
  readonly phrase: string;
  readonly needed: number;
  readonly present: number;
  readonly members: number;
  readonly holds: boolean;
}

/** What the session's member may do now, each judged by a dry run on the server. */
export interface May {
  readonly kind: Act['kind'];
  readonly target?: string;
  readonly allowed: boolean;
  readonly refusal?: Refusal;
}

export interface MeetingView {
  readonly asOf: number;
  readonly meeting: MeetingState;
  readonly motions: { readonly [motion: string]: MotionView };
  readonly votes: { readonly [vote: string]: VoteState };
  readonly quorum: Quorum;
  readonly may: readonly May[];
}

export interface MotionPage {
  readonly asOf: number;
  readonly motion: MotionView;
  readonly meeting: MeetingSummary;
  readonly votes: readonly VoteState[];
  readonly decision: DecisionState | null;
  readonly amendment: AmendmentView | null;
  readonly may: readonly May[];
}

export interface DecisionPage {
  readonly asOf: number;
  readonly decision: DecisionState & { readonly at?: number };
  readonly motion: MotionView;
  readonly vote: VoteState;
  readonly amendment: AmendmentView | null;
  readonly mandate: readonly MandateStep[];
}

export interface AmendmentView extends AmendmentState {
  readonly version: number | null;
  readonly decisions: readonly number[];
  readonly motions: readonly {
    readonly motion: string;
    readonly phase: MotionState['phase'];
    readonly meeting: MeetingSummary;
  }[];
}

/** A charter that is or was in force. */
export interface CharterInTime {
  readonly hash: Digest;
  readonly version: number | null;
  readonly title: string;
  readonly entry: number;
  readonly since: number;
  readonly amendment: string | null;
  readonly decisions: readonly number[];
  readonly running: { readonly meetings: readonly MeetingSummary[]; readonly elections: readonly string[] };
}

export interface ChartersInTime {
  readonly asOf: number;
  /** Newest first. */
  readonly charters: readonly CharterInTime[];
  readonly amendments: readonly AmendmentView[];
}

/** What the rules say of laying a text of the charter before each meeting. */
export interface Proposal {
  readonly asOf: number;
  readonly effect: Extract<Effect, { readonly kind: 'charter.amend' }> | null;
  readonly problem: { readonly line: number; readonly column: number } | null;
  readonly meetings: readonly (MeetingSummary & { readonly allowed: boolean; readonly refusal?: Refusal })[];
  /** Ballots outside a meeting that it needs. */
  readonly ballots: readonly { readonly consent: string; readonly allowed: boolean; readonly refusal?: Refusal }[];
}

export interface ElectionRow {
  readonly id: string;
  readonly post: string;
  readonly seats: number;
  readonly phase: ElectionState['phase'];
  readonly nominationsClose: number;
  readonly standing: number;
}

export interface ElectionPage {
  readonly asOf: number;
  readonly election: ElectionState;
  readonly entitled: number;
  /** What each candidate says, by handle. */
  readonly statements: { readonly [member: string]: string };
  /** Secret ballots held for this election. */
  readonly ballots: readonly string[];
  /** What the state of an election in rounds does not say itself. */
  readonly rounds: {
    /** Between rounds: who stands in the next if nobody else withdraws. */
    readonly next: Standing | null;
    readonly ballots: readonly { readonly round: number; readonly ballot: string }[];
  } | null;
  readonly may: readonly May[];
}

export interface MandateStep {
  readonly index: number;
  readonly at: number;
  readonly kind: Act['kind'];
  readonly actor?: Act['actor'];
  readonly facts: readonly Fact[];
}

export interface CharterRow {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

export interface Founding {
  readonly id: string;
  readonly org: OrgId;
  readonly title: string;
  readonly charter: { readonly hash: Digest; readonly title: string };
  readonly initiator: MemberId;
  readonly you: MemberId | null;
  readonly founders: readonly {
    readonly member: MemberId;
    readonly name: string;
    readonly device: DeviceId | null;
    readonly signed: boolean;
  }[];
  readonly invited: readonly { readonly to: string; readonly joined: boolean }[];
  readonly posts: readonly { readonly post: string; readonly name: string; readonly seats: number }[];
  readonly holders: { readonly [post: string]: readonly MemberId[] };
  /** The act to sign; `null` until there are enough founders and every device is known. */
  readonly act: Act | null;
  readonly done: boolean;
}

export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  /** Base64 of 32 bytes each, leaf to root. */
  readonly proof: readonly string[];
}

export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly proof: readonly string[];
}

export type { Effect };
