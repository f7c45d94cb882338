import { readFileSync } from 'node:fs';
import { refuse } from '@quorate/basics';
import { rules } from '@quorate/tally';
import { describe, expect, it } from 'vitest';
import { handle, Stage } from '../testing/index.ts';

const spring = Date.UTC(2026, 3, 1, 12) / 1000;
const day = 86_400;
const people = ['ada', 'ben', 'cem', 'dot', 'eva', 'fay', 'gus', 'hal', 'ida', 'jon', 'kim', 'lea'];
const secretly = readFileSync(new URL('../testdata/small-coop.yaml', import.meta.url), 'utf8');
/** The same charter with an open election of the board. */
const openly = secretly
  .replace(/(timetable: "14 days nominations[^\n]*\n\s+secrecy:) secret/, '$1 open')
  .concat(
    '\nwaivers:\n  - { check: secret-about-persons, at: elections/board, reason: "Everybody knows how everybody votes here.", until: 2036-01-01 }\n',
  );

describe('an election by ranking', () => {
  it('is called by those who run it, by a rule of the method that the charter names', () => {
    const stage = founded(openly);
    expect(stage.try('cem', 'call-election', callOf(stage))).toEqual(
      refuse({ reason: 'may-not-run', runBy: 'body:scrutineers' }),
    );
    expect(stage.try('ada', 'call-election', { ...callOf(stage), rule: 'plurality' })).toMatchObject(
      refuse({ reason: 'rule-not-of-method', method: 'stv' }),
    );
    expect(stage.try('ada', 'call-election', callOf(stage)).ok).toBe(true);
  });

  it('has candidates whom somebody else put forward and who accepted', () => {
    const stage = founded(openly);
    stage.do('ada', 'call-election', callOf(stage));
    stage.do('cem', 'nominate', { election: 'board-2026', candidate: handle('cem') });
    expect(stage.try('cem', 'accept-nomination', { election: 'board-2026', statement: null })).toEqual(
      refuse({ reason: 'needs-another-nominator' }),
    );
    stage.do('dot', 'nominate', { election: 'board-2026', candidate: handle('cem') });
    expect(stage.try('cem', 'accept-nomination', { election: 'board-2026', statement: null }).ok).toBe(true);
  });

  it('fills the seats with those whom the count elects', () => {
    const stage = polling(openly);
    for (const voter of people) {
      const ranking = [[handle('cem')], [handle('dot')], [handle('eva')]];
      stage.do(voter, 'cast-ballot', { election: 'board-2026', ranking });
    }
    stage.do('ada', 'close-poll', { election: 'board-2026' });
    const { result } = stage.state.elections['board-2026'] ?? {};
    expect(result).toMatchObject({ outcome: 'elected', ballots: 12, entitled: 12 });
    expect(result?.elected).toHaveLength(2);
    expect(stage.state.posts['seats:board/elected']?.map(({ member }) => member)).toEqual(result?.elected);
  });

  it('counts the last ballot of each voter, once', () => {
    const stage = polling(openly);
    for (const _again of [1, 2, 3])
      stage.do('gus', 'cast-ballot', { election: 'board-2026', ranking: [[handle('dot')]] });
    for (const voter of ['hal', 'ida'])
      stage.do(voter, 'cast-ballot', { election: 'board-2026', ranking: [[handle('cem')]] });
    stage.do('ada', 'close-poll', { election: 'board-2026' });
    expect(stage.state.elections['board-2026']?.result?.ballots).toBe(3);
  });

  it('gives no seat to whoever has left the organisation, before the papers are out or after', () => {
    const early = founded(openly);
    early.do('ada', 'call-election', callOf(early));
    early.do('dot', 'nominate', { election: 'board-2026', candidate: handle('cem') });
    early.do('cem', 'accept-nomination', { election: 'board-2026', statement: null });
    early.do('cem', 'leave', {});
    expect(early.state.elections['board-2026']?.candidates[handle('cem')]?.phase).toBe('withdrawn');
    const late = polling(openly);
    for (const voter of people)
      late.do(voter, 'cast-ballot', { election: 'board-2026', ranking: [[handle('cem')], [handle('dot')]] });
    late.do('cem', 'leave', {});
    late.do('ada', 'close-poll', { election: 'board-2026' });
    expect(late.state.elections['board-2026']?.result?.elected).toContain(handle('cem'));
    expect(late.state.posts['seats:board/elected']?.map(({ member }) => member)).toEqual([handle('dot')]);
  });

  it('is refused a quorum when fewer vote than the charter asks', () => {
    const stage = polling(openly);
    stage.do('gus', 'cast-ballot', { election: 'board-2026', ranking: [[handle('dot')]] });
    stage.do('ada', 'close-poll', { election: 'board-2026' });
    expect(stage.state.elections['board-2026']?.result).toMatchObject({ outcome: 'no-quorum', elected: [] });
  });

  it('refuses a paper with a stranger on it, or a candidate twice', () => {
    const stage = polling(openly);
    const cast = (ranking: readonly (readonly string[])[]) =>
      stage.try('gus', 'cast-ballot', { election: 'board-2026', ranking: ranking.map((group) => group.map(handle)) });
    expect(cast([['lea']])).toEqual(refuse({ reason: 'no-such-candidate', candidate: handle('lea') }));
    expect(cast([['cem'], ['cem']])).toEqual(refuse({ reason: 'candidate-twice', candidate: handle('cem') }));
  });
});

describe('a secret election on paper', () => {
  it('takes no open ballots, and no batch that one teller alone has seen', () => {
    const stage = polling(secretly);
    const ranking = [[handle('cem')], [handle('dot')]];
    expect(stage.try('gus', 'cast-ballot', { election: 'board-2026', ranking })).toEqual(
      refuse({ reason: 'booth-or-paper-only', of: 'board' }),
    );
    stage.do('ada', 'enter-papers', { election: 'board-2026', batch: 'b1', papers: [{ ranking, papers: 9 }] });
    expect(stage.try('ada', 'confirm-papers', { election: 'board-2026', batch: 'b1' })).toEqual(
      refuse({ reason: 'needs-another-teller', batch: 'b1' }),
    );
    expect(stage.try('ada', 'close-poll', { election: 'board-2026' })).toEqual(
      refuse({ reason: 'batch-not-confirmed', batch: 'b1' }),
    );
    stage.do('ben', 'confirm-papers', { election: 'board-2026', batch: 'b1' });
    stage.do('ada', 'close-poll', { election: 'board-2026' });
    expect(stage.state.elections['board-2026']?.result).toMatchObject({ outcome: 'elected', ballots: 9 });
  });
});

function founded(charter: string): Stage {
  return new Stage(charter, spring).found(people, 'member', { 'seats:scrutineers/scrutineer': ['ada', 'ben'] });
}

function callOf(stage: Stage) {
  const rule = rules.find(({ id }) => id === 'stv-scottish-2007')?.id ?? '';
  return {
    election: 'board-2026',
    of: 'board',
    post: 'seats:board/elected',
    seats: 2,
    rule,
    nominationsClose: (stage.at + 14 * day) as never,
  };
}

function polling(charter: string): Stage {
  const stage = founded(charter);
  stage.do('ada', 'call-election', callOf(stage));
  for (const name of ['cem', 'dot', 'eva']) {
    stage.do('fay', 'nominate', { election: 'board-2026', candidate: handle(name) });
    stage.do(name, 'accept-nomination', { election: 'board-2026', statement: null });
  }
  stage.wait(15 * day).do('ada', 'open-poll', { election: 'board-2026' });
  return stage;
}
