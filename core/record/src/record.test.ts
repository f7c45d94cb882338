import { readFileSync } from 'node:fs';
import { type AssemblyState, evolve, type Fact, unfounded } from '@quorate/assembly';
import { canonical, fromUtf8, type Json, must, toUtf8 } from '@quorate/basics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, parseEntry, parseTar, printEntry, printTar, type Report, verifyBundle } from './index.ts';
import { deviceKey, entryBytes, handleOf, SignedStage, signatureOf } from './testing/index.ts';

const charter = readFileSync(new URL('../../assembly/src/testdata/small-coop.yaml', import.meta.url), 'utf8');
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];

describe('the record of a meeting that decided', () => {
  it('holds', () => {
    expect(verify(story().bundle())).toMatchObject({
      holds: true,
      failed: null,
      title: "Kettle Lane Bakers' Co-operative",
    });
  });

  it('holds as one file, which is read back as it was written', () => {
    const files = story().bundle();
    const again = must(parseTar(printTar(files, 1_775_000_000)));
    expect([...again]).toEqual([...files]);
  });

  it('extends a checkpoint that somebody kept', () => {
    const stage = story();
    const kept = stage.checkpoint(stage.entries.slice(0, 9).map(entryBytes));
    expect(must(verifyBundle(stage.bundle(), { since: kept })).holds).toBe(true);
  });
});

describe('a log that was shortened or forked since a checkpoint was kept', () => {
  it('is refused', () => {
    const stage = story();
    const kept = stage.checkpoint();
    const shorter = stage.entries.slice(0, -2);
    expect(must(verifyBundle(stage.bundle(shorter, stateAfter(shorter)), { since: kept })).failed).toMatchObject({
      id: 'log.since',
    });
    const other = story('no');
    expect(must(verifyBundle(other.bundle(), { since: kept })).failed).toMatchObject({ id: 'log.since' });
  });
});

