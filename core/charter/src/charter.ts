/**
 * A charter as data: the words of the file format `quorate-charter/1`.
 *
 * The shape is the one of `schema/charter-1.schema.json`, which is what a file is held to;
 * these types are for reading what passed. Phrases, durations and references
 * stay the strings a secretary wrote; `parsePhrase`, `durationOf` and `parseReference` read them.
 */

export interface Charter {
  readonly charter: 'quorate-charter/1';
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly language: string;
  readonly jurisdiction?: string;
  readonly profiles?: readonly string[];
  readonly precedence: 'text' | 'data';
  readonly adopted?: { readonly on: string; readonly by: string; readonly record?: string };
  readonly calendar?: CharterCalendar;
  readonly expects: Named<Expected>;
  readonly numbers?: Named<string>;
  readonly membership?: Membership;
  readonly electorates: Named<Electorate>;
  readonly units?: Named<Unit>;
  readonly bodies: Named<Body>;
  readonly offices?: Named<Seat>;
  readonly procedures: Named<Procedure>;
  readonly elections?: Named<Election>;
  readonly powers: Named<Power>;
  readonly rights: Named<Right>;
  readonly discipline: Discipline;
  readonly emergency?: Named<Emergency>;
  readonly amendment: Amendment;
  readonly records: Records;
  readonly interpretation: { readonly by: Ref; readonly appeal?: Ref; readonly text?: string };
  readonly standing_orders?: StandingOrders;
  readonly affiliation?: Affiliation;
  readonly transition?: string;
  readonly waivers?: readonly Waiver[];
}

export type Named<T> = { readonly [name: string]: T };
/** A typed reference such as `body:congress` or `seats:executive/regional`. */
export type Ref = string;
/** One phrase, or several that must all hold. */
export type Phrases = string | readonly string[];
export type Duration = string;

export interface Expected {
  readonly min: number;
  readonly typical: number;
  readonly max: number;
}

export interface CharterCalendar {
  readonly timezone?: string;
  readonly days?: 'calendar' | 'clear' | 'working';
  readonly year_starts?: string;
}

export interface Membership {
  readonly classes?: Named<{ readonly text: string; readonly votes?: boolean }>;
  readonly good_standing?: string;
  readonly leaving?: string;
  readonly roll?: {
    readonly kept_by: Ref;
    readonly certified_by?: Ref;
    readonly snapshot: string;
    readonly objections?: string;
  };
}

export interface Electorate {
  readonly text: string;
  readonly who?: string;
  readonly counts?: 'persons' | 'units';
  readonly weight?: Weight;
}

export interface Weight {
  readonly by?: 'one-each' | 'members-represented' | 'bands' | 'square-root';
  readonly bands?: readonly { readonly up_to: number | null; readonly votes: number }[];
  readonly cap?: string;
}

export interface Unit {
  readonly name: string;
  readonly text?: string;
  readonly within?: Ref;
  readonly smallest?: number;
  readonly own_charter?: {
    readonly must?: readonly string[];
    readonly may?: readonly string[];
    readonly may_not?: readonly string[];
  };
}

export type BodyKind =
  | 'general-meeting'
  | 'delegate-assembly'
  | 'council'
  | 'board'
  | 'committee'
  | 'tribunal'
  | 'scrutiny'
  | 'commission'
  | 'ballot';

export interface Body {
  readonly name: string;
  readonly text?: string;
  readonly kind: BodyKind;
  readonly of?: Ref;
  readonly seats?: Named<Seat>;
  readonly minimum?: number;
  readonly quorum?: Phrases;
  readonly passes?: Phrases;
  readonly meets?: string;
  readonly convened_by?: readonly string[];
  readonly notice?: Duration;
  readonly if_not_convened?: string;
  readonly chair?: string;
  readonly tie?: string;
  readonly weight?: Weight;
  readonly card_vote?: string;
  readonly proxies?: string;
  readonly if_inquorate?: string;
  readonly open_to?: string;
  readonly conflict_of_interest?: string;
  readonly reports_to?: Ref;
  readonly rules_of_its_own?: string;
  readonly stand_in?: Ref;
}

