/**
 * The one election record that a secret ballot may have: it follows from the
 * subject, the trustees and the names of organisation and ballot, so nobody has
 * a choice in it, and anybody can make it again.
 */
import { type AssemblyState, type BallotSubject, onThePaper } from '@quorate/assembly';
import { broken, toUtf8 } from '@quorate/basics';
import { sha256 } from '@quorate/ledger';
import { electionKey, type Question, type Trustees, writeElection } from '@quorate/seal';
import { ballotGroup } from './ceremony.ts';

export function expectedElection(
  state: AssemblyState,
  ballot: string,
  subject: BallotSubject,
  trustees: Trustees,
): string {
  return writeElection({
    uuid: uuidOf(state.org ?? '', ballot),
    name: state.title,
    description: '',
    group: 'Ed25519',
    publicKey: electionKey(ballotGroup, trustees),
    questions: [questionOf(state, subject)],
  });
}

/**
 * A motion is answered yes or no; a blank paper abstains. In a round one of the
 * candidates is chosen, or the paper is blank: such answers are summed, and no
 * single paper is ever opened. In an election each candidate gets a number: 1 is
 * best, equal numbers stand equal, 0 is none. Candidates are named by handle:
 * who they are is said outside the archive.
 */
function questionOf(state: AssemblyState, subject: BallotSubject): Question {
  if (subject.kind === 'motion') {
    return {
      kind: 'homomorphic',
      question: `motion ${subject.motion}`,
      answers: ['yes', 'no'],
      blank: true,
      min: 1,
      max: 1,
    };
  }
  const election = state.elections[subject.election];
  if (!election) return broken(`no election ${subject.election}`);
  if (subject.kind === 'round') {
    const { round } = subject;
    const answers = election.rounds?.held[round - 1]?.candidates ?? broken(`no round ${round}`);
    const question = `election ${subject.election} round ${round}`;
    return { kind: 'homomorphic', question, answers, blank: true, min: 1, max: 1 };
  }
  return { kind: 'non-homomorphic', question: `election ${subject.election}`, answers: onThePaper(election) };
}

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** 22 characters of base 58, from the hash of both names. */
function uuidOf(org: string, ballot: string): string {
  const name = toUtf8(`quorate.ballot/1\n${org}\n${ballot}`);
  const bytes = name.ok ? sha256(name.value) : broken('names are ASCII');
  let number = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
  let uuid = '';
  for (let i = 0; i < 22; i++) {
    uuid += base58.charAt(Number(number % 58n));
    number /= 58n;
  }
  return uuid;
}