/** Each is a history that somebody who holds the key of the log passes off, tree rebuilt and signed anew. */
const forgeries: readonly {
  readonly what: string;
  readonly id: string;
  readonly forge: (stage: SignedStage) => Forged;
}[] = [
  { what: 'two entries swapped', id: 'entry.index', forge: (s) => resealed(s, swap(s.entries, 4, 5)) },
  {
    what: 'two entries swapped and renumbered',
    id: 'act.seen',
    forge: (s) => resealed(s, renumber(swap(s.entries, 4, 5))),
  },
  { what: 'an entry removed', id: 'entry.index', forge: (s) => resealed(s, without(s.entries, 7)) },
  {
    what: 'an entry removed and the rest renumbered',
    id: 'act.seen',
    forge: (s) => resealed(s, renumber(without(s.entries, 7))),
  },
  {
    what: 'an entry twice',
    id: 'act.nonce',
    forge: (s) => resealed(s, renumber([...s.entries.slice(0, 8), ...s.entries.slice(7)])),
  },
  { what: 'a vote turned round', id: 'act.signature', forge: (s) => resealed(s, change(s, 'cast-vote', turnVote)) },
  {
    what: 'a vote turned round in the facts alone',
    id: 'replay.facts',
    forge: (s) => resealed(s, change(s, 'cast-vote', turnFact)),
  },
  {
    what: 'a result nobody voted for',
    id: 'replay.facts',
    forge: (s) => resealed(s, change(s, 'close-vote', betterResult)),
  },
  {
    what: 'a vote by somebody not on the roll',
    id: 'act.device',
    forge: (s) => resealed(s, [...s.entries, byStranger(s)]),
  },
  {
    what: 'a signature of another device',
    id: 'act.signature',
    forge: (s) => resealed(s, change(s, 'cast-vote', signedByAnother)),
  },
  {
    what: 'a signature with a bit turned',
    id: 'act.signature',
    forge: (s) => resealed(s, change(s, 'second-motion', bitTurned)),
  },
  {
    what: 'a back-dated close',
    id: 'entry.time',
    forge: (s) =>
      resealed(
        s,
        change(s, 'close-vote', (e) => ({ ...e, at: (e.at - day) as never })),
      ),
  },
  {
    what: 'a later time of receipt than the device could mean',
    id: 'replay.decide',
    forge: (s) =>
      resealed(
        s,
        change(s, 'close-vote', (e) => ({ ...e, at: (e.at + day) as never })),
      ),
  },
  {
    what: 'an entry under another charter',
    id: 'replay.decide',
    forge: (s) => resealed(s, [...s.entries, underOtherCharter(s)]),
  },
  {
    what: 'a decision without a vote',
    id: 'replay.facts',
    forge: (s) => resealed(s, change(s, 'second-motion', carriedAtOnce)),
  },
  {
    what: 'a warrant that names another clause',
    id: 'replay.facts',
    forge: (s) => resealed(s, change(s, 'close-vote', otherClause)),
  },
  {
    what: 'a founder who did not sign',
    id: 'act.signature',
    forge: (s) =>
      resealed(
        s,
        change(s, 'found', (e) => ({ ...e, signatures: e.signatures.slice(1) })),
      ),
  },
  {
    what: 'an entry of an unknown format',
    id: 'entry.form',
    forge: (s) => ofBytes(s, 5, (text) => text.replace('quorate.entry/1', 'quorate.entry/9')),
  },
  {
    what: 'an entry that is not canonical',
    id: 'entry.form',
    forge: (s) => ofBytes(s, 5, (text) => text.replace('"at":', '"at": ')),
  },
  {
    what: 'a field nobody knows',
    id: 'entry.form',
    forge: (s) => ofBytes(s, 5, (text) => text.replace('{"act":', '{"aa":1,"act":')),
  },
  {
    what: 'a state that does not follow',
    id: 'state.digest',
    forge: (s) => ({ files: s.bundle(s.entries, { ...s.state, title: 'Other' }) }),
  },
  { what: 'a paper exchanged', id: 'blob.hash', forge: (s) => ({ files: exchangedPaper(s) }) },
  {
    what: 'a paper missing',
    id: 'blob.hash',
    forge: (s) => ({ files: dropped(s, (name) => name.startsWith('blobs/')) }),
  },
  {
    what: 'a tile missing',
    id: 'log.tiles',
    forge: (s) => ({ files: dropped(s, (name) => name.startsWith('tile/0/')) }),
  },
  {
    what: 'entries missing',
    id: 'log.entries',
    forge: (s) => ({ files: dropped(s, (name) => name.startsWith('tile/entries/')) }),
  },
  {
    what: 'no checkpoint',
    id: 'log.checkpoint',
    forge: (s) => ({ files: dropped(s, (name) => name === 'checkpoint') }),
  },
  {
    what: 'a file that does not belong',
    id: 'bundle.format',
    forge: (s) => ({ files: s.bundle().set('readme.txt', new Uint8Array(1)) }),
  },
  {
    what: 'a checkpoint of other entries',
    id: 'log.checkpoint',
    forge: (s) => ({ files: s.bundle().set('checkpoint', s.checkpoint(s.entries.slice(1).map(entryBytes))) }),
  },
];

describe('a record is refused with the check and the entry', () => {
  it.each(forgeries)('when there is $what', ({ id, forge }) => {
    const stage = story();
    const { files, entry } = forge(stage);
    const { holds, failed } = verify(files);
    expect({ holds, id: failed?.id }).toEqual({ holds: false, id });
    if (entry !== undefined) expect(failed?.entry).toBe(entry);
  });

  it('wherever one bit of one byte is turned, in every kind of file', () => {
    const files = story().bundle();
    const names = [...files.keys()].filter((name) => name !== 'bundle.json');
    const turned = fc.record({ name: fc.constantFrom(...names), at: fc.nat(), bit: fc.nat(7) });
    fc.assert(
      fc.property(turned, ({ name, at, bit }) => {
        const bytes = files.get(name)?.slice() ?? new Uint8Array();
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
        expect(verify(new Map(files).set(name, bytes)).holds).toBe(false);
      }),
      { numRuns: 150, seed: 11 },
    );
  });
});

