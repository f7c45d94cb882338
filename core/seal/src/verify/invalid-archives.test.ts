/** Invalid archives, one per check and variant; each must be refused by the check that is meant for it. */

import { utf8ToBytes } from '@noble/hashes/utils.js';
import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { writeMember } from '../archive/tar.ts';
import { ArchiveWriter, append } from '../archive/writer.ts';
import { type Ballot, readBallot, writeBallot } from '../ballot/ballot.ts';
import { sealMarks, signBallot } from '../ballot/seal-ballot.ts';
import { credentialExponent, generateCredential } from '../credential/credential.ts';
import { shaHex } from '../group/digest.ts';
import type { Element } from '../group/group.ts';
import { makeGroup } from '../group/groups.ts';
import { shuffle } from '../mixnet/shuffle.ts';
import { writeShuffle } from '../mixnet/shuffle-record.ts';
import { partialDecryption, writePartialDecryption } from '../tally/decryption.ts';
import { computeTally, toDecrypt, toMix, writeTallyRecords } from '../tally/encrypted-tally.ts';
import {
  archiveFrom,
  archiveOf,
  headOf,
  type LooseStep,
  madeAt,
  makeElection,
  seeded,
  stepsOf,
} from '../testing/index.ts';
import { certificateText } from '../trustee/pedersen.ts';
import { generateSeed, keysFromSeed, sign, writeSigned } from '../trustee/pki.ts';
import { generateTrusteeKey } from '../trustee/single.ts';
import { writeTrusteeKey } from '../trustee/trustees.ts';
import { type CheckId, checks } from './checks.ts';
import { verifyArchive } from './verify-archive.ts';

const group = makeGroup('Ed25519');
const randomness = seeded('invalid archives');

const choose = { kind: 'homomorphic', question: 'Who?', answers: ['Ada', 'Bo'], blank: false, min: 0, max: 1 } as const;
const orBlank = { kind: 'homomorphic', question: 'Whom?', answers: ['Di', 'Ed'], blank: true, min: 1, max: 1 } as const;
const rank = { kind: 'non-homomorphic', question: 'In which order?', answers: ['Fi', 'Gus'] } as const;

const mixed = makeElection({
  questions: [choose, orBlank, rank],
  voters: [
    [
      [1, 0],
      [0, 1, 0],
      [1, 2],
    ],
    [
      [0, 0],
      [1, 0, 0],
      [2, 1],
    ],
    [
      [0, 1],
      [0, 0, 1],
      [0, 0],
    ],
  ],
  single: 1,
  threshold: { size: 3, needed: 2 },
  openers: [1, 2, 4],
});
const { election } = mixed;

const plain = makeElection({ questions: [choose], voters: [[[1, 0]], [[0, 1]]], weights: [1n, 3n], single: 2 });

/** Alters one step of the mixed election, then makes all hashes fit. */
function altered(change: (steps: LooseStep[]) => unknown, of = mixed): Uint8Array {
  const steps = stepsOf(of.archive);
  change(steps);
  return archiveFrom(steps);
}

function step(steps: LooseStep[], type: LooseStep['type'], nth = 0): LooseStep {
  return steps.filter((each) => each.type === type)[nth]!;
}

// biome-ignore lint/suspicious/noExplicitAny: altered JSON has any shape.
type Loose = any;

/** Alters the JSON of one record. */
function edit(
  type: LooseStep['type'],
  record: number,
  change: (value: Loose) => unknown,
  nth = 0,
  of = mixed,
): Uint8Array {
  return altered((steps) => {
    const { records } = step(steps, type, nth);
    const value = JSON.parse(records[record]!);
    const replaced = change(value);
    records[record] = JSON.stringify(replaced !== undefined && typeof replaced === 'object' ? replaced : value);
  }, of);
}

/** Alters the text of one record. */
function rewrite(
  type: LooseStep['type'],
  record: number,
  change: (text: string) => string,
  nth = 0,
  of = mixed,
): Uint8Array {
  return altered((steps) => {
    const { records } = step(steps, type, nth);
    const after = change(records[record]!);
    if (after === records[record]) throw new Error('nothing was altered');
    records[record] = after;
  }, of);
}

/** A ballot of the first voter, altered before it is signed with the right credential. */
function forged(change: (ballot: Loose) => unknown): Uint8Array {
  return altered((steps) => {
    const own = step(steps, 'Ballot');
    const ballot = JSON.parse(own.records[0]!);
    change(ballot);
    own.records[0] = resigned(ballot);
  });
}

/** Signs whatever JSON it is given. */
function resigned(ballot: Loose): string {
  const { signature: _, ...body } = ballot;
  const hash = shaB64(JSON.stringify(body));
  const secret = must(credentialExponent(group, election.uuid, credentialOf(ballot.credential)));
  const { signature } = signWith(secret, hash);
  return JSON.stringify({ ...body, signature });
}

function credentialOf(element: string): string {
  return mixed.credentials.find(
    (c) => group.raise([group.generator, must(credentialExponent(group, election.uuid, c))]) === element,
  )!;
}

function signWith(secret: bigint, hash: string) {
  const w = 12345n;
  const challenge = BigInt(`0x${shaHex(`sig|${hash}|${group.raise([group.generator, w])}`)}`) % group.order;
  const response = (((w - secret * challenge) % group.order) + group.order) % group.order;
  return { signature: { hash, proof: { challenge: String(challenge), response: String(response) } } };
}

function shaB64(text: string): string {
  return Buffer.from(shaHex(text), 'hex').toString('base64').slice(0, 43);
}

/** Sealed without asking whether the marks are allowed. */
function sealed(marks: number[][], credential = mixed.credentials[0]!): string {
  const secret = must(credentialExponent(group, election.uuid, credential));
  return sealMarks(election, secret, marks, randomness).ballot;
}

