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
  rehearse: 'This is a rehearsal: the record marks the key, and no ballot can be called with it',
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
  readyToPractise: 'The key is ready for practice. No ballot can be called with it.',
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
  ballots: 'Secret ballots',
  more: 'Show older ones',
  toList: 'All keys',
  notOne: 'You are not a trustee of this key. You see how far they are.',
};

export const practice = {
  title: 'Practise the opening',
  counts:
    'This is practice. Nothing here counts, and nothing of it goes into the record but the key itself, marked as a rehearsal.',
  lead: (threshold: number, size: number): string =>
    `Five pretend votes are put into a box and closed; then ${threshold} of the ${size} trustees open it, each on their own device, as on the day. Leave one out on purpose, to see that it opens all the same.`,
  phases: { voting: 'Pretend voting is open', opening: 'Closed, being opened', opened: 'Opened' },
  box: (n: number): string => `${count(n, 'pretend ballot')} in the box.`,
  begin: 'Begin the practice',
  again: 'Practise again',
  tryEarly: 'The voting is open, so nobody should be able to open the box. Try it.',
  early: 'Try to give my share now',
  close: 'Close the pretend voting',
  needs: (n: number): string =>
    `Needs ${count(n, 'more trustee')}. Until then nobody sees anything, those who gave their share included.`,
  opened: (put: string): string => `Opened, and it holds what was put in: ${put}`,
  notNeeded: 'not needed',
  without: (names: string): string => `It opened without ${names}.`,
  more: 'What else to try',
  things: [
    'Open the backup with a wrong passphrase: it must stay shut.',
    'Open this page on another device, bring your seed back from the backup there, and give your share from there.',
    'Let one trustee more be missing than may be: the box stays shut for good. That is why more than one of you keeps a backup.',
    'Begin a new key in earnest only when each of you has been through this once.',
  ],
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
  reveals: {
    'few-voters':
      'So few may vote that the result alone can show how somebody voted: if all vote the same, everybody knows. Consider this before voting opens.',
    'identifying-rankings':
      'Each paper is published without a name once it is counted, and there are more orders to choose from than voters. Somebody who is told to use a certain order can be recognised by it. If people here could be put under pressure, rank only as many as you need to, or let the charter ask for rounds.',
    'rounds-compared':
      'So few vote for so many that the sums of two rounds, side by side, can show where the supporters of one candidate went.',
  },
  unanimous: 'If everybody votes alike, the result shows how everybody voted. No secret ballot can hide that.',
  fewTakePart: (n: number): string =>
    `Only ${n} take part so far. The result of fewer than five can show how somebody voted; wait for more, or tell them before you open.`,
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
    'another-number':
      'The box holds another number of ballots than this page says. Nothing has left your device. Load the page again; if it says so again, tell the other trustees.',
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
  otherWhy:
    'The archive is in the format of Belenios. Its own tool checks it without any program of ours. Download the archive, go to the folder where it is, and give these commands:',
  otherVersion:
    'It takes version 3.0 of the tool or newer, as in Debian 13 (apt install belenios-tool). It says “all checks passed” and ends with 0, or says what does not hold. Version 2.0 does not know the group (Ed25519).',
  ours: 'Our own verifier, which is stricter, does the same from a copy of our source:',
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