/** A seat of a body, or an office: the same words serve both. */
export interface Seat {
  readonly name: string;
  readonly text?: string;
  readonly count?: number;
  readonly apportion?: Apportion;
  readonly filled_by: string;
  readonly votes?: boolean;
  readonly voice?: boolean;
  readonly term?: Duration;
  readonly max_terms?: number;
  readonly then_gap?: Duration;
  readonly stagger?: string;
  readonly holds_over?: string;
  readonly eligible?: string;
  readonly reserved?: string;
  readonly cap?: readonly string[];
  readonly vacancy?: string;
  readonly recall?: 'none' | Recall;
  readonly ends_if?: readonly string[];
  readonly mandate?: 'free' | 'bound' | 'instructed-may-explain';
  readonly answerable_to?: Ref;
  readonly not_also?: readonly Ref[];
  readonly duties?: readonly string[];
  readonly deputy?: Ref;
}

export interface Apportion {
  readonly over: Ref;
  readonly one_per?: number;
  readonly or_part?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly bands?: readonly { readonly up_to: number | null; readonly seats: number }[];
  readonly figures?: string;
}

export interface Recall {
  readonly petition: Phrases;
  readonly of?: Ref;
  readonly via: Ref;
  readonly bar_after_election?: Duration;
}

export interface Procedure {
  readonly text?: string;
  readonly voters: Ref;
  readonly how: 'meeting' | 'ballot' | 'circular' | 'consent' | 'petition' | 'panel';
  readonly proposed_by?: readonly string[];
  readonly notice?: Duration;
  readonly discussion?: string;
  readonly voting_open?: Duration;
  readonly method?: 'yes-no' | 'condorcet-schwartz' | 'approval' | 'consent' | 'stv';
  readonly default_option?: string;
  readonly quorum?: Phrases;
  readonly passes: Phrases;
  readonly fewest_yes?: number;
  readonly secrecy?: 'secret' | 'recorded' | 'open';
  readonly tie: string;
  readonly if_inquorate: string;
  readonly excluded?: string;
  readonly run_by?: Ref;
  readonly not_again_for?: Duration;
  readonly twice?: string;
}

export interface Election {
  readonly text?: string;
  readonly voters: Ref;
  readonly method:
    | 'stv'
    | 'condorcet-schwartz'
    | 'first-past-the-post'
    | 'approval'
    | 'star'
    | 'lot'
    | 'unit-rules'
    | 'two-round'
    | 'exhaustive';
  readonly rules?: string;
  readonly rounds?: Rounds;
  readonly run_by: Ref;
  readonly nominations?: string;
  readonly timetable?: string;
  readonly secrecy?: 'secret' | 'open';
  readonly quorum?: Phrases;
  readonly reopen_nominations?: boolean;
  readonly tie: string;
  readonly too_few_candidates: string;
  readonly quota?: readonly string[];
  readonly complaints?: string;
}

/** For `two-round` and `exhaustive`; what is left out is as {@link roundsOf} says. */
export interface Rounds {
  /** What elects in a round. */
  readonly majority?: Phrases;
  /** Who goes out after a round that elected nobody: `fewest`, `fewest together`, `below 1/20`, `keep 3`, `nobody`. */
  readonly out?: string;
  /** What elects when two are left. */
  readonly last_two?: 'most votes' | 'majority';
  /** From this round on the most votes elect. */
  readonly most_votes_from?: number;
  /** After so many rounds nobody is elected. */
  readonly at_most?: number;
  /** Who votes: those on the roll when the first round opened, or those on it at each round. */
  readonly roll?: 'first round' | 'each round';
}

export const effects = [
  'policy.adopt',
  'charter.amend',
  'rules.make',
  'seat.fill',
  'seat.vacate',
  'member.admit',
  'member.sanction',
  'member.expel',
  'member.reinstate',
  'roll.certify',
  'money.budget',
  'money.spend',
  'money.accounts',
  'audit.appoint',
  'action.call',
  'action.end',
  'agreement.ratify',
  'body.create',
  'unit.create',
  'unit.intervene',
  'affiliate.admit',
  'affiliate.suspend',
  'affiliate.expel',
  'affiliate.leave',
  'org.merge',
  'org.dissolve',
  'decision.set-aside',
  'decision.stay',
  'meeting.call',
  'agenda.set',
  'ballot.run',
  'charter.interpret',
  'emergency.declare',
  'record.seal',
  'record.open',
  'delegate.grant',
  'sign',
  'advise',
  'any-other',
] as const;

export type Effect = (typeof effects)[number];

