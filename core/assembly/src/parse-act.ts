/** The door for acts: JSON from anywhere becomes an {@link Act}, or a place and what was expected there. */
import { canonicalize, ok, type Result, refuse } from '@quorate/basics';
import type { Act, ActKind, ActProblem } from './act.ts';
import {
  dictionary,
  isRecord,
  list,
  matching,
  nullable,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  variants,
  wholeNumber,
} from './shape.ts';

const handle = matching(/^[0-9a-f]{32}$/, 'a handle of 32 hex digits');
const device = matching(/^[0-9a-f]{64}$/, 'a device key of 64 hex digits');
const digest = matching(/^[0-9a-f]{64}$/, 'a SHA-256 of 64 hex digits');
const commitment = matching(/^[A-Za-z0-9+/]{43}=$/, 'a commitment: 32 bytes in Base64');
const signature = matching(/^[A-Za-z0-9+/]{86}==$/, 'a signature: 64 bytes in Base64');
const name = matching(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'a name of 1 to 64 letters, digits and hyphens');
const post = /^(office:[a-z0-9-]{1,64}|seats:[a-z0-9-]{1,64}\/[a-z0-9-]{1,64})$/;
const postName = matching(post, 'an office or a seat, such as office:secretary');
const time = wholeNumber(0, 253_402_300_799);
const nothing = object({});
const title = text(1, 200);
const label = text(1, 80);
const className = nullable(matching(/^[a-z0-9-]{1,64}$/, 'a class of membership'));
const isTrue: Shape = (value, path) => (value === true ? undefined : { path, expected: 'true, or no such field' });

const blob = object({
  sha256: digest,
  size: wholeNumber(0, 67_108_864),
  media: oneOf('text/plain', 'application/json', 'application/yaml', 'application/x-tar'),
});
const charterText = object({
  sha256: digest,
  size: wholeNumber(1, 1_048_576),
  media: oneOf('application/yaml'),
});
const agendaItem = object({ id: name, title });
const amending = object({
  kind: oneOf('charter.amend'),
  amendment: name,
  from: digest,
  charter: digest,
  text: charterText,
  inForce: nullable(time),
});
const effect = variants('kind', {
  'policy.adopt': object({ kind: oneOf('policy.adopt') }),
  'rules.make': object({ kind: oneOf('rules.make') }),
  'money.budget': object({ kind: oneOf('money.budget') }),
  'money.accounts': object({ kind: oneOf('money.accounts') }),
  'money.spend': object({ kind: oneOf('money.spend') }),
  'any-other': object({ kind: oneOf('any-other') }),
  'member.admit': object({ kind: oneOf('member.admit'), member: handle }),
  'unit.create': object({
    kind: oneOf('unit.create'),
    unit: name,
    of: matching(/^[a-z0-9-]{1,64}$/, 'a kind of unit of the charter'),
    title,
    within: nullable(name),
  }),
  'seat.fill': object({ kind: oneOf('seat.fill'), post: postName, member: handle }),
  'charter.amend': amending,
});
const modulus = matching(/^[A-Za-z0-9+/]{342}==$/, '256 bytes in Base64');
const inMeeting = object({ meeting: name });
const inElection = object({ election: name });
const round = wholeNumber(1, 10_000);
const choosable = matching(/^([0-9a-f]{32}|reopen-nominations)$/, 'a candidate');
const ranking = list(list(choosable, 1, 200), 0, 200);
const group = matching(
  /^[^\s:]+( [^\s:]+){0,9}(:[^\s:]+( [^\s:]+){0,9})?$/u,
  'a group, or a kind and which one: company:acme',
);
const papers = list(object({ ranking, papers: wholeNumber(1, 1_000_000) }), 1, 1000);