function withBallot(ballot: string): Uint8Array {
  return altered((steps) => {
    step(steps, 'Ballot').records[0] = ballot;
  });
}

const plusOne = (n: string): string => ((BigInt(n) + 1n) % group.order).toString();
/** The point of order two, (0, -1): on the curve, outside the group. */
const torsion = (2n ** 255n - 20n).toString(16).padStart(64, '0') as Element;
/** Not on the curve at all. */
const noPoint = '2'.padStart(64, '0');
const other = group.raise([group.generator, 987654321n]);
const move = (steps: LooseStep[], from: number, to: number): void => {
  steps.splice(to, 0, ...steps.splice(from, 1));
};
const at = (steps: LooseStep[], type: LooseStep['type'], nth = 0): number => steps.indexOf(step(steps, type, nth));
const copyOf = (own: LooseStep): LooseStep => ({ type: own.type, records: [...own.records] });

function patched(archive: Uint8Array, ...bytes: readonly (readonly [number, number])[]): Uint8Array {
  const out = archive.slice();
  for (const [offset, byte] of bytes) out[offset] = byte;
  return out;
}

/** Another last digit in the size, mode or time of the second header. */
const second = 1024;

function certWith(change: (text: string) => string) {
  const keys = keysFromSeed(group, generateSeed(randomness));
  const context = { group, size: 3, threshold: 2 };
  return writeSigned(sign(group, keys.signing, change(certificateText(context, 1, keys)), randomness));
}

