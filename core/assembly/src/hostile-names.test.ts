/** Names that every object is born with are names like any other: no act finds by them what nobody made. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actKinds } from './parse-act.ts';
import { handle, Stage } from './testing/index.ts';

const text = readFileSync(new URL('./testdata/small-coop.yaml', import.meta.url), 'utf8');
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const blob = { sha256: 'a'.repeat(64), size: 1, media: 'application/json' };

const founded = withKey();

describe.each(['constructor', 'toString'])('an act about %s', (name) => {
  const named = {
    meeting: name,
    motion: name,
    vote: name,
    election: name,
    ballot: name,
    trusteeship: name,
    unit: name,
    amendment: name,
    request: name,
    batch: name,
    item: name,
  };
  const others = {
    ...named,
    of: 'general-meeting',
    title: 'x',
    label: 'x',
    to: handle('ben'),
    candidate: handle('ben'),
    member: handle('ben'),
    device: 'b'.repeat(64),
    paper: blob,
    archive: blob,
    ranking: [],
    choice: 'yes',
    round: 1,
    step: 'share',
    reason: 'x',
    resumes: spring,
    papers: [{ ranking: [], papers: 1 }],
    blinded: `${'A'.repeat(342)}==`,
    issuer: `${'A'.repeat(342)}==`,
    statement: null,
    effect: { kind: 'policy.adopt' },
    threshold: 2,
  };
  const subjects = [
    { kind: 'motion', motion: name },
    { kind: 'election', election: name },
    { kind: 'round', election: name, round: 1 },
  ];

  it.each(actKinds.filter((kind) => kind !== 'found' && kind !== 'bring-into-force'))('is judged: %s', (kind) => {
    for (const subject of subjects) {
      const trusteeship = kind === 'call-secret-ballot' ? 't1' : name;
      const body = { ...others, subject, trusteeship };
      expect(founded.copy().try('ada', kind, body as never)).toHaveProperty('ok');
    }
  });
});

function withKey(): Stage {
  const stage = new Stage(text, spring).found(people, 'member', {
    'office:secretary': ['lea'],
    'seats:scrutineers/scrutineer': ['ada', 'ben'],
  });
  stage.state = {
    ...stage.state,
    trusteeships: {
      t1: {
        id: 't1',
        phase: 'ready',
        of: 'scrutineers',
        threshold: 2,
        trustees: [],
        steps: { certificate: {}, commitment: {}, deal: {}, share: {} },
        begunAt: 0,
        readyAt: 0,
      },
    },
  };
  return stage;
}
