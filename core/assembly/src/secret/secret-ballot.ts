/**
 * A secret ballot within a meeting or an election: nobody learns who voted how, anybody can check the count.
 *
 *     absent ──call──▶ registering ──open──▶ voting ──close──▶ opening ──publish──▶ counted
 *
 * - **Trustees**, named by the charter, make a key together beforehand; only so
 *   many of them together can open a result, and nobody opens one ballot.
 * - **Registering**: each voter's device has a blinded credential signed and
 *   then hands in the credential itself without saying whose it is. The act says
 *   who registered; nothing says which credential is theirs.
 * - **Voting** happens in the booth, with credentials, outside the log: ballots
 *   go into an archive in the format of Belenios (core/seal).
 * - **Publishing** puts the archive's hash and its result into the log. Whoever
 *   checks the record checks the archive with it.
 *
 * What is inside papers and archives is judged by whoever has core/seal at
 * hand (server and record), and arrives here as findings.
 */
import type { Digest, Instant, MemberId } from '@quorate/basics';
import type { BlobRef } from '../act.ts';

export type TrusteeStep = 'certificate' | 'commitment' | 'deal' | 'share';

export const trusteeSteps: readonly TrusteeStep[] = ['certificate', 'commitment', 'deal', 'share'];

export type BallotSubject =
  | { readonly kind: 'motion'; readonly motion: string }
  | { readonly kind: 'election'; readonly election: string }
  /** One round of an election in rounds. */
  | { readonly kind: 'round'; readonly election: string; readonly round: number };

/**
 * The booth a ballot is voted in, to the byte: its page, and the one program and the one style that the page
 * loads. Ballots that were opened before booths were recorded have none.
 */
export interface BoothRefs {
  readonly page: BlobRef;
  readonly program: BlobRef;
  readonly style: BlobRef;
}

export type SecretCommand =
  | {
      readonly kind: 'begin-trusteeship';
      readonly body: {
        readonly trusteeship: string;
        /** Body of the charter whose members are the trustees: `scrutineers`. */
        readonly of: string;
        /** How many of them open a result. */
        readonly threshold: number;
        /** A key for practice: no ballot can be called with it. */
        readonly rehearsal?: true;
      };
    }
  | {
      readonly kind: 'send-trustee-step';
      readonly body: { readonly trusteeship: string; readonly step: TrusteeStep; readonly paper: BlobRef };
    }
  | {
      readonly kind: 'call-secret-ballot';
      readonly body: {
        readonly ballot: string;
        readonly subject: BallotSubject;
        readonly trusteeship: string;
        /** Modulus of the RSA key that signs blinded credentials of this ballot, 2048 bits, Base64; the exponent is 65537. */
        readonly issuer: string;
      };
    }
  | {
      readonly kind: 'register-for-ballot';
      /** The blinded message (RFC 9474), 256 bytes, Base64. */
      readonly body: { readonly ballot: string; readonly blinded: string };
    }
  | {
      readonly kind: 'open-secret-ballot';
      readonly body: {
        readonly ballot: string;
        /** The election record of the archive. */
        readonly election: BlobRef;
        /** Its list of public credentials. */
        readonly credentials: BlobRef;
        /** JSON list: the issuer's signature of each credential, in the same order. */
        readonly tokens: BlobRef;
        readonly booth?: BoothRefs;
      };
    }
  | { readonly kind: 'close-secret-ballot'; readonly body: { readonly ballot: string } }
  | { readonly kind: 'send-shuffle'; readonly body: { readonly ballot: string; readonly paper: BlobRef } }
  | { readonly kind: 'send-decryption'; readonly body: { readonly ballot: string; readonly paper: BlobRef } }
  | { readonly kind: 'publish-secret-result'; readonly body: { readonly ballot: string; readonly archive: BlobRef } };

export type SecretEvent =
  | {
      readonly type: 'trusteeship-begun';
      readonly trusteeship: string;
      readonly of: string;
      readonly threshold: number;
      /** In the order of their numbers, from 1. */
      readonly trustees: readonly MemberId[];
      readonly rehearsal?: true;
    }
  | {
      readonly type: 'trustee-step-taken';
      readonly trusteeship: string;
      readonly trustee: MemberId;
      readonly step: TrusteeStep;
      readonly paper: BlobRef;
    }
  | {
      readonly type: 'secret-ballot-called';
      readonly ballot: string;
      readonly subject: BallotSubject;
      readonly trusteeship: string;
      readonly issuer: string;
      readonly entitled: number;
      /** So few that a result could show how somebody voted. */
      readonly revealing: boolean;
    }
  | {
      readonly type: 'voter-registered';
      readonly ballot: string;
      readonly member: MemberId;
      readonly blinded: string;
    }
  | {
      readonly type: 'secret-ballot-opened';
      readonly ballot: string;
      readonly election: BlobRef;
      readonly credentials: BlobRef;
      readonly tokens: BlobRef;
      readonly voters: number;
      readonly booth?: BoothRefs;
    }
  | { readonly type: 'secret-ballot-closed'; readonly ballot: string }
  | { readonly type: 'papers-mixed'; readonly ballot: string; readonly trustee: MemberId; readonly paper: BlobRef }
  | { readonly type: 'share-opened'; readonly ballot: string; readonly trustee: MemberId; readonly paper: BlobRef }
  | {
      readonly type: 'secret-ballot-counted';
      readonly ballot: string;
      readonly archive: BlobRef;
      readonly ballots: number;
      readonly answers: SecretAnswers;
    };