describe('a file that was cut short', () => {
  it('is refused wherever it was cut, with the first entry that is missing', () => {
    const stage = story();
    const archive = printTar(stage.bundle(), 1_775_000_000);
    for (const length of [archive.length - 512, archive.length - 1024, archive.length - 5000, 4096]) {
      const read = parseTar(archive.subarray(0, length));
      expect(read).toMatchObject({ ok: false, problem: { reason: 'archive-cut-short' } });
      const whole = read.ok ? new Map() : (read.problem.whole ?? new Map());
      expect(must(verifyBundle(whole, { cutShort: true })).holds).toBe(false);
    }
    const early = parseTar(archive.subarray(0, 4096));
    const whole = early.ok ? new Map() : (early.problem.whole ?? new Map());
    expect(must(verifyBundle(whole, { cutShort: true })).failed).toMatchObject({ id: 'log.entries', entry: 0 });
  });
});

describe('what is no bundle', () => {
  it('is told apart from a bundle that does not hold', () => {
    expect(verifyBundle(new Map())).toEqual({ ok: false, problem: { reason: 'no-manifest' } });
    expect(verifyBundle(story().bundle().set('bundle.json', bytes('{')))).toMatchObject({ ok: false });
    expect(parseTar(bytes('not a tar'))).toMatchObject({ ok: false, problem: { reason: 'not-an-archive' } });
  });

  it('is a report when only the format is a later one', () => {
    expect(verify(story().bundle().set('bundle.json', bytes('{"format":"quorate.bundle/7"}')))).toMatchObject({
      holds: false,
      failed: { id: 'bundle.format' },
    });
  });
});

describe('an entry', () => {
  it('is read back as it was written', () => {
    for (const entry of story().entries) expect(must(parseEntry(must<Uint8Array>(printEntry(entry))))).toEqual(entry);
  });
});

interface Forged {
  readonly files: Map<string, Uint8Array>;
  readonly entry?: number;
}

function story(choice: 'yes' | 'no' = 'yes'): SignedStage {
  const stage = new SignedStage(charter, Date.UTC(2026, 3, 1, 12) / 1000).found(people, 'member', {
    'office:secretary': ['ada'],
  });
  stage.do('ada', 'convene-meeting', {
    meeting: 'spring',
    of: 'general-meeting',
    title: 'Spring meeting',
    starts: (stage.at + 12 * day) as never,
    place: 'The bakery',
    chair: handleOf('ada'),
    agenda: [],
  });
  stage.wait(12 * day);
  for (const name of people.slice(0, 5)) stage.wait(1).do(name, 'check-in', { meeting: 'spring' });
  stage.do('ada', 'open-meeting', { meeting: 'spring' });
  const paper = stage.paper(canonical({ title: 'Ovens', text: 'Buy two ovens.' }));
  stage.do('ben', 'propose-motion', {
    motion: 'm1',
    meeting: 'spring',
    item: null,
    paper,
    effect: { kind: 'policy.adopt' },
  });
  stage.wait(30).do('cem', 'second-motion', { motion: 'm1' });
  stage.wait(30).do('ada', 'open-vote', { vote: 'v1', motion: 'm1' });
  for (const name of people.slice(1, 5)) stage.wait(2).do(name, 'cast-vote', { vote: 'v1', choice });
  stage.wait(60).do('ada', 'close-vote', { vote: 'v1' });
  stage.wait(60).do('ada', 'close-meeting', { meeting: 'spring' });
  return stage;
}

function verify(files: ReadonlyMap<string, Uint8Array>): Report {
  return must(verifyBundle(files));
}

function resealed(stage: SignedStage, entries: readonly Entry[]): Forged {
  return { files: stage.bundle(entries) };
}

function stateAfter(entries: readonly Entry[]): AssemblyState {
  return entries.reduce((state, { facts, index }) => evolve(state, structuredClone(facts), index), unfounded);
}

function swap(entries: readonly Entry[], i: number, j: number): readonly Entry[] {
  return entries.map((entry, k) => (k === i ? entries[j] : k === j ? entries[i] : entry) as Entry);
}