export type PowerKind = 'binding' | 'ministerial' | 'advisory' | 'provisional';

export interface Power {
  readonly text: string;
  readonly effect: readonly Effect[];
  readonly holder: Ref;
  readonly via?: Ref;
  readonly together_with?: readonly Ref[];
  readonly kind?: PowerKind;
  readonly confirm?: { readonly by: Ref; readonly within: Duration; readonly via?: Ref };
  readonly limits?: readonly string[];
  readonly only?: boolean;
  readonly must_act?: { readonly every: Duration; readonly otherwise: string };
  readonly delegate?: 'never' | Delegation;
  readonly override?: { readonly by: Ref; readonly via: Ref; readonly stay?: string };
  readonly review?: {
    readonly by: Ref;
    readonly asked_by: string;
    readonly within: Duration;
    readonly grounds?: string;
  };
  readonly lasts?: Duration;
}

export interface Delegation {
  readonly to: readonly Ref[];
  readonly for: Duration;
  readonly limits?: readonly string[];
  readonly recalled_by?: Ref;
}

export interface Right {
  readonly text: string;
  readonly engine?: string;
}

export interface Discipline {
  readonly grounds: readonly string[];
  readonly sanctions: Named<{ readonly text: string; readonly longest?: Duration }>;
  readonly complaint?: string;
  readonly stages: readonly DisciplineStage[];
  readonly interim_suspension?: {
    readonly by: Ref;
    readonly via?: Ref;
    readonly longest: Duration;
    readonly confirmed_by: Ref;
    readonly confirmed_within?: Duration;
  };
  readonly rights: readonly string[];
  readonly limits: { readonly complain_within: Duration; readonly finish_within: Duration };
}

export interface DisciplineStage {
  readonly id: string;
  readonly by: Ref;
  readonly via?: Ref;
  readonly does?: string;
  readonly within: Duration;
  readonly if_late?: string;
  readonly next?: string | null;
}

export interface Emergency {
  readonly text: string;
  readonly declared_by: Ref;
  readonly via: Ref;
  readonly allows: readonly string[];
  readonly never: readonly string[];
  readonly lasts: Duration;
  readonly ratify: { readonly by: Ref; readonly within: Duration; readonly via?: Ref };
  readonly renew?: { readonly by: Ref; readonly via?: Ref; readonly each: Duration; readonly times: number };
  readonly longest: string;
  readonly end_early?: readonly Ref[];
  readonly review: { readonly by: Ref; readonly report_within: Duration };
}

export interface Amendment {
  readonly proposed_by?: readonly Ref[];
  readonly notice?: Duration;
  readonly not_during?: readonly string[];
  readonly in_force?: string;
  readonly tiers: readonly AmendmentTier[];
}

export interface AmendmentTier {
  readonly id: string;
  readonly text?: string;
  readonly covers: readonly string[];
  readonly via: readonly Ref[];
  readonly consent?: readonly Ref[];
}

export interface Records {
  readonly published: readonly string[];
  readonly purge: 'never';
  readonly sealed?: Named<SealedClass>;
  readonly personal_data?: string;
  readonly archive: Archive;
}

export interface SealedClass {
  readonly text: string;
  readonly via: Ref;
  readonly opens: string;
  readonly trustees?: string;
  readonly open_early_via?: Ref;
}

export interface Archive {
  readonly origin: string;
  readonly signed_by: string;
  readonly witnesses: readonly string[];
  readonly witness_quorum?: string;
  readonly checkpoint_every: Duration;
  readonly mirrors?: readonly string[];
}

export interface StandingOrders {
  readonly text?: string;
  readonly agenda?: string;
  readonly motions?: Named<ProceduralMotion>;
  readonly composites?: string;
  readonly emergency_motions?: string;
  readonly speeches?: string;
  readonly suspension?: string;
}

export interface ProceduralMotion {
  readonly rank: number;
  readonly text?: string;
  readonly second?: boolean;
  readonly debate?: boolean;
  readonly amendable?: boolean;
  readonly passes: string;
  readonly interrupts?: boolean;
  readonly again?: string;
}

export interface Affiliation {
  readonly to?: string;
  readonly text?: string;
  readonly higher_charter_prevails_on?: readonly string[];
  readonly leave?: Ref;
}

export interface Waiver {
  readonly check: string;
  readonly at: string;
  readonly reason: string;
  readonly until: string;
}
