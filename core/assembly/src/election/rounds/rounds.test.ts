import { readFileSync } from 'node:fs';
import { must, refuse } from '@quorate/basics';
import { checkCharter, type ParsedCharter, parseCharter, unwaivedErrors } from '@quorate/charter';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, parseAct } from '../../index.ts';
import { handle, Stage } from '../../testing/index.ts';
import { countElection } from '../count-election.ts';
import type { ElectionState } from '../election.ts';

const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const text = readFileSync(new URL('../../testdata/small-coop.yaml', import.meta.url), 'utf8');

describe('an exhaustive ballot', () => {
  it('elects whoever has the majority of a round, and needs no other', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 7, dot: 3, eva: 2 });
    close(stage, 1);
    expect(round(stage, 1)).toMatchObject({ outcome: 'elected', by: 'majority', needed: 7, votes: [7, 3, 2] });
    expect(electionOf(stage)).toMatchObject({
      phase: 'counted',
      result: { outcome: 'elected', elected: [handle('cem')] },
    });
    expect(stage.state.posts['office:secretary']?.map(({ member }) => member)).toEqual([handle('cem')]);
  });

  it('takes the lowest off the paper, round after round, until somebody has the majority', () => {
    const stage = polling({}, ['cem', 'dot', 'eva', 'fay']);
    vote(stage, 1, { cem: 4, dot: 4, eva: 3, fay: 1 });
    close(stage, 1);
    expect(electionOf(stage).phase).toBe('between-rounds');
    open(stage, 2);
    expect(paper(stage)).toEqual(['cem', 'dot', 'eva'].map(handle));
    expect(held(stage).at(-1)?.out).toEqual([{ candidate: handle('fay'), why: 'votes' }]);
    vote(stage, 2, { cem: 5, dot: 4, eva: 3 });
    close(stage, 2);
    open(stage, 3);
    vote(stage, 3, { cem: 5, dot: 7 });
    close(stage, 3);
    expect(electionOf(stage).result).toMatchObject({ outcome: 'elected', elected: [handle('dot')], ballots: 12 });
  });

  it('settles a tie for the last place by a lot that is recorded', () => {
    const stage = polling({}, ['cem', 'dot', 'eva', 'fay']);
    vote(stage, 1, { cem: 5, dot: 3, eva: 2, fay: 2 });
    close(stage, 1);
    open(stage, 2);
    const { lot, out } = held(stage).at(-1) ?? {};
    expect(lot).toMatchObject({ between: [handle('eva'), handle('fay')] });
    expect(out).toEqual([{ candidate: lot?.chosen[0], why: 'lot' }]);
  });

  it('lets candidates withdraw between rounds, and only then', () => {
    const stage = polling({}, ['cem', 'dot', 'eva', 'fay']);
    expect(stage.try('cem', 'withdraw-candidacy', { election: 'e' })).toMatchObject(
      refuse({ reason: 'election-phase', phase: 'polling' }),
    );
    vote(stage, 1, { cem: 4, dot: 4, eva: 3, fay: 1 });
    close(stage, 1);
    stage.do('dot', 'withdraw-candidacy', { election: 'e' });
    open(stage, 2);
    // Three are left without dot, so the lowest of them goes as well.
    expect(paper(stage)).toEqual(['cem', 'eva'].map(handle));
    expect(held(stage).at(-1)?.out).toEqual([
      { candidate: handle('dot'), why: 'withdrew' },
      { candidate: handle('fay'), why: 'votes' },
    ]);
    vote(stage, 2, { cem: 6, eva: 6 });
    close(stage, 2);
    expect(round(stage, 2)).toMatchObject({ outcome: 'elected', by: 'lot' });
  });

  it('ends without anybody when all withdraw', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 4, dot: 4, eva: 4 });
    close(stage, 1);
    for (const name of ['cem', 'dot', 'eva']) stage.do(name, 'withdraw-candidacy', { election: 'e' });
    open(stage, 2);
    expect(electionOf(stage)).toMatchObject({
      phase: 'counted',
      result: { outcome: 'too-few-candidates', elected: [] },
    });
  });

  it('takes nobody off the paper after a round without a quorum, and ends after two running', () => {
    const stage = polling({ quorum: 'at least 1/2 of members' }, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 3, dot: 1, eva: 1 });
    close(stage, 1);
    expect(round(stage, 1)).toMatchObject({ outcome: 'no-quorum', elected: null, ballots: 5 });
    open(stage, 2);
    expect(paper(stage)).toHaveLength(3);
    vote(stage, 2, { cem: 5 });
    close(stage, 2);
    expect(electionOf(stage)).toMatchObject({ phase: 'counted', result: { outcome: 'no-quorum', elected: [] } });
  });

  it('elects nobody when every paper is blank', () => {
    const stage = polling({}, ['cem', 'dot']);
    vote(stage, 1, { '': 12 });
    close(stage, 1);
    expect(round(stage, 1)).toMatchObject({ outcome: 'no-votes', blank: 12, votes: [0, 0] });
  });

  it('takes the base of the majority from the charter', () => {
    const stage = polling({ rounds: '{ majority: more than 1/2 of members }' }, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 6, dot: 1 });
    close(stage, 1);
    expect(round(stage, 1)).toMatchObject({ outcome: 'nobody', needed: 7 });
  });

  it('asks for all phrases that the charter has, blank papers among those present', () => {
    const rounds = '{ majority: [more than 1/2 of votes cast, at least 1/2 of those present] }';
    const stage = polling({ rounds }, ['cem', 'dot']);
    vote(stage, 1, { cem: 4, dot: 3, '': 5 });
    close(stage, 1);
    expect(round(stage, 1)).toMatchObject({ needed: 6, by: 'most-votes', outcome: 'elected' });
  });

  it('elects by the most votes from the round that the charter names', () => {
    const stage = polling({ rounds: '{ out: nobody, most_votes_from: 2 }' }, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 5, dot: 4, eva: 3 });
    close(stage, 1);
    open(stage, 2);
    expect(paper(stage)).toHaveLength(3);
    vote(stage, 2, { cem: 4, dot: 5, eva: 3 });
    close(stage, 2);
    expect(round(stage, 2)).toMatchObject({ by: 'most-votes', elected: handle('dot') });
  });

  it('elects nobody when the last round that the charter allows has no majority', () => {
    const stage = polling({ rounds: '{ last_two: majority, at_most: 2 }' }, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 5, dot: 4, eva: 3 });
    close(stage, 1);
    open(stage, 2);
    vote(stage, 2, { cem: 6, dot: 6 });
    close(stage, 2);
    expect(electionOf(stage).result).toMatchObject({ outcome: 'no-majority', elected: [] });
  });

  it('takes out all below a share, and all equal lowest together, where the charter says so', () => {
    const below = polling({ rounds: '{ out: below 1/5 }' }, ['cem', 'dot', 'eva', 'fay']);
    vote(below, 1, { cem: 5, dot: 5, eva: 1, fay: 1 });
    close(below, 1);
    open(below, 2);
    expect(paper(below)).toEqual(['cem', 'dot'].map(handle));
    const together = polling({ rounds: '{ out: fewest together }' }, ['cem', 'dot', 'eva', 'fay']);
    vote(together, 1, { cem: 4, dot: 4, eva: 2, fay: 2 });
    close(together, 1);
    open(together, 2);
    expect(paper(together)).toEqual(['cem', 'dot'].map(handle));
  });

  it('leaves the seat empty when most want nominations reopened', () => {
    const stage = polling({ reopen: true }, ['cem', 'dot']);
    expect(paper(stage)).toEqual([handle('cem'), handle('dot'), 'reopen-nominations']);
    vote(stage, 1, { 'reopen-nominations': 8, cem: 4 });
    close(stage, 1);
    expect(electionOf(stage).result).toMatchObject({ outcome: 'elected', elected: [] });
    expect(stage.state.posts['office:secretary'] ?? []).toEqual([]);
  });

  it('fills one seat at a time', () => {
    const stage = founded(charterWith({}).replace('filled_by: election:board', 'filled_by: election:officers'));
    const call = {
      election: 'e',
      of: 'officers',
      post: 'seats:board/elected',
      rule: 'exhaustive',
      nominationsClose: stage.at,
    };
    expect(stage.try('ada', 'call-election', { ...call, seats: 2 })).toEqual(
      refuse({ reason: 'one-seat-in-rounds', asked: 2 }),
    );
  });

  it('refuses a majority that no round can count', () => {
    const stage = founded(charterWith({ rounds: '{ majority: more than 1/2 of card votes }' }));
    const call = {
      election: 'e',
      of: 'officers',
      post: 'office:secretary',
      rule: 'exhaustive',
      nominationsClose: stage.at,
    };
    expect(stage.try('ada', 'call-election', { ...call, seats: 1 })).toMatchObject(
      refuse({ reason: 'majority-not-countable' }),
    );
  });
});

