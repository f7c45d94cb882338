/**
 * The checks of a record, in the order in which they are made. An id, once
 * published, keeps its meaning: docs/formats/bundle.md lists them.
 */
export const checks = {
  'bundle.format': 'The bundle says what it is, in a format known here.',
  'log.key': 'The key of the log is well formed, and it is the key that the founders signed.',
  'log.checkpoint': 'The checkpoint is signed by the key of the log and speaks of this log.',
  'log.entries': 'Every entry up to the size of the checkpoint is there, and nothing else.',
  'log.tiles': 'Every tile holds exactly the hashes of the entries.',
  'log.root': 'The entries hash to the root that the checkpoint signs.',
  'log.since': 'The log extends the checkpoint that was kept earlier.',
  'entry.form': 'Each entry is canonical and of a known format.',
  'entry.index': 'Each entry stands where it says it stands.',
  'entry.time': 'No entry was received before the one in front of it.',
  'act.nonce': 'No act was taken twice.',
  'blob.hash': 'Each paper an entry names is there, and is the one that was named.',
  'charter.text': 'Each charter can be read, and hashes to what the entries name.',
  'act.device': 'Each act was signed by a device that was enrolled for its actor at that time.',
  'act.signature': 'Each signature of a device holds.',
  'act.seen': 'The log still holds what each device had seen when it acted.',
  'replay.decide': 'The rules allowed each act at its time, under the charter then in force.',
  'replay.facts': 'The facts recorded are those the rules gave, with the same warrants.',
  'vote.recount':
    'Each vote, counted again from the votes cast, gives the result recorded; each election has the papers that were cast or confirmed; each round has the votes recorded, and nobody who went out is back on its paper.',
  'state.digest': 'What the organisation is in the end is what the bundle says it is.',
} as const;

export type CheckId = keyof typeof checks;

export const checkIds: readonly CheckId[] = Object.keys(checks) as CheckId[];

export interface CheckOutcome {
  /** From 1, in the order of {@link checks}. */
  readonly number: number;
  readonly id: CheckId;
  /** `not-run`: an earlier failure left nothing to check it against; or, for `log.since`, no checkpoint was given. */
  readonly status: 'pass' | 'fail' | 'not-run';
  /** Index of the first entry that does not hold. */
  readonly entry?: number;
  readonly why?: string;
}

export interface Report {
  readonly holds: boolean;
  readonly org: string | null;
  readonly title: string | null;
  readonly size: number;
  readonly checks: readonly CheckOutcome[];
  /** The first check that failed. */
  readonly failed: CheckOutcome | null;
}
