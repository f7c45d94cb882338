/** The national union of the examples: branches of real sizes, and the delegates its charter gives each. */
import { readFileSync } from 'node:fs';
import { refuse } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { evolve } from '../assembly.ts';
import type { Event } from '../fact.ts';
import { placesOf } from '../ground.ts';
import { deviceOf, handle, noCommitment, Stage } from '../testing/index.ts';

const charter = readFileSync(new URL('../../../../examples/charters/national-union.yaml', import.meta.url), 'utf8');
const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const post = 'seats:congress/delegate';
const clause = 'bodies/congress/seats/delegate/reserved';
const rule = 'stv-scottish-2007';

describe('a branch of the national union', () => {
  it('elects one delegate for each 500 members or part', () => {
    const stage = union({ docks: 16, mills: 501, yards: 1200 });
    expect(placesOf(stage.state, stage.charter.charter, post)).toBe(1 + 2 + 3);
    const call = {
      election: 'e1',
      of: 'branch-delegates',
      post,
      rule,
      nominationsClose: (stage.at + 14 * day) as never,
    };
    expect(stage.try('ada', 'call-election', { ...call, unit: 'mills', seats: 2 })).toEqual(
      refuse({ reason: 'reservation-needs-a-number', clause, group: 'women', most: 2 }),
    );
    stage.do('ada', 'call-election', { ...call, unit: 'mills', seats: 2, told: [{ clause, seats: 1 }] });
    expect(stage.state.elections['e1']).toMatchObject({ unit: 'mills', places: 2, reserved: [{ seats: 1 }] });
    stage.do('ada', 'call-election', { ...call, election: 'e2', unit: 'docks', seats: 1 });
    expect(stage.state.elections['e2']).toMatchObject({ unit: 'docks', places: 1, reserved: [] });
  });

  it('sends those its own members elect, who then sit for it at congress', () => {
    const stage = union({ docks: 16, mills: 501 });
    const call = {
      election: 'e1',
      of: 'branch-delegates',
      post,
      rule,
      nominationsClose: (stage.at + 14 * day) as never,
    };
    stage.do('ada', 'call-election', { ...call, unit: 'docks', seats: 1 });
    stage.do('docks-1', 'nominate', { election: 'e1', candidate: handle('docks-2') });
    stage.do('docks-2', 'accept-nomination', { election: 'e1', statement: null });
    expect(stage.try('mills-1', 'nominate', { election: 'e1', candidate: handle('docks-3') })).toEqual(
      refuse({ reason: 'not-entitled' }),
    );
    stage.wait(15 * day).do('ada', 'open-poll', { election: 'e1' });
    const papers = [{ ranking: [[handle('docks-2')]], papers: 12 }];
    stage.do('ada', 'enter-papers', { election: 'e1', batch: 'box-1', papers });
    stage.do('ben', 'confirm-papers', { election: 'e1', batch: 'box-1' });
    stage.do('ada', 'close-poll', { election: 'e1' });
    expect(stage.state.posts[post]?.find(({ unit }) => unit === 'docks')?.member).toBe(handle('docks-2'));
  });
});

/** A union with branches of these sizes; how they were formed and joined is told in unit.test.ts. */
function union(branches: { readonly [branch: string]: number }): Stage {
  const stage = new Stage(charter, spring).found(['ada', 'ben'], 'full', {
    'seats:returning-board/returning-officer': ['ada', 'ben'],
  });
  const created = (unit: string, of: string, within: string | null): Event => ({
    type: 'unit-created',
    unit,
    of,
    title: unit,
    within,
  });
  const events = [created('north', 'region', null)];
  for (const [branch, size] of Object.entries(branches)) {
    events.push(created(branch, 'branch', 'north'));
    for (let i = 1; i <= size; i++) events.push(...joined(`${branch}-${i}`, branch));
  }
  const warrant = { clause: 'units', rests: [] };
  stage.state = evolve(
    stage.state,
    events.map((event) => ({ ...event, warrant })),
    stage.state.entries,
  );
  return stage;
}

function joined(name: string, unit: string): readonly Event[] {
  const member = handle(name);
  const device = deviceOf(name);
  return [
    { type: 'membership-applied-for', member, device, class: 'full', name: noCommitment },
    { type: 'member-admitted', member },
    { type: 'unit-joined', unit, member },
  ];
}
