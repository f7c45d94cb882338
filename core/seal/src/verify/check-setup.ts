/** The Setup of an archive: election, trustees, credentials (FORMAT sections 10.3 and 10.4). */
import { type Roll, type RollProblem, readRoll } from '../credential/roll.ts';
import type { Speed } from '../group/groups.ts';
import { type Election, type ElectionProblem, hasMixing, readElection } from '../record/election.ts';
import { readJson } from '../record/json.ts';
import { checkTrustees } from '../trustee/check-trustees.ts';
import { readTrustees, type Trustees } from '../trustee/trustees.ts';
import type { CheckId } from './checks.ts';
import type { Step } from './read-archive.ts';
import type { Findings } from './report.ts';

/** What a worker needs besides the ballots themselves. */
export interface BallotTask {
  readonly election: Uint8Array;
  readonly credentials: Uint8Array;
}

export interface Setup {
  readonly election: Election;
  readonly trustees: Trustees | undefined;
  readonly roll: Roll | undefined;
  readonly task: BallotTask;
}

const electionCheck: { readonly [reason in ElectionProblem['reason']]: CheckId } = {
  'election-format': 'election.format',
  'election-version': 'election.version',
  'election-group': 'election.group',
  'election-questions': 'election.questions',
};

const rollCheck: { readonly [reason in RollProblem['reason']]: CheckId } = {
  'credentials-format': 'credentials.format',
  'credentials-weight': 'credentials.weights',
  'credentials-distinct': 'credentials.distinct',
  'credentials-group': 'credentials.group',
};

const trusteesChecks = [
  'trustees.format',
  'trustees.group',
  'trustees.pok',
  'trustees.certs',
  'trustees.context',
  'trustees.coefexps',
  'trustees.certs-signature',
  'trustees.verification-key',
  'trustees.key-signature',
  'election.public-key',
] as const;

export function readSetup(steps: readonly Step[], findings: Findings, speed: Speed): Setup | undefined {
  const [first] = steps;
  const [electionBytes, trusteesBytes, credentials] = first?.event.type === 'Setup' ? first.records : [];
  if (!electionBytes || !trusteesBytes || !credentials) return undefined;
  const election = readElection(electionBytes, speed);
  if (!election.ok) {
    findings.fail(electionCheck[election.problem.reason], election.problem.detail, 'election');
    return undefined;
  }
  findings.pass(...Object.values(electionCheck));
  const trustees = readAllTrustees(election.value, trusteesBytes, findings);
  const roll = readCredentials(election.value, credentials, findings);
  return { election: election.value, trustees, roll, task: { election: electionBytes, credentials } };
}

function readAllTrustees(election: Election, bytes: Uint8Array, findings: Findings): Trustees | undefined {
  const json = readJson(bytes);
  const trustees = json.ok ? readTrustees(election.group, json.value.value) : json;
  if (!trustees.ok) {
    findings.fail('trustees.format', json.ok ? 'not trustees in the format' : json.problem.reason, 'trustees');
    return undefined;
  }
  const fault = checkTrustees(election.group, trustees.value, election.publicKey);
  if (fault) findings.fail(fault.check, fault.detail, 'trustees');
  else findings.pass(...trusteesChecks);
  return trustees.value;
}

function readCredentials(election: Election, bytes: Uint8Array, findings: Findings): Roll | undefined {
  const json = readJson(bytes);
  if (!json.ok) {
    findings.fail('credentials.format', json.problem.reason, 'credentials');
    return undefined;
  }
  const roll = readRoll(election.group, json.value.value, hasMixing(election) ? 'one' : 'any');
  if (!roll.ok) {
    findings.fail(rollCheck[roll.problem.reason], roll.problem.detail, `credential ${roll.problem.at}`);
    return undefined;
  }
  findings.pass(...Object.values(rollCheck));
  return roll.value;
}
