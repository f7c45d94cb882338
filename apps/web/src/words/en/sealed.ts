/** Secret ballots: trustees, taking part, opening, the board. */
import { count } from './numbers.ts';

export const trustees = {
  title: 'Trustees',
  lead: 'A secret ballot is sealed with a key that trustees make together, each on their own device. Only so many of them together open a result; nobody opens one ballot, and nobody opens anything early.',
  none: 'No trustees have made a key yet.',
  noneMore: 'A member of the body that runs secret ballots begins; every member of that body takes part.',
  begin: 'Make a new key',
  of: 'Body whose members are the trustees',
  threshold: 'How many of them open a result',
  rehearse: 'This is a rehearsal: the key is never offered for a real ballot',
  isRehearsal: 'Rehearsal',
  title1: (name: string): string => `Key ${name}`,
  phases: {
    certificate: 'Trustees introduce their devices',
    commitment: 'Trustees commit to their parts',
    deal: 'Trustees show their parts',
    share: 'Trustees take their shares',
    ready: 'Ready',
  },
  rule: (threshold: number, size: number): string =>
    `${threshold} of ${size} open a result. With ${size - threshold} missing it still opens; with one more missing nobody can open it, ever.`,
  done: 'done',
  awaited: 'awaited',
  waiting: (names: string): string => `Waiting for ${names}.`,
  yours: 'It is your turn',
  step: {
    certificate: 'Make my seed and introduce this device',
    commitment: 'Commit to my part',
    deal: 'Show my part',
    share: 'Check everybody’s part and take my share',
  },
  working: 'Working…',
  readyWord: 'The key is ready. Secret ballots can be called with it.',
  here: 'Your seed is on this device.',
  lost: 'Your seed is not on this device. Bring it back from your backup file.',
  backup: 'Your backup',
  backupWhy:
    'Your seed is only on this device. If the device is lost, your share is lost with it. Save the backup now, and keep file and passphrase apart.',
  passphrase: 'Passphrase, 12 characters or more',
  save: 'Save the backup file',
  confirm: 'Open the backup to confirm it',
  restore: 'Bring back my seed',
  file: 'Backup file',
  confirmed: 'Your backup was saved and opens.',
  saved: 'Saved. Now choose the file you saved, to be sure that it opens.',
  backupProblems: {
    'not-a-backup': 'This file is no backup of a trustee.',
    'of-another': 'This is the backup of another key or another trustee.',
    'wrong-passphrase': 'The passphrase does not open this file.',
    differs: 'This backup opens, but holds another seed than this device.',
  },
  dealNotHere:
    'Your part was made on another device, or its browser data was cleared. Go on there; if it is gone, a new key must be begun.',
  misfit: (detail: string): string => `The papers of the others don’t fit together (${detail}). Begin a new key.`,
  toList: 'All keys',
  notOne: 'You are not a trustee of this key. You see how far they are.',
};