const bodies: { readonly [Kind in ActKind]: Shape } = {
  found: object({
    title,
    charter: digest,
    text: blob,
    log: text(1, 300),
    founders: list(object({ member: handle, device, class: className, name: commitment }), 1, 500),
    holders: dictionary(post, list(handle, 0, 200), 200),
  }),
  'apply-for-membership': object({ class: className, name: commitment }),
  'withdraw-application': nothing,
  leave: nothing,
  'join-unit': object({ unit: name }),
  'enrol-device': object({ device, proof: signature, label }),
  'request-device': object({ label }),
  'confirm-device': object({ member: handle, device }),
  'revoke-device': object({ device }),
  'convene-meeting': object({
    meeting: name,
    of: matching(/^[a-z0-9-]{1,64}$/, 'a body of the charter'),
    title,
    starts: time,
    place: text(0, 200),
    chair: handle,
    agenda: list(agendaItem, 0, 200),
  }),
  'request-meeting': object({ of: matching(/^[a-z0-9-]{1,64}$/, 'a body of the charter'), request: name, title }),
  'cancel-meeting': inMeeting,
  'add-agenda-item': object({ meeting: name, item: agendaItem }),
  'check-in': inMeeting,
  'check-out': inMeeting,
  'open-meeting': inMeeting,
  'take-item': object({ meeting: name, item: name }),
  'hand-over-chair': object({ meeting: name, to: handle }),
  'adjourn-meeting': object({ meeting: name, resumes: time }),
  'resume-meeting': inMeeting,
  'close-meeting': inMeeting,
  'ask-to-speak': inMeeting,
  'withdraw-from-list': inMeeting,
  'give-floor': object({ meeting: name, to: nullable(handle) }),
  'propose-motion': object({ motion: name, meeting: name, item: nullable(name), paper: blob, effect }),
  'bring-into-force': object({ amendment: name }),
  'call-referendum': object({
    meeting: name,
    motion: name,
    title,
    paper: blob,
    consent: matching(/^procedure:[a-z0-9-]{1,64}$/, 'a procedure of the charter'),
    effect: amending,
  }),
  'second-motion': object({ motion: name }),
  'withdraw-motion': object({ motion: name }),
  'open-vote': object({ vote: name, motion: name }),
  'cast-vote': object({ vote: name, choice: oneOf('yes', 'no', 'abstain') }),
  'close-vote': object({ vote: name }),
  'call-election': object({
    election: name,
    of: matching(/^[a-z0-9-]{1,64}$/, 'an election of the charter'),
    post: postName,
    unit: optional(name),
    told: optional(list(object({ clause: text(1, 200), seats: wholeNumber(0, 200) }), 1, 20)),
    seats: wholeNumber(1, 200),
    rule: matching(/^[a-z0-9-]{1,64}$/, 'a counting rule'),
    nominationsClose: time,
  }),
  nominate: object({ election: name, candidate: handle }),
  'accept-nomination': object({
    election: name,
    statement: nullable(blob),
    groups: optional(list(group, 1, 20)),
  }),
  'withdraw-candidacy': inElection,
  'open-poll': object({ election: name, leavesEmpty: optional(wholeNumber(1, 200)) }),
  'cast-ballot': object({ election: name, round: optional(round), ranking }),
  'enter-papers': object({ election: name, round: optional(round), batch: name, papers }),
  'confirm-papers': object({ election: name, batch: name }),
  'withdraw-papers': object({ election: name, batch: name, reason: text(1, 500) }),
  'close-poll': object({ election: name, round: optional(round) }),
  'open-round': object({ election: name, round }),
  'begin-trusteeship': object({
    trusteeship: name,
    of: matching(/^[a-z0-9-]{1,64}$/, 'a body of the charter'),
    threshold: wholeNumber(2, 200),
    rehearsal: optional(isTrue),
  }),
  'send-trustee-step': object({
    trusteeship: name,
    step: oneOf('certificate', 'commitment', 'deal', 'share'),
    paper: blob,
  }),
  'call-secret-ballot': object({
    ballot: name,
    subject: variants('kind', {
      motion: object({ kind: oneOf('motion'), motion: name }),
      election: object({ kind: oneOf('election'), election: name }),
      round: object({ kind: oneOf('round'), election: name, round }),
    }),
    trusteeship: name,
    issuer: modulus,
  }),
  'register-for-ballot': object({ ballot: name, blinded: modulus }),
  'open-secret-ballot': object({
    ballot: name,
    election: blob,
    credentials: blob,
    tokens: blob,
    booth: optional(object({ page: blob, program: blob, style: blob })),
  }),
  'close-secret-ballot': object({ ballot: name }),
  'send-shuffle': object({ ballot: name, paper: blob }),
  'send-decryption': object({ ballot: name, paper: blob }),
  'publish-secret-result': object({ ballot: name, archive: blob }),
};

const envelope: { readonly [field: string]: Shape } = {
  org: matching(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'an organisation'),
  stream: matching(/^[a-z][a-z-]{0,63}\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'a stream'),
  actor: matching(/^([0-9a-f]{32}|charter)$/, 'a handle'),
  device: nullable(device),
  nonce: matching(/^[0-9a-f]{32}$/, 'a nonce of 32 hex digits'),
  at: time,
  charter: digest,
  seen: nullable(object({ size: wholeNumber(0, Number.MAX_SAFE_INTEGER), root: digest })),
};

export const actKinds: readonly ActKind[] = Object.keys(bodies) as ActKind[];

export function parseAct(value: unknown): Result<Act, ActProblem> {
  const safe = canonicalize(value);
  if (!safe.ok) return safe;
  const kind = isRecord(value) ? value['kind'] : undefined;
  const body = typeof kind === 'string' && Object.hasOwn(bodies, kind) ? bodies[kind as ActKind] : undefined;
  if (!body)
    return refuse({ reason: 'malformed-act', path: '/kind', expected: 'a known kind of act', found: shown(kind) });
  const misfit = object({ ...envelope, kind: oneOf(String(kind)), body })(value, '');
  if (!misfit) return ok(value as Act);
  return refuse({ reason: 'malformed-act', ...misfit, found: shown(lookUp(value, misfit.path)) });
}

function lookUp(value: unknown, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (inner, step) =>
        typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[step] : undefined,
      value,
    );
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? 'nothing').slice(0, 80);
}