/** What the archive's result says, in the words of this room. */
export type SecretAnswers =
  | { readonly kind: 'choices'; readonly yes: number; readonly no: number; readonly abstain: number }
  /** One choice of several: so many votes for each in the order of the paper. */
  | { readonly kind: 'votes'; readonly votes: readonly number[]; readonly blank: number }
  /** For each paper, the number given to each candidate in the order of the paper: 1 is best, 0 is none. */
  | { readonly kind: 'rankings'; readonly papers: readonly (readonly number[])[] };

/** What was found in papers that the assembly can't read itself. */
export type SealFindings =
  | {
      readonly of: 'opening';
      /** The election asks exactly this subject's question, under the trustees' key, and each credential has its token. */
      readonly holds: boolean;
      readonly voters: number;
      readonly why: string | null;
    }
  | {
      readonly of: 'archive';
      /** The archive verifies, and holds exactly the election and credentials that were opened. */
      readonly holds: boolean;
      readonly sha256: Digest;
      readonly ballots: number;
      readonly answers: SecretAnswers;
      readonly why: string | null;
    }
  | { readonly of: 'step'; readonly holds: boolean; readonly why: string | null };

export interface TrusteeshipState {
  readonly id: string;
  readonly phase: TrusteeStep | 'ready';
  readonly of: string;
  readonly threshold: number;
  readonly trustees: readonly MemberId[];
  readonly rehearsal?: true;
  /** For each step, trustee to paper. */
  readonly steps: { readonly [step in TrusteeStep]: { readonly [trustee: string]: BlobRef } };
  readonly begunAt: number;
  readonly readyAt: number | null;
}

export interface BallotSetup {
  readonly election: BlobRef;
  readonly credentials: BlobRef;
  readonly tokens: BlobRef;
  readonly booth?: BoothRefs;
}

export interface SecretBallotState {
  readonly id: string;
  readonly phase: 'registering' | 'voting' | 'opening' | 'counted';
  readonly subject: BallotSubject;
  readonly trusteeship: string;
  readonly issuer: string;
  readonly entitled: number;
  readonly revealing: boolean;
  /** Handle to the entry of registration. */
  readonly registered: { readonly [member: string]: number };
  readonly setup: BallotSetup | null;
  readonly shuffles: readonly { readonly trustee: MemberId; readonly paper: BlobRef }[];
  readonly decryptions: readonly { readonly trustee: MemberId; readonly paper: BlobRef }[];
  readonly archive: BlobRef | null;
  readonly ballots: number | null;
  readonly answers: SecretAnswers | null;
  readonly calledAt: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly countedAt: number | null;
}

export type SecretRefusal =
  | { readonly reason: 'trusteeship-exists'; readonly trusteeship: string }
  | { readonly reason: 'no-such-trusteeship'; readonly trusteeship: string }
  | { readonly reason: 'wrong-threshold'; readonly threshold: number; readonly trustees: number }
  | { readonly reason: 'not-a-trustee'; readonly trusteeship: string }
  | { readonly reason: 'trustee-step'; readonly now: TrusteeshipState['phase']; readonly asked: TrusteeStep }
  | { readonly reason: 'step-already-taken'; readonly step: TrusteeStep }
  | { readonly reason: 'rehearsal-key'; readonly trusteeship: string }
  | { readonly reason: 'wrong-trustees'; readonly needed: string; readonly of: string }
  | { readonly reason: 'ballot-exists'; readonly ballot: string }
  | { readonly reason: 'another-ballot-open'; readonly ballot: string }
  | { readonly reason: 'no-such-ballot'; readonly ballot: string }
  | {
      readonly reason: 'ballot-phase';
      readonly phase: SecretBallotState['phase'];
      readonly needed: readonly SecretBallotState['phase'][];
    }
  | { readonly reason: 'not-a-secret-vote'; readonly procedure: string }
  | { readonly reason: 'already-registered' }
  | { readonly reason: 'too-many-to-rank'; readonly names: number; readonly most: number }
  | { readonly reason: 'issuer-used'; readonly ballot: string }
  | { readonly reason: 'nobody-registered' }
  | { readonly reason: 'still-registering'; readonly until: Instant }
  | { readonly reason: 'more-credentials-than-registered'; readonly credentials: number; readonly registered: number }
  | { readonly reason: 'seal-does-not-hold'; readonly why: string }
  | { readonly reason: 'already-mixed' }
  | { readonly reason: 'already-opened-share' }
  | { readonly reason: 'booth-only'; readonly vote: string };
