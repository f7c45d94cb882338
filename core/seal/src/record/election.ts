/**
 * The election record, and φ, its fingerprint, which every ballot and proof is bound to (FORMAT section 5).
 *
 * The bytes are kept as they came: they are hashed as stored and never written again.
 */
import { fromUtf8, ok, type Result, refuse } from '@quorate/basics';
import { shaBase64 } from '../group/digest.ts';
import type { Element, Group, GroupName } from '../group/group.ts';
import { isGroupName, makeGroup, type Speed } from '../group/groups.ts';
import { parseJsonStrictly } from './json.ts';
import { type Question, readQuestion, writeQuestion } from './question.ts';
import { isObject } from './shape.ts';

export interface Election {
  readonly text: string;
  /** φ */
  readonly fingerprint: string;
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly group: Group;
  readonly publicKey: Element;
  readonly questions: readonly Question[];
}

export interface ElectionDraft {
  readonly uuid: string;
  readonly name: string;
  readonly description: string;
  readonly group: GroupName;
  readonly publicKey: Element;
  readonly questions: readonly Question[];
  readonly administrator?: string;
  readonly credentialAuthority?: string;
  /** Further members, each name starting with `x_`: bound by the fingerprint, ignored by other tools. */
  readonly extensions?: { readonly [name: `x_${string}`]: unknown };
}

export interface ElectionProblem {
  readonly reason: 'election-format' | 'election-version' | 'election-group' | 'election-questions';
  readonly detail: string;
}

const mostQuestions = 1_000;

export function readElection(bytes: Uint8Array, speed: Speed = 'kernel'): Result<Election, ElectionProblem> {
  const text = fromUtf8(bytes);
  if (!text.ok) return refuse({ reason: 'election-format', detail: 'not UTF-8' });
  const parsed = parseJsonStrictly(text.value);
  if (!parsed.ok) return refuse({ reason: 'election-format', detail: parsed.problem.reason });
  const value = parsed.value;
  if (!isObject(value)) return refuse({ reason: 'election-format', detail: 'not an object' });
  if (value['version'] !== 1) return refuse({ reason: 'election-version', detail: 'only version 1 is known' });
  const { uuid, name, description, group: groupName, public_key: key, questions } = value;
  if (typeof uuid !== 'string' || !/^[1-9A-HJ-NP-Za-km-z]{14,64}$/.test(uuid)) {
    return refuse({ reason: 'election-format', detail: '"uuid" is not 14 or more Base58 digits' });
  }
  if (typeof name !== 'string' || typeof description !== 'string') {
    return refuse({ reason: 'election-format', detail: '"name" and "description" are not texts' });
  }
  if (!isGroupName(groupName)) return refuse({ reason: 'election-group', detail: 'the group is not known' });
  const group = makeGroup(groupName, speed);
  if (!group.isSpelled(key) || !group.isMember(key)) {
    return refuse({ reason: 'election-group', detail: '"public_key" is not an element of the group' });
  }
  const read = readQuestions(group, questions);
  if (!read.ok) return read;
  return ok({
    text: text.value,
    fingerprint: shaBase64(text.value),
    uuid,
    name,
    description,
    group,
    publicKey: key,
    questions: read.value,
  });
}

function readQuestions(group: Group, value: unknown): Result<readonly Question[], ElectionProblem> {
  if (!Array.isArray(value) || value.length === 0 || value.length > mostQuestions) {
    return refuse({ reason: 'election-questions', detail: '"questions" is not a list of questions' });
  }
  const questions: Question[] = [];
  for (const [i, each] of value.entries()) {
    const question = readQuestion(each);
    if (!question.ok)
      return refuse({ reason: 'election-questions', detail: `question ${i}: ${question.problem.detail}` });
    if (question.value.kind === 'non-homomorphic' && question.value.answers.length > group.capacity) {
      return refuse({ reason: 'election-questions', detail: `question ${i}: more answers than this group can carry` });
    }
    questions.push(question.value);
  }
  return ok(questions);
}

/** The bytes of a new election. Read them back with {@link readElection}, which also checks them. */
export function writeElection(draft: ElectionDraft): string {
  const { description, name, group, publicKey, questions, uuid, administrator, credentialAuthority, extensions } =
    draft;
  return JSON.stringify({
    version: 1,
    description,
    name,
    group,
    public_key: publicKey,
    questions: questions.map(writeQuestion),
    uuid,
    ...(administrator === undefined ? {} : { administrator }),
    ...(credentialAuthority === undefined ? {} : { credential_authority: credentialAuthority }),
    ...extensions,
  });
}

export function hasMixing({ questions }: Pick<Election, 'questions'>): boolean {
  return questions.some(({ kind }) => kind === 'non-homomorphic');
}
