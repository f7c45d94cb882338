/** Generated from docs/openapi.json by tools/house/api-types.ts: change the server's schemas, not this. */
import type { DeviceId, Digest, MemberId, OrgId } from '@quorate/basics';
import type { Body, Election } from '@quorate/charter';
import type {
  Act,
  AmendmentState,
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

/** Invented organisations. The server holds the keys of their members. */
export type Demo = {
  readonly organisations: readonly { readonly org: OrgId; readonly title: string; readonly meeting: string | null }[];
  readonly people: readonly {
    readonly org: OrgId;
    readonly member: MemberId;
    readonly name: string;
    readonly posts: readonly string[];
    readonly hint: string;
  }[];
  readonly simulation: 'on' | 'off';
};

type Session = {
  readonly person: { readonly id: string; readonly email: string | null } | null;
  readonly memberships: readonly { readonly org: OrgId; readonly title: string; readonly member: MemberId }[];
  readonly demo: boolean;
  readonly time: number;
};

/** Founders, first holders and the act to sign; any change of it voids the signatures. */
type Founding = {
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
  readonly holders: { readonly [name: string]: readonly MemberId[] };
  readonly act: Act | null;
  readonly done: boolean;
};

/** As `May`; what only wants its papers examined is allowed. */
type MaySealed = {
  readonly kind: string;
  readonly target?: string;
  readonly allowed: boolean;
  readonly refusal?: { readonly reason: string };
};

type SecretBallotRow = {
  readonly id: string;
  readonly phase: string;
  readonly subject: { readonly [name: string]: unknown };
  readonly trusteeship: string;
  readonly entitled: number;
  readonly registered: number;
  readonly mine: boolean;
  readonly reveals: readonly string[];
  readonly calledAt: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly countedAt: number | null;
};

type TrusteeshipRow = {
  readonly id: string;
  readonly phase: string;
  readonly of: string;
  readonly threshold: number;
  readonly trustees: readonly string[];
  readonly begunAt: number;
  readonly readyAt: number | null;
};

/** As the assembly folds it, but for `registered`: how many, and `mine`, whether the caller is among them. */
type SecretBallotView = { readonly [name: string]: unknown };

/** As the assembly folds it. */
type TrusteeshipState = { readonly [name: string]: unknown };

/** What the caller may do now, by a dry run of the rules. */
type May = {
  readonly kind: Act['kind'];
  readonly target?: string;
  readonly allowed: boolean;
  readonly refusal?: Refusal;
};

type MeetingSummary = {
  readonly id: string;
  readonly title: string;
  readonly of: string;
  readonly phase: MeetingState['phase'];
  readonly starts: number;
  readonly place: string;
};

type DecisionRow = {
  readonly decision: number;
  readonly motion: string;
  readonly title: string;
  readonly body: string;
  readonly at: number;
  readonly entry: number;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
};

/** The motion as folded, with title and text of its paper. */
type MotionView = MotionState & {
  readonly paper: MotionState['paper'] & { readonly title: string; readonly text: string };
};

/** The amendment as folded, with the version it leads to, its motions and its decisions. */
type AmendmentView = AmendmentState & {
  readonly version: number | null;
  readonly decisions: readonly number[];
  readonly motions: readonly {
    readonly motion: string;
    readonly phase: MotionState['phase'];
    readonly meeting: MeetingSummary;
  }[];
};

/** A charter that is or was in force, and what still runs under it. */
type CharterRow = {
  readonly hash: Digest;
  readonly version: number | null;
  readonly title: string;
  readonly entry: number;
  readonly since: number;
  readonly amendment: string | null;
  readonly decisions: readonly number[];
  readonly running: { readonly meetings: readonly MeetingSummary[]; readonly elections: readonly string[] };
};

type MandateStep = {
  readonly index: number;
  readonly at: number;
  readonly kind: Act['kind'];
  readonly actor: Act['actor'];
  readonly facts: readonly Fact[];
};

type ElectionRow = {
  readonly id: string;
  readonly of: string;
  readonly post: string;
  readonly seats: number;
  readonly phase: ElectionState['phase'];
  readonly rule: string;
  readonly secrecy: 'secret' | 'open';
  readonly nominationsClose: number;
  readonly standing: number;
  readonly outcome: string | null;
};

/** A pretend ballot for a key that was made for rehearsal; it is in no record. */
type Practice = {
  readonly number: number;
  readonly phase: 'voting' | 'opening' | 'opened';
  readonly election: Digest;
  readonly credentials: Digest;
  readonly ballots: number;
  readonly given: readonly MemberId[];
  readonly pretend: { readonly yes: number; readonly no: number; readonly abstain: number };
};

/** The booth a ballot is voted in: its page, and what the page loads. */
type Booth = {
  readonly page: { readonly sha256: Digest; readonly size: number; readonly media: string };
  readonly program: { readonly sha256: Digest; readonly size: number; readonly media: string };
  readonly style: { readonly sha256: Digest; readonly size: number; readonly media: string };
};

/** One act and its facts, as a leaf of the log. */
type Entry = {
  readonly index: number;
  readonly at: number;
  readonly act: Act;
  readonly facts: readonly Fact[];
  readonly signatures: readonly { readonly device: string; readonly signature: string }[];
};

/** Hashes as RFC 6962 section 2.1 orders them. */
type Proof = { readonly proof: readonly string[]; readonly head: TreeHead };

type OrganisationListed = { readonly org: OrgId; readonly title: string; readonly member: MemberId | null };

type Organisation = {
  readonly org: OrgId;
  readonly title: string;
  readonly charter: { readonly hash: Digest; readonly entry: number; readonly title: string };
  readonly log: string;
  readonly head: TreeHead;
  readonly member: MemberId | null;
  readonly standing: 'applicant' | 'member' | 'left' | null;
  readonly classes: readonly { readonly id: string; readonly text: string }[];
  readonly devices: readonly {
    readonly id: DeviceId;
    readonly member: MemberId;
    readonly phase: 'requested' | 'enrolled' | 'revoked';
    readonly label: string;
    readonly entry: number;
  }[];
  readonly posts: { readonly [name: string]: readonly { readonly member: MemberId; readonly until: number | null }[] };
  readonly timezone?: string;
};

type Answer = { readonly index: number; readonly facts: readonly Fact[]; readonly head: TreeHead };

type Entries = { readonly entries: readonly Entry[]; readonly head: TreeHead };

type SecretBallot = { readonly phase: string };

/** What each operation answers with 200. */
export interface Answers {
  readonly 'GET /healthz': { readonly ok: true };
  readonly 'GET /api/organisations': readonly OrganisationListed[];
  readonly 'GET /api/organisations/{org}': Organisation;
  readonly 'POST /api/organisations/{org}/acts': Answer;
  readonly 'GET /api/organisations/{org}/entries': Entries;
  readonly 'GET /api/organisations/{org}/proof/inclusion': Proof;
  readonly 'GET /api/organisations/{org}/proof/consistency': Proof;
  readonly 'POST /api/organisations/{org}/ballots/issuer': { readonly issuer: string };
  readonly 'POST /api/organisations/{org}/ballots/{ballot}/token': { readonly blindSignature: string };
  readonly 'GET /api/organisations/{org}/ballots/{ballot}/opening': {
    readonly election: string;
    readonly credentials: string;
    readonly tokens: string;
    readonly booth: Booth | null;
  };
  readonly 'GET /api/booth/{org}/{ballot}': SecretBallot;
  readonly 'POST /api/booth/{org}/{ballot}/credentials': { readonly taken: true };
  readonly 'POST /api/booth/{org}/{ballot}/ballots': { readonly tracker: string; readonly position: number };
  readonly 'POST /api/booth/{org}/{ballot}/challenges': { readonly givenUp: true };
  readonly 'GET /api/booth/{org}/{ballot}/trackers': { readonly trackers: readonly string[]; readonly total: number };
  readonly 'GET /api/booth/{org}/{ballot}/tally': { readonly toMix: string | null; readonly toDecrypt: string | null };
  readonly 'GET /api/organisations/{org}/trusteeships/{trusteeship}/practice': { readonly practice: Practice | null };
  readonly 'POST /api/organisations/{org}/trusteeships/{trusteeship}/practice': { readonly done: true };
  readonly 'POST /api/organisations/{org}/trusteeships/{trusteeship}/practice/close': { readonly done: true };
  readonly 'POST /api/organisations/{org}/trusteeships/{trusteeship}/practice/share': { readonly done: true };
  readonly 'GET /api/session': Session;
  readonly 'POST /api/sign-in/verify': { readonly done: true };
  readonly 'POST /api/sign-in/invitation': { readonly role: string; readonly founding?: string; readonly org?: OrgId };
  readonly 'POST /api/sign-out': { readonly done: true };
  readonly 'GET /api/organisations/{org}/names': { readonly names: { readonly [name: string]: string } };
  readonly 'GET /api/organisations/{org}/ballots': {
    readonly asOf: number;
    readonly ballots: readonly SecretBallotRow[];
    readonly next: string | null;
  };
  readonly 'GET /api/organisations/{org}/ballots/{ballot}': {
    readonly asOf: number;
    readonly ballot: SecretBallotView;
    readonly trusteeship: TrusteeshipState | null;
    readonly may: readonly MaySealed[];
  };
  readonly 'GET /api/organisations/{org}/trusteeships': {
    readonly asOf: number;
    readonly trusteeships: readonly TrusteeshipRow[];
    readonly next: string | null;
  };
  readonly 'GET /api/organisations/{org}/trusteeships/{trusteeship}': {
    readonly asOf: number;
    readonly trusteeship: TrusteeshipState;
    readonly may: readonly MaySealed[];
  };
  readonly 'GET /api/organisations/{org}/home': {
    readonly asOf: number;
    readonly awaits: readonly {
      readonly what: string;
      readonly ref: string;
      readonly title: string;
      readonly until: number | null;
    }[];
    readonly applicants: readonly {
      readonly member: MemberId;
      readonly class: string | null;
      readonly entry: number;
      readonly motion: string | null;
      readonly meeting: string | null;
    }[];
    readonly meetings: readonly MeetingSummary[];
    readonly decisions: readonly DecisionRow[];
  };
  readonly 'GET /api/organisations/{org}/bodies': {
    readonly asOf: number;
    readonly bodies: readonly {
      readonly id: string;
      readonly name: string;
      readonly kind: string;
      readonly text?: string;
      readonly entitled: number;
    }[];
  };
  readonly 'GET /api/organisations/{org}/bodies/{body}': {
    readonly asOf: number;
    readonly id: string;
    readonly body: Body;
    readonly roll: {
      readonly entitled: number;
      readonly seats: number;
      readonly members: readonly {
        readonly member: MemberId;
        readonly class: string | null;
        readonly since: number;
        readonly posts: readonly string[];
      }[];
      readonly next: string | null;
    };
    readonly meetings: readonly MeetingSummary[];
  };
  readonly 'GET /api/organisations/{org}/units': {
    readonly asOf: number;
    readonly kinds: readonly { readonly id: string; readonly name: string; readonly within: string | null }[];
    readonly units: readonly {
      readonly id: string;
      readonly of: string;
      readonly title: string;
      readonly within: string | null;
      readonly members: number;
      readonly mine: boolean;
      readonly seats: { readonly [name: string]: number };
    }[];
    readonly places: { readonly [name: string]: number };
    readonly may: readonly May[];
  };
  readonly 'GET /api/organisations/{org}/meetings': {
    readonly asOf: number;
    readonly meetings: readonly MeetingSummary[];
    readonly next: string | null;
  };
  readonly 'GET /api/organisations/{org}/meetings/{meeting}': {
    readonly asOf: number;
    readonly meeting: MeetingState;
    readonly motions: { readonly [name: string]: MotionView };
    readonly votes: { readonly [name: string]: VoteState };
    readonly quorum: {
      readonly phrase: string;
      readonly needed: number;
      readonly present: number;
      readonly members: number;
      readonly holds: boolean;
    };
    readonly may: readonly May[];
  };
  readonly 'GET /api/organisations/{org}/motions/{motion}': {
    readonly asOf: number;
    readonly motion: MotionView;
    readonly meeting: MeetingSummary;
    readonly votes: readonly VoteState[];
    readonly decision: DecisionState | null;
    readonly amendment: AmendmentView | null;
    readonly may: readonly May[];
  };
  readonly 'GET /api/organisations/{org}/meetings/{meeting}/minutes': {
    readonly asOf: number;
    readonly steps: readonly { readonly index: number; readonly at: number; readonly facts: readonly Fact[] }[];
    readonly more: boolean;
  };
  readonly 'GET /api/organisations/{org}/decisions': {
    readonly asOf: number;
    readonly decisions: readonly DecisionRow[];
    readonly next: number | null;
  };
  readonly 'GET /api/organisations/{org}/decisions/{decision}': {
    readonly asOf: number;
    readonly decision: DecisionState & { readonly at: number };
    readonly motion: MotionView;
    readonly vote: VoteState;
    readonly amendment: AmendmentView | null;
    readonly mandate: readonly MandateStep[];
  };
  readonly 'GET /api/organisations/{org}/mandate/{index}': {
    readonly entries: readonly MandateStep[];
    readonly more: boolean;
  };
  readonly 'GET /api/organisations/{org}/elections': {
    readonly asOf: number;
    readonly elections: readonly ElectionRow[];
  };
  readonly 'GET /api/organisations/{org}/elections/{election}': {
    readonly asOf: number;
    readonly election: ElectionState;
    readonly clause: Election | null;
    readonly entitled: number;
    readonly statements: { readonly [name: string]: string };
    readonly recount: { readonly [name: string]: unknown } | null;
    readonly ballots: readonly string[];
    readonly rounds: {
      readonly next: Standing | null;
      readonly ballots: readonly { readonly round: number; readonly ballot: string }[];
    } | null;
    readonly may: readonly May[];
  };
  readonly 'GET /api/organisations/{org}/charters': {
    readonly asOf: number;
    readonly charters: readonly CharterRow[];
    readonly amendments: readonly AmendmentView[];
  };
  readonly 'POST /api/organisations/{org}/charters/proposal': {
    readonly asOf: number;
    readonly effect: Extract<Effect, { readonly kind: 'charter.amend' }> | null;
    readonly problem: { readonly line: number; readonly column: number } | null;
    readonly meetings: readonly {
      readonly id: string;
      readonly title: string;
      readonly of: string;
      readonly phase: MeetingState['phase'];
      readonly starts: number;
      readonly place: string;
      readonly allowed: boolean;
      readonly refusal?: Refusal;
    }[];
    readonly ballots: readonly { readonly consent: string; readonly allowed: boolean; readonly refusal?: Refusal }[];
  };
  readonly 'POST /api/organisations/{org}/may': { readonly asOf: number; readonly may: readonly May[] };
  readonly 'POST /api/organisations/{org}/invitations': {
    readonly links: readonly { readonly to: string; readonly link: string }[];
  };
  readonly 'POST /api/organisations/{org}/applications': { readonly member: MemberId; readonly commitment: string };
  readonly 'POST /api/organisations/{org}/erasure': { readonly done: true };
  readonly 'GET /api/charters': readonly { readonly id: string; readonly title: string; readonly summary: string }[];
  readonly 'POST /api/charters/check': {
    readonly ok: boolean;
    readonly findings: readonly { readonly [name: string]: unknown }[];
  };
  readonly 'POST /api/foundings': Founding;
  readonly 'GET /api/foundings': readonly { readonly id: string; readonly title: string }[];
  readonly 'GET /api/foundings/{id}': Founding;
  readonly 'POST /api/foundings/{id}/invitations': {
    readonly links: readonly { readonly to: string; readonly link: string }[];
  };
  readonly 'POST /api/foundings/{id}/join': Founding;
  readonly 'PUT /api/foundings/{id}/holders': Founding;
  readonly 'POST /api/foundings/{id}/sign': Founding;
}