describe('what is meant for one round', () => {
  it('never counts in another', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    const late = stage.act('ida', 'cast-ballot', { election: 'e', round: 1, ranking: [[handle('cem')]] });
    vote(stage, 1, { cem: 5, dot: 4, eva: 2 });
    close(stage, 1);
    open(stage, 2);
    const { at, charter } = stage;
    const sha256 = () => '0'.repeat(64) as never;
    expect(decide(late, stage.state, { at, charter, proofHolds: true, sha256 })).toEqual(
      refuse({ reason: 'wrong-round', round: 2, asked: 1 }),
    );
    expect(stage.try('ada', 'close-poll', { election: 'e', round: 1 })).toEqual(
      refuse({ reason: 'wrong-round', round: 2, asked: 1 }),
    );
    expect(stage.try('ada', 'close-poll', { election: 'e' })).toEqual(
      refuse({ reason: 'wrong-round', round: 2, asked: null }),
    );
  });

  it('has one choice at most, of those on its paper', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    const cast = (...names: readonly string[]) =>
      stage.try('ida', 'cast-ballot', { election: 'e', round: 1, ranking: names.map((name) => [handle(name)]) });
    expect(cast('cem', 'dot')).toEqual(refuse({ reason: 'one-choice-in-a-round', asked: 2 }));
    expect(cast('lea')).toEqual(refuse({ reason: 'no-such-candidate', candidate: handle('lea') }));
  });

  it('is opened in order, by whoever runs the election', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 4, dot: 4, eva: 3 });
    close(stage, 1);
    expect(stage.try('cem', 'open-round', { election: 'e', round: 2 })).toMatchObject(
      refuse({ reason: 'may-not-run' }),
    );
    expect(stage.try('ada', 'open-round', { election: 'e', round: 3 })).toEqual(
      refuse({ reason: 'wrong-round', round: 2, asked: 3 }),
    );
  });

  it('is refused by the door when it is no number', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    const act = stage.act('ada', 'close-poll', { election: 'e', round: 1 });
    expect(parseAct({ ...act, body: { election: 'e', round: 0 } })).toMatchObject({ problem: { path: '/body/round' } });
    expect(parseAct({ ...act, body: { election: 'e', round: null } }).ok).toBe(false);
    expect(parseAct(act).ok).toBe(true);
  });
});