const invalid: readonly (readonly [what: string, check: CheckId, archive: () => Uint8Array])[] = [
  // 1. the container
  ['a mode of 755', 'archive.tar-layout', () => patched(mixed.archive, [second + 104, 0x37])],
  ['a checksum that is off by one', 'archive.tar-layout', () => patched(mixed.archive, [second + 153, 0x39])],
  [
    'another time in one header',
    'archive.tar-layout',
    () => {
      const parts = stepsOf(mixed.archive);
      const body = parts[0]!.records[0]!;
      const member = writeMember(`${shaHex(body)}.data.json`, utf8ToBytes(body), madeAt + 1);
      const out = mixed.archive.slice();
      out.set(member, 1024);
      return out;
    },
  ],
  ['an owner in a header', 'archive.tar-layout', () => patched(mixed.archive, [second + 265, 0x72])],
  ['padding that is not NUL', 'archive.tar-layout', () => patched(mixed.archive, [1023, 1])],
  ['end-of-archive blocks', 'archive.tar-layout', () => Buffer.concat([mixed.archive, new Uint8Array(1024)])],
  ['half a block missing', 'archive.tar-layout', () => mixed.archive.slice(0, -256)],
  ['a last record cut short', 'archive.tar-layout', () => mixed.archive.slice(0, -512)],
  ['a size of octal nines', 'archive.tar-layout', () => patched(mixed.archive, [second + 130, 0x39])],
  [
    'a record with a name of another kind',
    'archive.tar-layout',
    () => Buffer.concat([mixed.archive, writeMember('notes.txt', utf8ToBytes('{}'), madeAt)]),
  ],
  [
    'a timestamp that is not the time of the headers',
    'archive.version',
    () => {
      const out = mixed.archive.slice();
      out.set(writeMember('BELENIOS', utf8ToBytes(`{"version":1,"timestamp":"${madeAt + 1}"}`), madeAt));
      return out;
    },
  ],
  ['a record under another hash', 'archive.record-hash', () => patched(mixed.archive, [1024 + 512 + 30, 0x20])],
  [
    'an event with a space',
    'archive.event-format',
    () => {
      const event = '{"height": 0,"type":"Setup"}';
      return Buffer.concat([headOf(), writeMember(`${shaHex(event)}.event.json`, utf8ToBytes(event), madeAt)]);
    },
  ],
  [
    'an event of an unknown type',
    'archive.event-format',
    () => {
      const event = '{"height":0,"type":"Coup"}';
      return Buffer.concat([headOf(), writeMember(`${shaHex(event)}.event.json`, utf8ToBytes(event), madeAt)]);
    },
  ],
  [
    'an event with null for its parent',
    'archive.event-format',
    () => {
      const event = '{"parent":null,"height":0,"type":"Setup"}';
      return Buffer.concat([headOf(), writeMember(`${shaHex(event)}.event.json`, utf8ToBytes(event), madeAt)]);
    },
  ],
  [
    'a stray record at the end',
    'archive.records',
    () => Buffer.concat([mixed.archive, writeMember(`${shaHex('{}')}.data.json`, utf8ToBytes('{}'), madeAt)]),
  ],
  [
    'a stray record before a ballot',
    'archive.records',
    () => altered((steps) => step(steps, 'Ballot').records.unshift('{}')),
  ],
  [
    'an event whose record is missing',
    'archive.records',
    () =>
      altered((steps) => {
        step(steps, 'Result').records.pop();
      }),
  ],
  ['a setup that refers to another election', 'archive.records', () => unfitted('Setup')],
  ['a tally that "sized" does not refer to', 'archive.records', () => unfitted('EncryptedTally')],
  ['a shuffle that "owned" does not refer to', 'archive.records', () => unfitted('Shuffle')],
  ['a decryption that "owned" does not refer to', 'archive.records', () => unfitted('PartialDecryption')],
  [
    'an EndBallots that carries a record',
    'archive.records',
    () => altered((steps) => step(steps, 'EndBallots').records.push('{}')),
  ],

  // 2. the chain
  ['a height that skips one', 'chain.link', () => relinked((state) => ({ ...state, height: state.height + 1 }))],
  [
    'a parent that is another event',
    'chain.link',
    () => relinked((state) => ({ ...state, parent: shaHex('another') })),
  ],
  ['swapped events', 'chain.grammar', () => altered((steps) => move(steps, at(steps, 'EndBallots'), 1))],
  ['a ballot after the end', 'chain.grammar', () => altered((steps) => move(steps, 1, at(steps, 'EndBallots')))],
  ['no Setup', 'chain.grammar', () => altered((steps) => steps.shift())],
  ['two Setups', 'chain.grammar', () => altered((steps) => steps.splice(1, 0, copyOf(steps[0]!)))],
  ['no EndBallots', 'chain.grammar', () => altered((steps) => steps.splice(at(steps, 'EndBallots'), 1))],
  [
    'EndBallots twice',
    'chain.grammar',
    () => altered((steps) => steps.splice(at(steps, 'EndBallots'), 0, { type: 'EndBallots', records: [] })),
  ],
  [
    'two tallies',
    'chain.grammar',
    () =>
      altered((steps) => {
        const i = at(steps, 'EncryptedTally');
        steps.splice(i, 0, copyOf(steps[i]!));
      }),
  ],
  [
    'no shuffle and no end of shuffles',
    'chain.grammar',
    () =>
      altered((steps) => {
        steps.splice(at(steps, 'Shuffle'), 3);
      }),
  ],
  ['no shuffle, only their end', 'chain.grammar', () => altered((steps) => steps.splice(at(steps, 'Shuffle'), 2))],
  [
    'a shuffle after the end of shuffles',
    'chain.grammar',
    () => altered((steps) => move(steps, at(steps, 'Shuffle', 1), at(steps, 'EndShuffles'))),
  ],
  [
    'an end of shuffles where nothing is mixed',
    'chain.grammar',
    () =>
      altered((steps) => steps.splice(at(steps, 'PartialDecryption'), 0, { type: 'EndShuffles', records: [] }), plain),
  ],
  [
    'a decryption before mixing',
    'chain.grammar',
    () => altered((steps) => move(steps, at(steps, 'PartialDecryption'), at(steps, 'Shuffle'))),
  ],
  [
    'a result without a decryption',
    'chain.grammar',
    () =>
      altered((steps) => {
        for (let i = 0; i < 3; i++) steps.splice(at(steps, 'PartialDecryption'), 1);
      }),
  ],
  [
    'an event after the result',
    'chain.grammar',
    () => altered((steps) => move(steps, at(steps, 'PartialDecryption'), steps.length - 1)),
  ],
  ['no event at all', 'chain.grammar', () => headOf()],

  // 3. election and trustees
  [
    'an election with a name twice',
    'election.format',
    () => rewrite('Setup', 0, (t) => t.replace('{', '{"uuid":"11111111111111",')),
  ],
  [
    'an election that is too deep',
    'election.format',
    () => rewrite('Setup', 0, (t) => t.replace(/}$/, `,"x_deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)),
  ],
  ['an election that is cut off', 'election.format', () => rewrite('Setup', 0, (t) => t.slice(0, -5))],
  [
    'a short uuid',
    'election.format',
    () =>
      edit('Setup', 0, (e) => {
        e.uuid = 'short';
      }),
  ],
  [
    'an election without a name',
    'election.format',
    () =>
      edit('Setup', 0, (e) => {
        delete e.name;
      }),
  ],
  [
    'an election of version 2',
    'election.version',
    () =>
      edit('Setup', 0, (e) => {
        e.version = 2;
      }),
  ],
  [
    'an unknown group',
    'election.group',
    () =>
      edit('Setup', 0, (e) => {
        e.group = 'P-256';
      }),
  ],
  [
    'an election key outside the group',
    'election.group',
    () =>
      edit('Setup', 0, (e) => {
        e.public_key = torsion;
      }),
  ],
  [
    'a question of type Lists without lists',
    'election.questions',
    () =>
      edit('Setup', 0, (e) => {
        e.questions[0] = { type: 'Lists', value: { question: '?', answers: [] } };
      }),
  ],
  [
    'a question of type Lists with a list of nothing',
    'election.questions',
    () =>
      edit('Setup', 0, (e) => {
        e.questions[0] = { type: 'Lists', value: { question: '?', answers: [['a', 'b'], []] } };
      }),
  ],
  [
    'a question of a type that nobody knows',
    'election.questions',
    () =>
      edit('Setup', 0, (e) => {
        e.questions[0] = { type: 'Quadratic', value: { question: '?', answers: ['a'] } };
      }),
  ],
  [
    'a minimum above the maximum',
    'election.questions',
    () =>
      edit('Setup', 0, (e) => {
        e.questions[0].min = 2;
      }),
  ],
  [
    'a ranking of more answers than fit',
    'election.questions',
    () =>
      edit('Setup', 0, (e) => {
        e.questions[2].value.answers = Array(31).fill('x');
      }),
  ],
  [
    'no questions',
    'election.questions',
    () =>
      edit('Setup', 0, (e) => {
        e.questions = [];
      }),
  ],
  ['trustees that are no list', 'trustees.format', () => rewrite('Setup', 1, () => '{}')],
  ['trustees nested too deeply', 'trustees.format', () => rewrite('Setup', 1, () => '['.repeat(1_000_000))],
  [
    'a threshold above the number of trustees',
    'trustees.format',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].threshold = 4;
      }),
  ],
  [
    'a trustee key outside the group',
    'trustees.group',
    () =>
      edit('Setup', 1, (t) => {
        t[0][1].public_key = torsion;
      }),
  ],
  [
    'a certificate with a key outside the group',
    'trustees.group',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].certs[0].message = t[1][1].certs[0].message.replace(
          /"encryption":"[0-9a-f]{64}"/,
          `"encryption":"${torsion}"`,
        );
      }),
  ],
  [
    'a trustee who does not know the key',
    'trustees.pok',
    () =>
      edit('Setup', 1, (t) => {
        t[0][1].pok.response = plusOne(t[0][1].pok.response);
      }),
  ],
  [
    'a threshold trustee who does not know the key',
    'trustees.pok',
    () =>
      edit('Setup', 1, (t) => {
        const { pok } = t[1][1].verification_keys[2];
        pok.challenge = plusOne(pok.challenge);
      }),
  ],
  [
    'a certificate that is not signed',
    'trustees.certs',
    () =>
      edit('Setup', 1, (t) => {
        const { signature } = t[1][1].certs[1];
        signature.response = plusOne(signature.response);
      }),
  ],
  [
    'a certificate without keys',
    'trustees.certs',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].certs[1].message = '{}';
      }),
  ],
  [
    'certificates of the 2.0 dialect, without context',
    'trustees.context',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].certs[0] = certWith((text) => text.replace(/"context":\{[^}]*\},/, ''));
      }),
  ],
  [
    'a certificate made for another threshold',
    'trustees.context',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].certs[0] = certWith((text) => text.replace('"threshold":2', '"threshold":1'));
      }),
  ],
  [
    'a certificate made for another place',
    'trustees.context',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].certs[0] = certWith((text) => text.replace('"index":1', '"index":3'));
      }),
  ],
  [
    'coefficients that are not signed',
    'trustees.coefexps',
    () =>
      edit('Setup', 1, (t) => {
        const { signature } = t[1][1].coefexps[0];
        signature.challenge = plusOne(signature.challenge);
      }),
  ],
  [
    'a coefficient too many',
    'trustees.coefexps',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].coefexps[0].message = JSON.stringify({ coefexps: [other, other, other] });
      }),
  ],
  [
    'no signatures on all certificates',
    'trustees.certs-signature',
    () =>
      edit('Setup', 1, (t) => {
        delete t[1][1].signatures;
      }),
  ],
  [
    'a wrong signature on all certificates',
    'trustees.certs-signature',
    () =>
      edit('Setup', 1, (t) => {
        const [, signature] = t[1][1].signatures;
        signature.response = plusOne(signature.response);
      }),
  ],
  [
    'a threshold key that does not follow',
    'trustees.verification-key',
    () =>
      edit('Setup', 1, (t) => {
        t[1][1].verification_keys[0] = writeTrusteeKey(generateTrusteeKey(group, randomness).key);
      }),
  ],
  [
    'a threshold key without a signature',
    'trustees.key-signature',
    () =>
      edit('Setup', 1, (t) => {
        delete t[1][1].verification_keys[1].signature;
      }),
  ],
  [
    'a threshold key with a wrong signature',
    'trustees.key-signature',
    () =>
      edit('Setup', 1, (t) => {
        const { signature } = t[1][1].verification_keys[1];
        signature.challenge = plusOne(signature.challenge);
      }),
  ],
  [
    'a single trustee replaced',
    'election.public-key',
    () =>
      edit('Setup', 1, (t) => {
        t[0][1] = writeTrusteeKey(generateTrusteeKey(group, randomness).key);
      }),
  ],
  [
    'a trustee left out',
    'election.public-key',
    () =>
      edit('Setup', 1, (t) => {
        t.shift();
      }),
  ],

  // 4. credentials
  ['credentials that are no list', 'credentials.format', () => rewrite('Setup', 2, () => '{"a":1}')],
  [
    'a credential in upper case',
    'credentials.format',
    () =>
      edit('Setup', 2, (c) => {
        c[0] = c[0].toUpperCase();
      }),
  ],
  [
    'a credential that is a number',
    'credentials.format',
    () =>
      edit('Setup', 2, (c) => {
        c[0] = 7;
      }),
  ],
  [
    'a weight of 1.5',
    'credentials.weights',
    () =>
      edit(
        'Setup',
        2,
        (c) => {
          c[0] = `${group.identity},1.5`;
        },
        0,
        plain,
      ),
  ],
  [
    'a weight with a leading zero',
    'credentials.weights',
    () =>
      edit(
        'Setup',
        2,
        (c) => {
          c[0] = `${group.identity},02`;
        },
        0,
        plain,
      ),
  ],
  [
    'weights above 10^11',
    'credentials.weights',
    () =>
      edit(
        'Setup',
        2,
        (c) => {
          c[0] = `${group.identity},100000000000`;
        },
        0,
        plain,
      ),
  ],
  [
    'a weight where papers are mixed',
    'credentials.weights',
    () =>
      edit('Setup', 2, (c) => {
        c[0] += ',2';
      }),
  ],
  [
    'a credential twice',
    'credentials.distinct',
    () =>
      edit('Setup', 2, (c) => {
        c[1] = c[0];
      }),
  ],
  [
    'a credential outside the group',
    'credentials.group',
    () =>
      edit('Setup', 2, (c) => {
        c[1] = torsion;
      }),
  ],
  [
    'a credential that is no point',
    'credentials.group',
    () =>
      edit('Setup', 2, (c) => {
        c[1] = noPoint;
      }),
  ],

  // 5. and 6. ballots
  [
    'a ballot with a space inside an answer',
    'ballot.canonical',
    () => rewrite('Ballot', 0, (t) => t.replace('"individual_proofs":', '"individual_proofs": ')),
  ],
  ['a ballot with a line break at its end', 'ballot.canonical', () => rewrite('Ballot', 0, (t) => `${t}\n`)],
  [
    'a ballot with another field',
    'ballot.canonical',
    () =>
      forged((b) => {
        b.comment = 'hello';
      }),
  ],
  [
    'a ballot with another field in an answer',
    'ballot.canonical',
    () =>
      forged((b) => {
        b.answers[0].note = 1;
      }),
  ],
  [
    'a ballot with its fields in another order',
    'ballot.canonical',
    () =>
      forged((b) => {
        const { answers } = b;
        delete b.answers;
        delete b.credential;
        b.answers = answers;
        b.credential = JSON.parse(stepsOf(mixed.archive)[1]!.records[0]!).credential;
      }),
  ],
  [
    'a challenge with a leading zero',
    'ballot.canonical',
    () =>
      forged((b) => {
        const p = b.answers[0].overall_proof[0];
        p.challenge = `0${p.challenge}`;
      }),
  ],
  [
    'a response above the order',
    'ballot.canonical',
    () =>
      forged((b) => {
        const p = b.answers[0].overall_proof[0];
        p.response = (BigInt(p.response) + group.order).toString();
      }),
  ],
  [
    'a response as a JSON number',
    'ballot.canonical',
    () =>
      forged((b) => {
        b.answers[0].overall_proof[0].response = 5;
      }),
  ],
  [
    'an element in upper case',
    'ballot.canonical',
    () =>
      forged((b) => {
        b.answers[2].choices.alpha = b.answers[2].choices.alpha.toUpperCase();
      }),
  ],
  [
    'an element spelled above the field',
    'ballot.canonical',
    () =>
      forged((b) => {
        b.answers[2].choices.alpha = (2n ** 255n - 18n).toString(16);
      }),
  ],
  [
    'a ballot with a name twice',
    'ballot.canonical',
    () => rewrite('Ballot', 0, (t) => t.replace('{', '{"election_uuid":"x",')),
  ],
  ['a ballot that is no JSON', 'ballot.canonical', () => withBallot('ballot')],
  ['a ballot nested very deeply', 'ballot.canonical', () => withBallot('['.repeat(1_000_000) + ']'.repeat(1_000_000))],
  ['a huge ballot', 'ballot.canonical', () => withBallot(`"${'x'.repeat(33 * 1024 * 1024)}"`)],
  [
    'a ballot for another uuid',
    'ballot.election',
    () =>
      forged((b) => {
        b.election_uuid = '11111111111111';
      }),
  ],
  [
    'a ballot for another fingerprint',
    'ballot.election',
    () =>
      forged((b) => {
        b.election_hash = shaB64('another');
      }),
  ],
  [
    'an answer too few',
    'ballot.lengths',
    () =>
      forged((b) => {
        b.answers.pop();
      }),
  ],
  [
    'a choice too few',
    'ballot.lengths',
    () =>
      forged((b) => {
        b.answers[0].choices.pop();
        b.answers[0].individual_proofs.pop();
      }),
  ],
  [
    'an individual proof too few',
    'ballot.lengths',
    () =>
      forged((b) => {
        b.answers[0].individual_proofs.pop();
      }),
  ],
  [
    'an individual proof with a third entry',
    'ballot.lengths',
    () =>
      forged((b) => {
        const [p] = b.answers[0].individual_proofs;
        p.push(p[0]);
      }),
  ],
  [
    'an overall proof with an entry too many',
    'ballot.lengths',
    () =>
      forged((b) => {
        b.answers[0].overall_proof.push(b.answers[0].overall_proof[0]);
      }),
  ],
  [
    'an overall proof with an entry too few',
    'ballot.lengths',
    () =>
      forged((b) => {
        b.answers[1].overall_proof.pop();
      }),
  ],
  [
    'a blank proof with one entry',
    'ballot.lengths',
    () =>
      forged((b) => {
        b.answers[1].blank_proof.pop();
      }),
  ],
  [
    'a missing blank proof',
    'ballot.blank-proof',
    () =>
      forged((b) => {
        delete b.answers[1].blank_proof;
      }),
  ],
  [
    'a blank proof where no blank is allowed',
    'ballot.blank-proof',
    () =>
      forged((b) => {
        b.answers[0].blank_proof = b.answers[1].blank_proof;
      }),
  ],
  [
    'a ballot that is blank and chooses',
    'ballot.blank-proof',
    () =>
      withBallot(
        sealed([
          [1, 0],
          [1, 1, 0],
          [1, 2],
        ]),
      ),
  ],
  [
    'an unknown credential',
    'ballot.credential',
    () =>
      withBallot(
        sealed(
          [
            [1, 0],
            [0, 1, 0],
            [1, 2],
          ],
          generateCredential(randomness),
        ),
      ),
  ],
  [
    'an element outside the group',
    'ballot.group',
    () =>
      forged((b) => {
        b.answers[2].choices.alpha = torsion;
      }),
  ],
  [
    'an element that is no point',
    'ballot.group',
    () =>
      forged((b) => {
        b.answers[0].choices[1].beta = noPoint;
      }),
  ],
  [
    'an element moved by a point of order two',
    'ballot.group',
    () =>
      forged((b) => {
        b.answers[0].choices[0].alpha = flipped(b.answers[0].choices[0].alpha);
      }),
  ],
  [
    'a bad signature',
    'ballot.signature',
    () =>
      edit('Ballot', 0, (b) => {
        const p = b.signature.proof;
        p.response = plusOne(p.response);
      }),
  ],
  [
    'a signature over another text',
    'ballot.signature',
    () =>
      edit('Ballot', 0, (b) => {
        b.signature.hash = shaB64('another');
      }),
  ],
  [
    'a signature by another voter',
    'ballot.signature',
    () =>
      altered((steps) => {
        const ballot = must(readBallot(election, utf8ToBytes(step(steps, 'Ballot').records[0]!)));
        const secret = must(credentialExponent(group, election.uuid, mixed.credentials[1]!));
        const { signature: _, ...unsigned } = ballot;
        step(steps, 'Ballot').records[0] = writeBallot(signBallot(election, unsigned, secret, randomness) as Ballot);
      }),
  ],
  [
    'an answer changed after signing',
    'ballot.signature',
    () =>
      edit('Ballot', 0, (b) => {
        b.answers[2].choices.beta = other;
      }),
  ],
  [
    'an over-vote with a forged proof',
    'ballot.proof',
    () =>
      withBallot(
        sealed([
          [1, 1],
          [0, 1, 0],
          [1, 2],
        ]),
      ),
  ],
  [
    'two votes in one choice',
    'ballot.proof',
    () =>
      withBallot(
        sealed([
          [2, 0],
          [0, 1, 0],
          [1, 2],
        ]),
      ),
  ],
  [
    'a negative vote',
    'ballot.proof',
    () =>
      withBallot(
        sealed([
          [1, -1],
          [0, 1, 0],
          [1, 2],
        ]),
      ),
  ],
  [
    'an under-vote where one must be chosen',
    'ballot.proof',
    () =>
      withBallot(
        sealed([
          [1, 0],
          [0, 0, 0],
          [1, 2],
        ]),
      ),
  ],
  [
    'an altered individual proof',
    'ballot.proof',
    () =>
      forged((b) => {
        const [[p]] = b.answers[0].individual_proofs;
        p.response = plusOne(p.response);
      }),
  ],
  [
    'individual proofs that are exchanged',
    'ballot.proof',
    () =>
      forged((b) => {
        b.answers[0].individual_proofs.reverse();
      }),
  ],
  [
    'an altered overall proof',
    'ballot.proof',
    () =>
      forged((b) => {
        const [p] = b.answers[0].overall_proof;
        p.challenge = plusOne(p.challenge);
      }),
  ],
  [
    'an altered blank proof',
    'ballot.blank-proof',
    () =>
      forged((b) => {
        const [p] = b.answers[1].blank_proof;
        p.challenge = plusOne(p.challenge);
      }),
  ],
  [
    'an altered proof of a ranking',
    'ballot.proof',
    () =>
      forged((b) => {
        const { proof } = b.answers[2];
        proof.response = plusOne(proof.response);
      }),
  ],
  [
    'another voter’s ranking, copied',
    'ballot.proof',
    () =>
      altered((steps) => {
        const [a, b] = [step(steps, 'Ballot', 0), step(steps, 'Ballot', 1)].map((s) => JSON.parse(s.records[0]!));
        a.answers[2] = b.answers[2];
        step(steps, 'Ballot').records[0] = resigned(a);
      }),
  ],
  [
    'another voter’s choice, copied',
    'ballot.proof',
    () =>
      altered((steps) => {
        const [a, b] = [step(steps, 'Ballot', 0), step(steps, 'Ballot', 1)].map((s) => JSON.parse(s.records[0]!));
        a.answers[0] = b.answers[0];
        step(steps, 'Ballot').records[0] = resigned(a);
      }),
  ],

  // 7. replays
  [
    'a ballot replayed, stored again',
    'ballot.replayed',
    () => altered((steps) => steps.splice(4, 0, copyOf(steps[1]!))),
  ],
  ['a ballot replayed, not stored again', 'ballot.replayed', () => replayed()],

  // 8. the tally
  ['a tally that is no list', 'tally.format', () => rewrite('EncryptedTally', 0, () => '{}')],
  [
    'sizes as text',
    'tally.format',
    () =>
      edit('EncryptedTally', 1, (s) => {
        s.num_tallied = '3';
      }),
  ],
  [
    'a small weight written as text',
    'tally.format',
    () =>
      edit('EncryptedTally', 1, (s) => {
        s.total_weight = '3';
      }),
  ],
  [
    'a wrong number of ballots',
    'tally.sizes',
    () =>
      edit('EncryptedTally', 1, (s) => {
        s.num_tallied = 4;
      }),
  ],
  [
    'a wrong weight',
    'tally.sizes',
    () =>
      edit('EncryptedTally', 1, (s) => {
        s.total_weight = 2;
      }),
  ],
  [
    'a wrong stored tally',
    'tally.matches',
    () =>
      edit('EncryptedTally', 0, (t) => {
        t[0][0].beta = other;
      }),
  ],
  [
    'papers that are not sorted',
    'tally.matches',
    () =>
      edit('EncryptedTally', 0, (t) => {
        t[2].reverse();
      }),
  ],
  [
    'a paper left out',
    'tally.matches',
    () =>
      edit('EncryptedTally', 0, (t) => {
        t[2].pop();
      }),
  ],
  [
    'weights left out of the tally',
    'tally.matches',
    () =>
      altered((steps) => {
        const ballots = plain.ballots.map((b): Ballot => must(readBallot(plain.election, utf8ToBytes(b))));
        const even = new Map([...plain.roll].map(([c, entry]) => [c, { ...entry, weight: 1n }]));
        step(steps, 'EncryptedTally').records[0] = writeTallyRecords(computeTally(plain.election, even, ballots)).tally;
      }, plain),
  ],
  [
    'a ballot left out of the tally',
    'tally.matches',
    () =>
      altered((steps) => {
        const [first] = plain.ballots.map((b): Ballot => must(readBallot(plain.election, utf8ToBytes(b))));
        step(steps, 'EncryptedTally').records[0] = writeTallyRecords(
          computeTally(plain.election, plain.roll, [first!]),
        ).tally;
      }, plain),
  ],
  [
    'an earlier ballot counted instead of the last',
    'tally.matches',
    () =>
      altered((steps) => {
        const secret = must(credentialExponent(group, election.uuid, mixed.credentials[0]!));
        const again = sealMarks(
          election,
          secret,
          [
            [0, 0],
            [0, 0, 1],
            [2, 1],
          ],
          randomness,
        ).ballot;
        steps.splice(4, 0, { type: 'Ballot', records: [again] });
      }),
  ],

  // 9. mixing
  [
    'a shuffle by nobody',
    'shuffle.format',
    () =>
      edit('Shuffle', 1, (o) => {
        o.owner = 0;
      }),
  ],
  [
    'a shuffle by a trustee that does not exist',
    'shuffle.format',
    () =>
      edit('Shuffle', 1, (o) => {
        o.owner = 5;
      }),
  ],
  [
    'a shuffle without its proofs',
    'shuffle.format',
    () =>
      edit('Shuffle', 0, (s) => {
        delete s.proofs;
      }),
  ],
  [
    'a shuffle with a response above the order',
    'shuffle.format',
    () =>
      edit('Shuffle', 0, (s) => {
        const r = s.proofs[0][1];
        r[0] = (BigInt(r[0]) + group.order).toString();
      }),
  ],
  [
    'a shuffle that loses a paper',
    'shuffle.lengths',
    () =>
      edit('Shuffle', 0, (s) => {
        s.ciphertexts[0].pop();
      }),
  ],
  [
    'a shuffle with a commitment too few',
    'shuffle.lengths',
    () =>
      edit('Shuffle', 0, (s) => {
        s.proofs[0][2].pop();
      }),
  ],
  [
    'a shuffle of another number of questions',
    'shuffle.lengths',
    () =>
      edit('Shuffle', 0, (s) => {
        s.ciphertexts.push([]);
        s.proofs.push(s.proofs[0]);
      }),
  ],
  [
    'a new ciphertext outside the group',
    'shuffle.group',
    () =>
      edit('Shuffle', 0, (s) => {
        s.ciphertexts[0][0].alpha = flipped(s.ciphertexts[0][0].alpha);
      }),
  ],
  [
    'a commitment outside the group',
    'shuffle.group',
    () =>
      edit('Shuffle', 0, (s) => {
        s.proofs[0][3][1] = torsion;
      }),
  ],
  [
    'a commitment t outside the group',
    'shuffle.group',
    () =>
      edit('Shuffle', 0, (s) => {
        s.proofs[0][0][3][1] = torsion;
      }),
  ],
  [
    'a paper exchanged in mixing',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        s.ciphertexts[0][0].beta = other;
      }),
  ],
  [
    'a paper doubled in mixing',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        s.ciphertexts[0][0] = s.ciphertexts[0][1];
      }),
  ],
  ...[0, 1, 2, 3].map(
    (i) =>
      [
        `an altered s${i + 1}`,
        'shuffle.proof',
        () =>
          edit('Shuffle', 0, (s) => {
            const r = s.proofs[0][1];
            r[i] = plusOne(r[i]);
          }),
      ] as const,
  ),
  [
    'an altered ŝ',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        const r = s.proofs[0][1][4];
        r[1] = plusOne(r[1]);
      }),
  ],
  [
    'an altered s′',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        const r = s.proofs[0][1][5];
        r[2] = plusOne(r[2]);
      }),
  ],
  [
    'an altered t3',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        s.proofs[0][0][2] = other;
      }),
  ],
  [
    'an altered t̂',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        s.proofs[0][0][4][0] = other;
      }),
  ],
  [
    'an altered ĉ',
    'shuffle.proof',
    () =>
      edit('Shuffle', 0, (s) => {
        s.proofs[0][3][2] = other;
      }),
  ],
  [
    'shuffles in another order',
    'shuffle.proof',
    () => altered((steps) => move(steps, at(steps, 'Shuffle', 1), at(steps, 'Shuffle'))),
  ],
  [
    'a second shuffle that starts from the tally again',
    'shuffle.proof',
    () =>
      altered((steps) => {
        const again = shuffle(election, toMix(election, mixed.tally.ciphertexts), randomness);
        step(steps, 'Shuffle', 1).records[0] = writeShuffle(again);
      }),
  ],
  ['one shuffle only, with several trustees', 'shuffle.policy', () => remixed([1])],
  ['a repeated mixer', 'shuffle.policy', () => remixed([1, 1])],
  ['a repeated mixer among several', 'shuffle.policy', () => remixed([1, 2, 1])],

  // 10. opening
  [
    'a decryption by nobody',
    'decryption.format',
    () =>
      edit('PartialDecryption', 1, (o) => {
        o.owner = 0;
      }),
  ],
  [
    'a decryption without proofs',
    'decryption.format',
    () =>
      edit('PartialDecryption', 0, (d) => {
        delete d.decryption_proofs;
      }),
  ],
  [
    'a trustee who decrypts twice',
    'decryption.owner',
    () =>
      altered((steps) => {
        const secret = mixed.secrets.get(1)!;
        const ciphertexts = toDecrypt(election, mixed.tally.ciphertexts, mixed.shuffles.at(-1)!.shuffle.ciphertexts);
        const again = writePartialDecryption(partialDecryption(election, secret, ciphertexts, randomness));
        steps.splice(at(steps, 'Result'), 0, {
          type: 'PartialDecryption',
          records: [again, '{"owner":1,"payload":""}'],
        });
      }),
  ],
  [
    'a factor too few',
    'decryption.lengths',
    () =>
      edit('PartialDecryption', 0, (d) => {
        d.decryption_factors[0].pop();
      }),
  ],
  [
    'a proof too many',
    'decryption.lengths',
    () =>
      edit('PartialDecryption', 0, (d) => {
        d.decryption_proofs[0].push(d.decryption_proofs[0][0]);
      }),
  ],
  [
    'a factor outside the group',
    'decryption.group',
    () =>
      edit('PartialDecryption', 0, (d) => {
        d.decryption_factors[0][0] = flipped(d.decryption_factors[0][0]);
      }),
  ],
  [
    'a wrong factor',
    'decryption.proof',
    () =>
      edit('PartialDecryption', 0, (d) => {
        d.decryption_factors[0][0] = other;
      }),
  ],
  [
    'an altered proof of decryption',
    'decryption.proof',
    () =>
      edit('PartialDecryption', 0, (d) => {
        const p = d.decryption_proofs[1][0];
        p.response = plusOne(p.response);
      }),
  ],
  [
    'a decryption under another trustee’s name',
    'decryption.proof',
    () =>
      edit('PartialDecryption', 1, (o) => {
        o.owner = 3;
      }),
  ],
  [
    'a result with a sum as text',
    'result.format',
    () =>
      edit('Result', 0, (r) => {
        r.result[0][0] = '1';
      }),
  ],
  [
    'a result with an answer too few',
    'result.format',
    () =>
      edit('Result', 0, (r) => {
        r.result.pop();
      }),
  ],
  [
    'a result below zero',
    'result.format',
    () =>
      edit('Result', 0, (r) => {
        r.result[0][0] = -1;
      }),
  ],
  ['too few trustees', 'result.trustees', () => altered((steps) => steps.splice(at(steps, 'PartialDecryption', 2), 1))],
  [
    'the single trustee missing',
    'result.trustees',
    () => altered((steps) => steps.splice(at(steps, 'PartialDecryption', 0), 1)),
  ],
  [
    'a wrong sum',
    'result.matches',
    () =>
      edit('Result', 0, (r) => {
        r.result[0][0] += 1;
      }),
  ],
  [
    'sums exchanged',
    'result.matches',
    () =>
      edit('Result', 0, (r) => {
        r.result[1] = [1, 0, 2];
      }),
  ],
  [
    'a wrong paper',
    'result.matches',
    () =>
      edit('Result', 0, (r) => {
        r.result[2][0] = [7, 7];
      }),
  ],
  [
    'a paper too few',
    'result.matches',
    () =>
      edit('Result', 0, (r) => {
        r.result[2].pop();
      }),
  ],
  [
    'papers in another order',
    'result.matches',
    () =>
      edit('Result', 0, (r) => {
        r.result[2].reverse();
      }),
  ],
];

describe('an invalid archive', () => {
  it.each(invalid)('with %s is refused by %s', (_, check, archive) => {
    const report = must(verifyArchive(archive()));
    expect(report.summary.failed).toBe(check);
    expect(report.summary.ok).toBe(false);
  });

  it('that is not the continuation of an earlier one is refused by previous.prefix', () => {
    const earlier = archiveFrom(stepsOf(mixed.archive).slice(0, 3));
    const report = (previous: Uint8Array): unknown => must(verifyArchive(mixed.archive, { previous })).summary.failed;
    expect(report(earlier)).toBeUndefined();
    expect(report(mixed.archive)).toBeUndefined();
    expect(report(patched(earlier, [1000, 1]))).toBe('previous.prefix');
    expect(report(Buffer.concat([mixed.archive, new Uint8Array(1)]))).toBe('previous.prefix');
    expect(must(verifyArchive(earlier, { previous: mixed.archive })).summary.failed).toBe('previous.prefix');
  });

  it('exists for every check there is', () => {
    const covered = new Set<string>([...invalid.map(([, check]) => check), 'previous.prefix']);
    expect(checks.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
    expect(invalid.length).toBeGreaterThanOrEqual(60);
  });
});

/** Leaves the inner hashes of a step as they were, so that they no longer fit a changed first record. */
function unfitted(type: LooseStep['type']): Uint8Array {
  const writer = new ArchiveWriter({ state: { time: madeAt, height: 0 }, bytes: headOf() });
  for (const { type: own, records } of stepsOf(mixed.archive)) {
    const changed = own === type ? [`${records[0]} `, ...records.slice(1)] : records;
    writer.add((state) => append(state, own, ...changed));
  }
  return writer.bytes;
}

/** Alters what the third event says about its place. */
function relinked(
  change: (state: { time: number; height: number; parent?: string }) => {
    time: number;
    height: number;
    parent?: string;
  },
): Uint8Array {
  const writer = new ArchiveWriter({ state: { time: madeAt, height: 0 }, bytes: headOf() });
  for (const [i, { type, records }] of stepsOf(mixed.archive).entries()) {
    writer.add((state) => append(i === 2 ? change(state) : state, type, ...records));
  }
  return writer.bytes;
}

function replayed(): Uint8Array {
  const writer = new ArchiveWriter({ state: { time: madeAt, height: 0 }, bytes: headOf() });
  for (const [i, { type, records }] of stepsOf(mixed.archive).entries()) {
    writer.add((state) => append(state, type, ...records));
    if (i === 3) {
      const payload = shaHex(stepsOf(mixed.archive)[1]!.records[0]!);
      const { height, parent } = writer.current;
      const event = JSON.stringify({ parent, height, type: 'Ballot', payload });
      const bytes = writeMember(`${shaHex(event)}.event.json`, utf8ToBytes(event), madeAt);
      writer.add((state) => ({ state: { ...state, height: height + 1, parent: shaHex(event) }, bytes }));
    }
  }
  return writer.bytes;
}

/** The same election, mixed by these owners. */
function remixed(owners: readonly number[]): Uint8Array {
  let current = toMix(election, mixed.tally.ciphertexts);
  const shuffles = owners.map((owner) => {
    const made = shuffle(election, current, randomness);
    current = made.ciphertexts;
    return { owner, shuffle: made };
  });
  const ciphertexts = toDecrypt(election, mixed.tally.ciphertexts, current);
  const partials = mixed.partials.map(({ owner }) => ({
    owner,
    partial: partialDecryption(election, mixed.secrets.get(owner)!, ciphertexts, randomness),
  }));
  return archiveOf({ ...mixed, shuffles, partials });
}

/** P plus the point of order two is (-x, -y): a point of the curve outside the group. */
function flipped(element: Element): Element {
  const e = BigInt(`0x${element}`);
  const sign = e >> 255n;
  const y = e & (2n ** 255n - 1n);
  return (((1n - sign) << 255n) | (2n ** 255n - 19n - y)).toString(16).padStart(64, '0') as Element;
}
