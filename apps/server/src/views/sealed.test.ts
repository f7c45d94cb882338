/** Views of secret ballots and of the trustees' keys, as phones ask for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BallotStage, memberNamed } from '../testing/index.ts';

const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal'];
const at = '/api/organisations/kettle-lane';
let stage: BallotStage;

interface Listed {
  readonly ballots?: readonly { readonly id: string }[];
  readonly trusteeships?: readonly { readonly id: string }[];
  readonly next: string | null;
}

interface Shown {
  readonly ballot: object;
  readonly trusteeship: object;
  readonly may: readonly { readonly kind: string; readonly allowed: boolean }[];
}

beforeAll(async () => {
  stage = await BallotStage.open({ people, scrutineers: ['fay', 'gus', 'hal'] });
});
afterAll(() => stage.close());

describe('the list of secret ballots', () => {
  it('is empty while none was called', async () => {
    expect(await stage.get(`${at}/ballots`, 'dot')).toMatchObject({ ballots: [], next: null });
  });

  it('has the newest first, page by page, and says whether one has registered', async () => {
    await stage.call('b1', 'ada', await stage.putMotion('m1'), ['ada', 'ben']);
    await stage.call('b2', 'fay', await stage.callElection('e1', ['ben', 'cem', 'dot']), ['ada', 'cem']);
    const first = await stage.get<Listed>(`${at}/ballots?limit=1`, 'cem');
    expect(first).toMatchObject({
      ballots: [
        { id: 'b2', phase: 'registering', registered: 2, mine: true, entitled: 8, reveals: ['identifying-rankings'] },
      ],
      next: 'b2',
    });
    const second = await stage.get<Listed>(`${at}/ballots?limit=1&after=${first.next}`, 'cem');
    expect(second).toMatchObject({ ballots: [{ id: 'b1', mine: false }], next: null });
    expect(await stage.get(`${at}/ballots?after=unknown`, 'cem')).toMatchObject({ ballots: [], next: null });
  });

  it('names nobody who has registered', async () => {
    const whole = JSON.stringify([await stage.get(`${at}/ballots`, 'dot'), await stage.get(`${at}/ballots/b1`, 'dot')]);
    expect(whole).not.toContain(memberNamed('ben'));
  });
});

describe('the view of one secret ballot', () => {
  it('says what the caller may do in each phase, without a fold of the log', async () => {
    const mayOf = async (by: string) => {
      const { may } = await stage.get<Shown>(`${at}/ballots/b1`, by);
      return may.filter(({ allowed }) => allowed).map(({ kind }) => kind);
    };
    expect(await mayOf('dot')).toEqual(['register-for-ballot']);
    expect(await mayOf('ada')).toEqual(['open-secret-ballot']);
    expect(await mayOf('guest')).toEqual([]);
    const election = await stage.openVoting('b1', 'ada');
    expect(await mayOf('ada')).toEqual(['close-secret-ballot']);
    expect(await mayOf('dot')).toEqual([]);
    await stage.act('ada', 'close-secret-ballot', { ballot: 'b1' });
    expect(await mayOf('gus')).toEqual(['send-decryption', 'publish-secret-result']);
    expect(await mayOf('dot')).toEqual(['publish-secret-result']);
    await stage.decrypt('b1', election, ['gus']);
    expect(await mayOf('gus')).toEqual(['publish-secret-result']);
  });

  it('carries the key with it', async () => {
    expect(await stage.get(`${at}/ballots/b1`, 'dot')).toMatchObject({
      ballot: { id: 'b1', phase: 'opening', registered: 2, mine: false },
      trusteeship: { id: 't1', phase: 'ready', threshold: 2 },
    });
  });
});

describe('the views of keys', () => {
  it('list them, and say to a trustee whose turn it is that the step is theirs', async () => {
    await stage.act('fay', 'begin-trusteeship', { trusteeship: 't2', of: 'scrutineers', threshold: 2 });
    const { trusteeships } = await stage.get<Listed>(`${at}/trusteeships`, 'dot');
    expect(trusteeships?.map(({ id }) => id)).toEqual(['t2', 't1']);
    const mayStep = async (by: string) => (await stage.get<Shown>(`${at}/trusteeships/t2`, by)).may;
    expect(await mayStep('gus')).toMatchObject([{ kind: 'send-trustee-step', allowed: true }]);
    expect(await mayStep('dot')).toMatchObject([{ allowed: false, refusal: { reason: 'not-a-trustee' } }]);
    expect((await stage.get<Shown>(`${at}/trusteeships/t1`, 'gus')).may).toEqual([]);
  });
});

describe('what is asked wrongly', () => {
  it.each([
    [`${at}/ballots/nope`, 404, 'no-such-ballot'],
    [`${at}/ballots/constructor`, 404, 'no-such-ballot'],
    [`${at}/ballots/..%2fx`, 400, 'malformed-request'],
    [`${at}/trusteeships/nope`, 404, 'no-such-trusteeship'],
    [`${at}/trusteeships/__proto__`, 400, 'malformed-request'],
    [`${at}/ballots?limit=0`, 400, 'malformed-request'],
    [`${at}/ballots?limit=501`, 400, 'malformed-request'],
    [`${at}/ballots?limit=1e2`, 400, 'malformed-request'],
    [`${at}/trusteeships?after=%00`, 400, 'malformed-request'],
    ['/api/organisations/nowhere/ballots', 404, 'no-such-organisation'],
  ])('is answered with a reason: %s', async (url, status, reason) => {
    const answer = await stage.app.inject({ method: 'GET', url, headers: { 'x-badge': 'dot' } });
    expect([answer.statusCode, answer.json().reason]).toEqual([status, reason]);
  });

  it('is turned away from whoever is not signed in', async () => {
    expect((await stage.anonymous('GET', `${at}/ballots`)).statusCode).toBe(401);
  });
});