export const ballot = {
  title: 'Secret ballot',
  toBallot: 'To the secret ballot',
  call: 'Call a secret ballot',
  calling: 'Calling…',
  noKey: 'A secret ballot needs a key that trustees have made.',
  toTrustees: 'To the trustees',
  phases: {
    registering: 'Taking part',
    voting: 'Voting is open',
    opening: 'Closed, being opened',
    counted: 'Counted',
  },
  motion: 'About the motion',
  election: 'About the election',
  toMotion: 'Read the motion',
  toElection: 'To the election',
  takePart: 'Take part in this secret ballot',
  takePartWhy:
    'Your device makes a secret credential and has it signed without showing it. That you take part is in the record; which credential is yours, nobody can tell.',
  progress: {
    making: 'Making your credential…',
    registering: 'Registering you…',
    signing: 'Having the credential signed, unseen…',
    waiting: 'Waiting a moment, so that the time tells nobody whose credential it is…',
    handing: 'Handing the credential in, without your name…',
    ready: 'You take part. When voting opens, your booth is here.',
  },
  round: (round: number): string => `Round ${round}`,
  postInRound: (post: string, round: number): string => `${post}, round ${round}`,
  roundsWhy:
    'Should there be another round, this device takes part in it by itself, with a fresh credential, while you have this organisation open.',
  elsewhere: 'You registered on another device. Vote there: the credential is only on that device.',
  missed: 'Voting is open, and you did not take part before it opened.',
  goOn: 'Go on where it stopped',
  late: 'Voting has opened before your credential was handed in.',
  enter: 'Enter the booth',
  preparing: 'Looking up in the record which paper and which booth this ballot has…',
  unproved:
    'The record does not bear out what the server says of this ballot. Nothing was sent. Keep this page open and tell the scrutineers.',
  boothDiffers:
    'The booth this device is served is not the one the server names. Reload the page; if it says so again, do not open the voting, and tell whoever runs the server.',
  figures: (registered: number, entitled: number): string => `${registered} of ${entitled} take part.`,
  handedIn: (n: number): string => `${count(n, 'credential')} handed in.`,
  cast: (n: number): string => `${count(n, 'ballot')} in the box.`,
  waitForAll: (missing: number): string =>
    `${count(missing, 'credential')} still on the way. Opening now leaves ${missing === 1 ? 'that voter' : 'those voters'} out.`,
  revealing:
    'So few may vote that the result alone can show how somebody voted: if all vote the same, everybody knows. Consider this before voting opens.',
  open: 'Open the voting',
  close: 'Close the voting',
  running: 'Run the ballot',
  openingTitle: 'Opening the result',
  mixed: (n: number): string => `${count(n, 'trustee')} mixed the papers.`,
  shares: (n: number, threshold: number): string => `${n} of ${threshold} shares are given.`,
  needMore: (n: number): string =>
    `Needs ${count(n, 'more trustee')}. Whoever is missing can be replaced by any other trustee of this key.`,
  early: 'Nobody can open this early: the shares are asked for only after closing, and fewer than needed show nothing.',
  mix: 'Mix the papers on this device',
  mixFirst: 'Two trustees or more should mix before anybody opens: then no single one knows which paper was whose.',
  decrypt: 'Give my share',
  opensSum: (n: number): string =>
    `The box holds ${count(n, 'ballot')}. Your device checks them first; your share opens their sum and nothing else.`,
  opensPapers: (n: number): string =>
    `The box holds ${count(n, 'ballot')}. Your device checks them and the mixing first; your share opens the mixed papers and nothing else.`,
  box: {
    'archive-fails':
      'Your device checked the box, and a check fails. Nothing has left your device. Tell the other trustees.',
    'another-ballot':
      'The box the server sent is not the one in the record. Nothing has left your device. Tell the other trustees.',
    'mixed-by-others':
      'The papers were mixed by somebody who is no trustee. Nothing has left your device. Tell the other trustees.',
    'not-mixed': 'The papers have not been mixed yet.',
    'another-sum':
      'This device gave its share for this ballot before, and the box has changed since. Nothing has left your device. Tell the other trustees.',
  },
  publish: 'Publish the result',
  steps: { mix: 'Mixing…', decrypt: 'Computing your share…', publish: 'Fetching and checking the archive…' },
  noSeed: 'Your seed is not on this device. Bring it back on the page of the key.',
  result: 'Result',
  choices: (yes: number, no: number, abstain: number): string =>
    `${yes} yes, ${no} no, ${count(abstain, 'abstention')}.`,
  votes: (ballots: number, blank: number): string => `${count(ballots, 'ballot')}, of which ${blank} blank.`,
  rankings: (n: number): string => `${count(n, 'paper')} ranked.`,
  board: 'The board: every ballot and its checks',
  refused: (why: string): string => `It was refused: ${why}.`,
  lost: 'No connection. Nothing is lost: try again when it is back.',
};

export const board = {
  title: 'Board',
  lead: 'Every ballot in the box, by its tracker, and everything it takes to check the count.',
  ballots: 'Ballots by tracker',
  search: 'Find your tracker',
  none: 'No ballot is in the box.',
  noneFound: 'No ballot has this tracker.',
  verify: 'Verify here',
  verifying: 'Checking every ballot, in this browser…',
  verifyWhy: 'The archive is fetched and checked on this device; nothing is believed.',
  holds: 'Every check holds.',
  soFar: 'Every check that can be made so far holds.',
  fails: 'A check fails. Tell the scrutineers.',
  check: 'Check',
  outcome: 'Outcome',
  status: { pass: 'holds', fail: 'fails', skipped: 'not checked', 'not-yet': 'not yet' },
  other: 'Verify with another tool',
  otherWhy: 'The archive is in the format of Belenios. Its own tool checks it without any program of ours:',
  download: 'Download the archive',
  booth: 'The booth',
  boothWhy:
    'The record names the booth in which this ballot is voted, to the byte. This is its fingerprint (SHA-256 of its page, which holds its program and its style to theirs). The voting device shows the same at the foot of each page.',
  boothCompare: 'Compare with what this device is served',
  boothComparing: 'Fetching and comparing…',
  boothSame: 'This device is served the booth that the record names.',
  boothOther: 'This device is served another booth than the record names. Tell the scrutineers.',
  boothElsewhere:
    'A server could serve one person another booth than everybody else. So compare on several devices, and with a program that is no browser:',
  boothPapers: 'Its parts, as they lie in the record, for whoever builds them again from their source:',
  boothParts: { page: 'page', program: 'program', style: 'style' },
  back: 'To the ballot',
  toBallot: 'Secret ballot',
};