describe('papers of a round', () => {
  it('are entered by one teller, confirmed by another, and counted with that round alone', () => {
    const stage = polling({ secrecy: 'secret' }, ['cem', 'dot', 'eva']);
    enter(stage, 1, 'b1', { cem: 5, dot: 4, eva: 3 });
    close(stage, 1);
    open(stage, 2);
    expect(
      stage.try('ada', 'enter-papers', { election: 'e', round: 2, batch: 'b1', papers: [{ ranking: [], papers: 1 }] }),
    ).toEqual(refuse({ reason: 'batch-exists', batch: 'b1' }));
    enter(stage, 2, 'b2', { cem: 5, dot: 7 });
    close(stage, 2);
    expect(round(stage, 1).votes).toEqual([5, 4, 3]);
    expect(round(stage, 2)).toMatchObject({ votes: [5, 7], ballots: 12, elected: handle('dot') });
  });
});

describe('who votes in a round', () => {
  it('is whoever was on the roll when the first opened, in two rounds', () => {
    const stage = polling({ method: 'two-round' }, ['cem', 'dot', 'eva']);
    admit(stage, 'max');
    vote(stage, 1, { cem: 5, dot: 4, eva: 3 });
    expect(stage.try('max', 'cast-ballot', { election: 'e', round: 1, ranking: [] })).toEqual(
      refuse({ reason: 'not-entitled' }),
    );
    close(stage, 1);
    open(stage, 2);
    expect(paper(stage)).toEqual(['cem', 'dot'].map(handle));
    expect(stage.try('max', 'cast-ballot', { election: 'e', round: 2, ranking: [] }).ok).toBe(false);
    vote(stage, 2, { cem: 2, dot: 3 });
    close(stage, 2);
    expect(round(stage, 2)).toMatchObject({ entitled: 12, by: 'majority', elected: handle('dot') });
  });

  it('is whoever is on it at the round, where rounds are repeated', () => {
    const stage = polling({}, ['cem', 'dot', 'eva']);
    vote(stage, 1, { cem: 5, dot: 4, eva: 3 });
    close(stage, 1);
    admit(stage, 'max');
    open(stage, 2);
    expect(stage.try('max', 'cast-ballot', { election: 'e', round: 2, ranking: [[handle('cem')]] }).ok).toBe(true);
    expect(stage.state.elections['e']?.rounds?.held).toHaveLength(2);
  });
});

