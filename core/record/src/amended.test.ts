import { readFileSync } from 'node:fs';
import type { AmendingEffect, Fact } from '@quorate/assembly';
import { amendable, revised, withHarderQuorum } from '@quorate/assembly/testing';
import { canonical, must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { type Entry, type Report, verifyBundle } from './index.ts';
import { deviceKey, handleOf, SignedStage, signatureOf } from './testing/index.ts';

const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const board = ['cem', 'dot', 'eva', 'fay'];
const shipped = readFileSync(new URL('../../assembly/src/testdata/small-coop.yaml', import.meta.url), 'utf8');

const charter = amendable(shipped);
const harder = withHarderQuorum(charter);
const entrenched = revised(charter, ['text: "Each member may leave."', 'text: "Each member may leave at any time."']);

describe('the record of an organisation that amended its charter', () => {
  it('holds, before the amendment is in force, when it is, and after', () => {
    for (const stage of [adopted(), inForce(), story()])
      expect(verify(stage)).toMatchObject({ holds: true, failed: null });
  });

  it('holds with the consents of two bodies', () => {
    expect(verify(twoBodies())).toMatchObject({ holds: true, failed: null });
  });

  it('has the text of every charter that was proposed', () => {
    const files = story().bundle();
    const texts = [...files].filter(([, bytes]) =>
      new TextDecoder().decode(bytes).startsWith('# yaml-language-server'),
    );
    expect(texts).toHaveLength(2);
  });
});

/** Each is a history that somebody who holds the key of the log passes off, with devices of their own signing anew. */
const forgeries: readonly {
  readonly what: string;
  readonly id: string;
  readonly forge: (stage: SignedStage) => readonly Entry[];
}[] = [
  {
    what: 'a charter that is in force before its day',
    id: 'replay.decide',
    forge: ({ entries }) => change(entries, 'bring-into-force', (entry) => at(entry, entry.at - 2 * day + 60)),
  },
  {
    what: 'a charter brought into force at another time than that of the entry',
    id: 'replay.decide',
    forge: ({ entries }) =>
      change(entries, 'bring-into-force', (entry) => ({
        ...entry,
        act: { ...entry.act, at: (entry.at + 1) as never },
      })),
  },
  {
    what: 'a charter that is never brought into force',
    id: 'replay.decide',
    forge: () => {
      const stage = adopted().wait(2 * day);
      const act = stage.act('ada', 'request-meeting', { of: 'general-meeting', request: 'r', title: 'x' });
      return [
        ...stage.entries,
        signed('ada', { index: stage.entries.length, at: stage.at, act, facts: [], signatures: [] }),
      ];
    },
  },
  {
    what: 'a charter that a member brings into force',
    id: 'replay.decide',
    forge: ({ entries }) =>
      change(entries, 'bring-into-force', (entry) => {
        const before = entries[entry.index - 1] as Entry;
        return signed('ada', {
          ...entry,
          act: {
            ...entry.act,
            actor: handleOf('ada'),
            device: deviceKey('ada'),
            seen: before.act.seen,
          } as Entry['act'],
        });
      }),
  },
  {
    what: 'something else that the charter is said to have done',
    id: 'replay.decide',
    forge: (stage) => {
      const act = stage.act('ada', 'request-meeting', { of: 'board', request: 'r', title: 'x' });
      const own = { ...act, actor: 'charter', device: null, seen: null } as Entry['act'];
      return [...stage.entries, { index: stage.entries.length, at: stage.at, act: own, facts: [], signatures: [] }];
    },
  },
  {
    what: 'an amendment with fewer consents than its tier asks for',
    id: 'replay.facts',
    forge: () =>
      facts(twoBodies().entries, 'propose-motion', (fact) =>
        fact.type === 'amendment-proposed'
          ? { ...fact, tiers: ['ordinary'], consents: fact.consents.slice(0, 1) }
          : fact,
      ),
  },
  {
    what: 'an amendment adopted with a consent missing',
    id: 'replay.facts',
    forge: () =>
      facts(twoBodies().entries, 'close-vote', (fact) => fact, {
        type: 'amendment-adopted',
        amendment: 'a1',
        inForce: 0 as never,
      }),
  },
  {
    what: 'an amendment that comes into force earlier than the charter says',
    id: 'replay.facts',
    forge: ({ entries }) =>
      facts(entries, 'close-vote', (fact) =>
        fact.type === 'amendment-adopted' ? { ...fact, inForce: (fact.inForce - day) as never } : fact,
      ),
  },
  {
    what: 'a motion that names another text than the charter it is for',
    id: 'charter.text',
    forge: (stage) =>
      change(stage.entries, 'propose-motion', (entry) => {
        const { effect } = (entry.act as Extract<Entry['act'], { kind: 'propose-motion' }>).body;
        const text = stage.charterText(entrenched).text;
        return signed('ben', {
          ...entry,
          act: {
            ...entry.act,
            body: { ...entry.act.body, effect: { ...(effect as AmendingEffect), text } },
          } as Entry['act'],
        });
      }),
  },
  {
    what: 'a proposed charter that cannot be read',
    id: 'charter.text',
    forge: (stage) =>
      change(stage.entries, 'propose-motion', (entry) => {
        const { effect } = (entry.act as Extract<Entry['act'], { kind: 'propose-motion' }>).body;
        const text = stage.paper('charter: [', 'application/yaml') as never;
        return signed('ben', {
          ...entry,
          act: {
            ...entry.act,
            body: { ...entry.act.body, effect: { ...(effect as AmendingEffect), text } },
          } as Entry['act'],
        });
      }),
  },
  {
    what: 'an act under the old charter after the change',
    id: 'replay.decide',
    forge: ({ entries }) => {
      const first = entries[0] as Entry;
      const late = entries.findLastIndex(({ act }) => act.kind === 'convene-meeting');
      return entries.map((entry, i) =>
        i === late
          ? signed('ada', { ...entry, act: { ...entry.act, charter: first.act.charter } as Entry['act'] })
          : entry,
      );
    },
  },
  {
    what: 'a vote that was opened by the old quorum',
    id: 'replay.decide',
    forge: (stage) => {
      const act = stage.act('ada', 'open-vote', { vote: 'v9', motion: 'm2' });
      const fact: Fact = {
        type: 'vote-opened',
        vote: 'v9',
        motion: 'm2',
        meeting: 'after',
        procedure: 'ordinary',
        secrecy: 'open',
        present: 7,
        warrant: { clause: 'powers/set-policy', rests: [] },
      };
      return [
        ...stage.entries,
        signed('ada', { index: stage.entries.length, at: stage.at, act, facts: [fact], signatures: [] }),
      ];
    },
  },
];

describe('a record is refused that shows', () => {
  it.each(forgeries)('$what', ({ id, forge }) => {
    const stage = story();
    const entries = forge(stage);
    for (const [hash, bytes] of twoBodies().blobs) stage.blobs.set(hash, bytes);
    expect(verify(stage, entries)).toMatchObject({ holds: false, failed: { id } });
  });
});

/** Amended in spring; in summer seven come, who were enough before. */
function story(): SignedStage {
  const stage = inForce();
  convene(stage, 'after', 12);
  gather(stage, 'after', people.slice(0, 7));
  const paper = stage.paper(canonical({ title: 'Ovens', text: 'Buy two ovens.' }));
  stage.do('ben', 'propose-motion', {
    motion: 'm2',
    meeting: 'after',
    item: null,
    paper,
    effect: { kind: 'policy.adopt' },
  });
  stage.do('cem', 'second-motion', { motion: 'm2' });
  return stage;
}

function adopted(): SignedStage {
  const stage = founded();
  propose(stage, 'm1', 'spring', harder, 'ben');
  gather(stage, 'spring', people.slice(0, 7));
  carry(stage, 'm1', 'spring', people.slice(0, 7));
  stage.do('ada', 'close-meeting', { meeting: 'spring' });
  return stage;
}

function inForce(): SignedStage {
  const stage = adopted().wait(2 * day);
  stage.bringIntoForce('a1');
  return stage;
}

function twoBodies(): SignedStage {
  const stage = founded();
  convene(stage, 'sitting', 26, 'board', 'cem');
  propose(stage, 'm1', 'spring', entrenched, 'ben');
  propose(stage, 'm2', 'sitting', entrenched, 'cem');
  gather(stage, 'spring', people.slice(0, 7));
  carry(stage, 'm1', 'spring', people.slice(0, 7));
  gather(stage, 'sitting', board, 'cem');
  carry(stage, 'm2', 'sitting', board, 'cem');
  stage.wait(2 * day).bringIntoForce('a1');
  return stage;
}

function founded(): SignedStage {
  const stage = new SignedStage(charter, Date.UTC(2026, 3, 1, 12) / 1000).found(people, 'member', {
    'office:secretary': ['ada'],
    'seats:board/elected': board,
  });
  convene(stage, 'spring', 25);
  return stage;
}

function convene(stage: SignedStage, meeting: string, days: number, of = 'general-meeting', chair = 'ada'): void {
  const starts = (stage.at + days * day) as never;
  const called = { meeting, of, title: meeting, starts, place: '', chair: handleOf(chair), agenda: [] };
  stage.do('ada', 'convene-meeting', called);
}

function gather(stage: SignedStage, meeting: string, present: readonly string[], chair = 'ada'): void {
  stage.at = Math.max(stage.at, stage.state.meetings[meeting]?.starts ?? 0) as never;
  for (const name of present) stage.do(name, 'check-in', { meeting });
  stage.do(chair, 'open-meeting', { meeting });
}

function propose(stage: SignedStage, motion: string, meeting: string, text: string, by: string): void {
  const effect: AmendingEffect = {
    kind: 'charter.amend',
    amendment: 'a1',
    from: stage.charter.hash,
    ...stage.charterText(text),
    inForce: null,
  };
  const paper = stage.paper(canonical({ title: 'Amendment', text: 'As in the text.' }));
  stage.do(by, 'propose-motion', { motion, meeting, item: null, paper, effect });
}

function carry(stage: SignedStage, motion: string, meeting: string, voters: readonly string[], chair = 'ada'): void {
  for (const name of voters) if (stage.state.motions[motion]?.phase === 'proposed') second(stage, motion, name);
  stage.do(chair, 'open-vote', { vote: `v-${motion}`, motion });
  for (const name of voters) stage.do(name, 'cast-vote', { vote: `v-${motion}`, choice: 'yes' });
  stage.do(chair, 'close-vote', { vote: `v-${motion}` });
  expect(stage.state.motions[motion]).toMatchObject({ phase: 'carried', meeting });
}

function second(stage: SignedStage, motion: string, name: string): void {
  if (stage.state.motions[motion]?.proposer !== handleOf(name)) stage.do(name, 'second-motion', { motion });
}

function verify(stage: SignedStage, entries: readonly Entry[] = stage.entries): Report {
  return must(verifyBundle(stage.bundle(entries)));
}

function change(entries: readonly Entry[], kind: string, to: (entry: Entry) => Entry): readonly Entry[] {
  const first = entries.findIndex(({ act }) => act.kind === kind);
  return entries.map((entry, i) => (i === first ? to(entry) : entry));
}

/** Changes the facts of the first entry of a kind, and adds one. */
function facts(entries: readonly Entry[], kind: string, to: (fact: Fact) => Fact, ...more: readonly object[]) {
  return change(entries, kind, (entry) => {
    const warrant = entry.facts[0]?.warrant;
    const added = more.map((fact) => ({ ...fact, warrant }) as Fact);
    return { ...entry, facts: [...entry.facts.map(to), ...added] };
  });
}

function at(entry: Entry, when: number): Entry {
  return { ...entry, at: when as never, act: { ...entry.act, at: when as never } };
}

function signed(name: string, entry: Entry): Entry {
  return { ...entry, signatures: [{ device: deviceKey(name), signature: signatureOf(name, entry.act) }] };
}