function renumber(entries: readonly Entry[]): readonly Entry[] {
  return entries.map((entry, index) => ({ ...entry, index }));
}

function without(entries: readonly Entry[], index: number): readonly Entry[] {
  return entries.filter((entry) => entry.index !== index);
}

function change(stage: SignedStage, kind: string, to: (entry: Entry, stage: SignedStage) => Entry): readonly Entry[] {
  const first = stage.entries.findIndex(({ act }) => act.kind === kind);
  return stage.entries.map((entry, i) => (i === first ? to(entry, stage) : entry));
}

function turnVote(entry: Entry): Entry {
  const act = { ...entry.act, body: { ...entry.act.body, choice: 'no' } } as Entry['act'];
  return turnFact({ ...entry, act });
}

function turnFact(entry: Entry): Entry {
  return { ...entry, facts: entry.facts.map((fact) => (fact.type === 'vote-cast' ? { ...fact, choice: 'no' } : fact)) };
}

function betterResult(entry: Entry): Entry {
  const facts = entry.facts.map(
    (fact): Fact => (fact.type === 'vote-closed' ? { ...fact, result: { ...fact.result, yes: 40 } } : fact),
  );
  return { ...entry, facts };
}

function otherClause(entry: Entry): Entry {
  return {
    ...entry,
    facts: entry.facts.map((fact) => ({ ...fact, warrant: { ...fact.warrant, clause: 'powers/amend' } })),
  };
}

function carriedAtOnce(entry: Entry): Entry {
  const [first] = entry.facts;
  return { ...entry, facts: [...entry.facts, { ...first, type: 'motion-carried', motion: 'm1', vote: 'v1' } as Fact] };
}

function signedByAnother(entry: Entry): Entry {
  return { ...entry, signatures: [{ device: deviceKey('ben'), signature: signatureOf('gus', entry.act) }] };
}

function bitTurned(entry: Entry): Entry {
  const [first] = entry.signatures;
  const signature = `${first?.signature.startsWith('A') ? 'B' : 'A'}${first?.signature.slice(1)}`;
  return { ...entry, signatures: [{ device: deviceKey('cem'), signature }] };
}

function byStranger(stage: SignedStage): Entry {
  const act = stage.act('zed', 'cast-vote', { vote: 'v1', choice: 'yes' });
  const facts: readonly Fact[] = [
    {
      type: 'vote-cast',
      vote: 'v1',
      member: handleOf('zed'),
      choice: 'yes',
      warrant: { clause: 'procedures/ordinary', rests: [0] },
    },
  ];
  return {
    index: stage.entries.length,
    at: stage.at,
    act,
    facts,
    signatures: [{ device: deviceKey('zed'), signature: signatureOf('zed', act) }],
  };
}

function underOtherCharter(stage: SignedStage): Entry {
  const act = {
    ...stage.act('ben', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'x' }),
    charter: 'ab'.repeat(32) as never,
  };
  return {
    index: stage.entries.length,
    at: stage.at,
    act,
    facts: [],
    signatures: [{ device: deviceKey('ben'), signature: signatureOf('ben', act) }],
  };
}

function ofBytes(stage: SignedStage, index: number, to: (text: string) => string): Forged {
  const entries = stage.entries.map(entryBytes);
  entries[index] = bytes(to(must<string>(fromUtf8(entries[index] ?? new Uint8Array()))));
  return { files: stage.bundleOfBytes(entries), entry: index };
}

function exchangedPaper(stage: SignedStage): Map<string, Uint8Array> {
  const files = stage.bundle();
  const name = [...files.keys()].findLast((key) => key.startsWith('blobs/')) ?? '';
  return files.set(name, bytes(canonical({ title: 'Ovens', text: 'Buy ten.' } as Json)));
}

function dropped(stage: SignedStage, which: (name: string) => boolean): Map<string, Uint8Array> {
  const files = stage.bundle();
  files.delete([...files.keys()].find(which) ?? '');
  return files;
}

function bytes(text: string): Uint8Array {
  return must<Uint8Array>(toUtf8(text));
}