const terms = fc.record({
  method: fc.constantFrom('exhaustive' as const, 'two-round' as const),
  out: fc.constantFrom('fewest', 'fewest together', 'below 1/4', 'keep 3', 'nobody'),
  last: fc.constantFrom('most votes', 'majority'),
  majority: fc.constantFrom('more than 1/2 of votes cast', 'at least 2/3 of those present', 'more than 1/2 of members'),
  most: fc.integer({ min: 0, max: 4 }),
});
const play = fc.record({
  stand: fc.integer({ min: 1, max: 6 }),
  /** For each round, whom each voter chooses among those on the paper; 0 is blank, 9 stays away. */
  votes: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }), {
    minLength: 6,
    maxLength: 6,
  }),
  withdraws: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }),
});

describe('every election in rounds', () => {
  it('elects one at most, never brings anybody back, counts each paper once, and counts the same again', () => {
    const story = fc.property(terms, play, ({ method, out, last, majority, most }, { stand, votes, withdraws }) => {
      const until = most === 0 ? 'at_most: 6' : `most_votes_from: ${most}`;
      const rounds = `{ out: ${out}, last_two: ${last}, majority: ${majority}, ${until} }`;
      const stage = polling({ rounds, method }, people.slice(2, 2 + stand));
      const out_ = new Set<string>();
      for (let number = 1; electionOf(stage).phase === 'polling' && number <= votes.length; number += 1) {
        const standing = paper(stage);
        expect(standing.some((candidate) => out_.has(candidate))).toBe(false);
        const given = votes[number - 1]?.filter((choice) => choice !== 9).length;
        for (const [i, choice] of (votes[number - 1] ?? []).entries()) {
          if (choice === 9) continue;
          const chosen = choice === 0 ? undefined : standing[(choice - 1) % standing.length];
          const ranking = chosen === undefined ? [] : [[chosen]];
          stage.do(people[i] ?? '', 'cast-ballot', { election: 'e', round: number, ranking });
        }
        close(stage, number);
        const result = round(stage, number);
        expect(result.ballots).toBe(given);
        expect(result.votes.reduce((sum, one) => sum + one, result.blank)).toBe(given);
        if (electionOf(stage).phase !== 'between-rounds') break;
        const name = people[2 + (withdraws[number - 1] ?? 0)] ?? '';
        stage.try(name, 'withdraw-candidacy', { election: 'e' });
        open(stage, number + 1);
        for (const candidate of standing) if (!paper(stage).includes(candidate)) out_.add(candidate);
      }
      const { result } = electionOf(stage);
      expect((stage.state.posts['office:secretary'] ?? []).length).toBeLessThanOrEqual(1);
      if (result?.transcript) {
        const again = countElection(electionOf(stage), (bytes) => digest(bytes));
        expect(again.ok && again.value.elected.length).toBe(result.elected.length);
      }
    });
    fc.assert(story, { numRuns: 150 });
  });
});

function digest(bytes: Uint8Array): never {
  let sum = 7;
  for (const byte of bytes) sum = (sum * 31 + byte) % 0x1fffffffffff;
  return sum.toString(16).padStart(64, '0') as never;
}

interface Wanted {
  readonly method?: 'exhaustive' | 'two-round';
  readonly rounds?: string;
  readonly quorum?: string;
  readonly secrecy?: 'open' | 'secret';
  readonly reopen?: boolean;
}

