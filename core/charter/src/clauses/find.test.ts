import { describe, expect, it } from 'vitest';
import { applied } from '../testing/index.ts';
import { bodyOf, electionOf, grantOf, grantsOf, holdersOf, officeOf, powersFor, procedureOf, seatOf } from './find.ts';

const { charter } = applied({ of: 'cooperative' });

describe('the closed world', () => {
  it('names the clause and the procedure by which a holder may act', () => {
    expect(grantOf(charter, 'member.expel', 'body:general-meeting')).toMatchObject({
      ok: true,
      value: {
        clause: 'powers/expel',
        procedure: {
          name: 'two-thirds',
          clause: 'procedures/two-thirds',
          rules: { quorum: 'at least 1/2 of members' },
        },
      },
    });
  });

  it('says who else holds a power that this one has not', () => {
    expect(grantOf(charter, 'member.expel', 'body:board')).toEqual({
      ok: false,
      problem: { reason: 'held-by-others', effect: 'member.expel', holders: ['body:general-meeting'] },
    });
  });

  it('gives what no power names to whoever has everything else, and to nobody if nobody has', () => {
    expect(grantOf(charter, 'body.create', 'general-meeting')).toMatchObject({
      ok: true,
      value: { clause: 'powers/set-policy' },
    });
    expect(grantOf(charter, 'body.create', 'board')).toMatchObject({
      ok: false,
      problem: { reason: 'held-by-others' },
    });
    const closed = applied({ of: 'cooperative', set: { 'powers/set-policy/effect': ['policy.adopt'] } }).charter;
    expect(grantOf(closed, 'body.create', 'general-meeting')).toEqual({
      ok: false,
      problem: { reason: 'no-power-gives-this', effect: 'body.create' },
    });
  });

  it('counts those who act together as holders too', () => {
    expect(grantOf(charter, 'sign', 'office:secretary')).toMatchObject({
      ok: true,
      value: { clause: 'powers/pay-bills' },
    });
  });

  it('lists every way there is, in the order of the charter', () => {
    expect(powersFor(charter, 'seat.fill').map(({ clause }) => clause)).toEqual([
      'powers/elect-board',
      'powers/fill-office',
    ]);
    const grants = grantsOf(charter, 'rules.make', 'body:board');
    expect(grants.ok && grants.value.map(({ clause }) => clause)).toEqual(['powers/run-business']);
  });
});

describe('finding a clause', () => {
  it('works by name and by reference', () => {
    for (const name of ['ordinary', 'procedure:ordinary'])
      expect(procedureOf(charter, name)).toMatchObject({ ok: true, value: { how: 'meeting' } });
    for (const name of ['board/elected', 'seats:board/elected'])
      expect(seatOf(charter, name)).toMatchObject({ ok: true, value: { count: 5 } });
    expect(bodyOf(charter, 'board')).toMatchObject({ ok: true, value: { kind: 'board' } });
    expect(officeOf(charter, 'office:secretary')).toMatchObject({ ok: true, value: { name: 'Secretary' } });
    expect(electionOf(charter, 'board')).toMatchObject({ ok: true, value: { method: 'stv' } });
  });

  it.each(['toString', '__proto__', 'constructor', 'nobody'])('finds nothing called "%s"', (name) => {
    expect([
      procedureOf(charter, name).ok,
      bodyOf(charter, name).ok,
      officeOf(charter, name).ok,
      seatOf(charter, `${name}/${name}`).ok,
    ]).toEqual([false, false, false, false]);
  });
});

describe('what is not found is named', () => {
  it.each<readonly [string, (name: string) => { readonly ok: boolean }, string]>([
    ['ordinari', (name) => procedureOf(charter, name), 'procedure:ordinari'],
    ['procedure:ordinari', (name) => procedureOf(charter, name), 'procedure:ordinari'],
    ['senate', (name) => bodyOf(charter, name), 'body:senate'],
    ['body:senate', (name) => bodyOf(charter, name), 'body:senate'],
    ['king', (name) => officeOf(charter, name), 'office:king'],
    ['office:king', (name) => officeOf(charter, name), 'office:king'],
    ['council', (name) => electionOf(charter, name), 'election:council'],
    ['election:council', (name) => electionOf(charter, name), 'election:council'],
    ['senate/member', (name) => seatOf(charter, name), 'body:senate'],
    ['seats:board/guest', (name) => seatOf(charter, name), 'seats:guest'],
    ['board', (name) => seatOf(charter, name), 'seats:'],
    ['', (name) => seatOf(charter, name), 'body:'],
  ])('%s', (name, find, wanted) => {
    expect(find(name)).toEqual({ ok: false, problem: { reason: 'no-such-clause', wanted } });
  });

  it('in a charter without offices and elections too', () => {
    const bare = applied({ of: 'cooperative' }).charter;
    const { offices: _, elections: __, ...without } = bare;
    expect([officeOf(without, 'secretary').ok, electionOf(without, 'board').ok]).toEqual([false, false]);
  });
});

describe('a grant', () => {
  it('needs no procedure where an office simply acts, and names none that is not there', () => {
    const calling = grantOf(charter, 'meeting.call', 'office:secretary');
    expect(calling.ok && 'procedure' in calling.value).toBe(false);
    const astray = applied({ of: 'cooperative', set: { 'powers/unseal/via': 'procedure:nowhere' } }).charter;
    const opening = grantOf(astray, 'record.open', 'body:general-meeting');
    expect(opening.ok && 'procedure' in opening.value).toBe(false);
  });

  it('is its holder and whoever acts with it', () => {
    expect(holdersOf(charter.powers['pay-bills']!)).toEqual(['office:treasurer', 'office:secretary']);
    expect(holdersOf(charter.powers['expel']!)).toEqual(['body:general-meeting']);
  });
});