function charterWith({
  method = 'exhaustive',
  rounds,
  quorum = 'none',
  secrecy = 'open',
  reopen = false,
}: Wanted): string {
  const [before = '', officers = ''] = text.split('\n  officers:\n');
  const changed = officers
    .replace('method: condorcet-schwartz', `method: ${method}${rounds === undefined ? '' : `\n    rounds: ${rounds}`}`)
    .replace('secrecy: secret', `secrecy: ${secrecy}`)
    .replace('quorum: at least 1/4 of members', `quorum: ${quorum}`)
    .replace('reopen_nominations: true', `reopen_nominations: ${reopen}`);
  return excused(`${before}\n  officers:\n${changed}`);
}

/** What the checker would not have adopted is excused, so that it can be tried. */
function excused(charter: string): string {
  const errors = unwaivedErrors(checkCharter(must<ParsedCharter>(parseCharter(charter))));
  const waivers = errors.map(
    ({ check, place }) => `  - { check: ${check}, at: ${place.path}, reason: "Tried here.", until: 2036-01-01 }\n`,
  );
  return waivers.length === 0 ? charter : `${charter}\nwaivers:\n${waivers.join('')}`;
}

function founded(charter: string): Stage {
  return new Stage(charter, spring).found(people, 'member', { 'seats:scrutineers/scrutineer': ['ada', 'ben'] });
}

function polling(wanted: Wanted, candidates: readonly string[]): Stage {
  const stage = founded(charterWith(wanted));
  const rule = wanted.method ?? 'exhaustive';
  const call = { election: 'e', of: 'officers', post: 'office:secretary', seats: 1, rule };
  stage.do('ada', 'call-election', { ...call, nominationsClose: stage.at });
  for (const name of candidates) {
    stage.do('ada', 'nominate', { election: 'e', candidate: handle(name) });
    stage.do(name, 'accept-nomination', { election: 'e', statement: null });
  }
  stage.do('ada', 'open-poll', { election: 'e' });
  return stage;
}

/** So many of the people, in their order, vote for each; '' is blank. */
function vote(stage: Stage, number: number, votes: { readonly [name: string]: number }): void {
  const choices = Object.entries(votes).flatMap(([name, times]) => Array.from({ length: times }, () => name));
  for (const [i, choice] of choices.entries())
    stage.do(people[i] ?? '', 'cast-ballot', { election: 'e', round: number, ranking: rankingOf(choice) });
}

function enter(stage: Stage, number: number, batch: string, votes: { readonly [name: string]: number }): void {
  const papers = Object.entries(votes).map(([name, times]) => ({ ranking: rankingOf(name), papers: times }));
  stage.do('ada', 'enter-papers', { election: 'e', round: number, batch, papers });
  stage.do('ben', 'confirm-papers', { election: 'e', batch });
}

function rankingOf(name: string) {
  if (name === '') return [];
  return [[name === 'reopen-nominations' ? name : handle(name)]] as const;
}

function close(stage: Stage, number: number): void {
  stage.do('ada', 'close-poll', { election: 'e', round: number });
}

function open(stage: Stage, number: number): void {
  stage.do('ada', 'open-round', { election: 'e', round: number });
}

function electionOf(stage: Stage): ElectionState {
  return stage.state.elections['e'] ?? ({} as never);
}

function held(stage: Stage) {
  return electionOf(stage).rounds?.held ?? [];
}

function paper(stage: Stage) {
  return held(stage).at(-1)?.candidates ?? [];
}

function round(stage: Stage, number: number) {
  return held(stage)[number - 1]?.result ?? ({} as never);
}

/** A member who came later. */
function admit(stage: Stage, name: string): void {
  stage.wait(day);
  const index = stage.state.entries;
  const { handle: member, ...rest } = {
    handle: handle(name),
    standing: 'member',
    class: 'member',
    unit: null,
  } as const;
  const device = stage.act(name, 'leave', {}).device ?? '';
  stage.state = {
    ...stage.state,
    members: { ...stage.state.members, [member]: { ...rest, name: '' as never, entry: index } },
    devices: {
      ...stage.state.devices,
      [device]: { id: device as never, member, phase: 'enrolled', label: '', entry: index },
    },
  };
}
