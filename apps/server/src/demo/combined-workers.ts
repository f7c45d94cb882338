/**
 * The Combined Workers' Union, of no country's workers: charter example 3, and
 * its executive council in session.
 */
import { readFileSync } from 'node:fs';
import type { OrgId } from '@quorate/basics';
import { close, convene, day, type MeetingScene, minute, open, propose, take, vote } from './scenes.ts';
import type { Story } from './story.ts';
import type { Playback } from './troupe.ts';

const executive = {
  adaeze: 'Adaeze Nwosu',
  bertil: 'Bertil Holm',
  carys: 'Carys Vaughan',
  daniyar: 'Daniyar Akhmetov',
  elif: 'Elif Kaya',
  fergus: 'Fergus Boyle',
  gulsara: 'Gulsara Yusupova',
  hamza: 'Hamza El Idrissi',
  ilse: 'Ilse Vermeer',
  jarek: 'Jarek Nowicki',
  keiko: 'Keiko Arai',
  luis: 'Luís Tavares',
  maeve: 'Maeve Corrigan',
  nikos: 'Nikos Pappas',
  oluwaseun: 'Oluwaseun Bello',
  petra: 'Petra Novotná',
  quentin: 'Quentin Marsh',
  rosa: 'Rosa Ibarra',
  sanjay: 'Sanjay Mehta',
  tala: 'Tala Mansour',
  ursula: 'Ursula Brandt',
  vikram: 'Vikram Sandhu',
  winnie: 'Winnie Achieng',
  xiomara: 'Xiomara Vega',
  yannick: 'Yannick Leclerc',
} as const;
const equality = { zofia: 'Zofia Lis', abena: 'Abena Mensah', birgit: 'Birgit Aas', chike: 'Chike Obi' } as const;
const officers = { dorothea: 'Dorothea Finch', emeka: 'Emeka Adeyemi', farida: 'Farida Karim' } as const;
const others = {
  gareth: 'Gareth Pugh',
  hyun: 'Hyun-woo Seo',
  iman: 'Iman Warsame',
  josephine: 'Josephine Clarke',
  kwame: 'Kwame Boateng',
  lotte: 'Lotte Nygaard',
  milan: 'Milan Kovač',
  nandi: 'Nandi Zulu',
  orla: 'Orla Byrne',
  piotr: 'Piotr Zając',
} as const;
const council = [...Object.keys(executive), ...Object.keys(equality)];

/**
 * The example leaves the number of regional seats to the members in each
 * region. The demo has no regions, so its rule book gives the number.
 */
function ruleBook(): string {
  const text = readFileSync(new URL('../../../../examples/charters/national-union.yaml', import.meta.url), 'utf8');
  const seat = '        name: Regional member\n';
  return text.replace(seat, `${seat}        count: ${Object.keys(executive).length}\n`);
}

export const combinedWorkers: Story = {
  name: 'combined-workers',
  cast: (org: OrgId) => ({
    org,
    title: 'Combined Workers’ Union',
    people: { ...executive, ...equality, ...officers, ...others },
    charter: ruleBook(),
  }),
  meeting: 'executive-november',
  unfounded: [],
  people: [
    { id: 'adaeze', hint: 'Presides over the council today' },
    { id: 'rosa', hint: 'Proposed the training fund' },
    { id: 'zofia', hint: 'Holds an equality seat, in the room' },
    { id: 'jarek', hint: 'In the room, a regional member' },
    { id: 'winnie', hint: 'On the way, has not checked in yet' },
    { id: 'dorothea', hint: 'President; has no vote in the council' },
    { id: 'emeka', hint: 'General secretary; keeps the roll' },
    { id: 'gareth', hint: 'Returning officer; runs the ballots' },
    { id: 'piotr', hint: 'A member of a branch, who may watch' },
  ],
  play: async (play, now) => {
    play.moveTo(morning(now, 200));
    await play.found([...council, ...Object.keys(officers), ...Object.keys(others)], 'full', {
      'office:president': ['dorothea'],
      'office:general-secretary': ['emeka'],
      'office:treasurer': ['farida'],
      'seats:executive/regional': Object.keys(executive),
      'seats:executive/equality': Object.keys(equality),
      'seats:returning-board/returning-officer': ['gareth', 'hyun', 'iman'],
      'seats:tribunal/judge': ['josephine', 'kwame', 'lotte', 'milan', 'nandi'],
    });
    await june(play, now);
    await september(play, now);
    await inSession(play, now);
  },
};

const sitting = { of: 'executive', convener: 'ilse', notice: 9 * day, place: 'Hall of the Trades, second floor' };

async function june(play: Playback, now: number): Promise<void> {
  play.moveTo(morning(now, 170));
  await play.each(council.slice(1, 9), 'request-meeting', () => ({
    of: 'executive',
    request: 'first-sitting',
    title: 'First sitting of the new council',
  }));
  const meeting: MeetingScene = {
    ...sitting,
    id: 'executive-june',
    title: 'Executive Council',
    chair: 'fergus',
    starts: morning(now, 150),
    agenda: [
      { id: 'magazine', title: 'The members’ magazine' },
      { id: 'office', title: 'Office in the north' },
    ],
    present: council.slice(0, 22),
  };
  const { present } = meeting;
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'magazine');
  await propose(play, {
    id: 'magazine-six',
    meeting: meeting.id,
    item: 'magazine',
    by: 'keiko',
    seconders: ['luis'],
    title: 'Six issues of the magazine a year',
    text: 'That the members’ magazine appears every two months.\nThat its costs stay within this year’s line for publications.',
    effect: { kind: 'money.spend' },
  });
  await vote(play, meeting, 'magazine-six', {
    yes: present.slice(0, 17),
    no: present.slice(17, 20),
    abstain: present.slice(20),
  });
  await take(play, meeting, 'office');
  await propose(play, {
    id: 'north-office',
    meeting: meeting.id,
    item: 'office',
    by: 'bertil',
    seconders: ['nikos'],
    title: 'A second office in the north',
    text: 'That an office with three rooms is rented in the north for two years.',
    effect: { kind: 'money.spend' },
  });
  await vote(play, meeting, 'north-office', {
    yes: present.slice(0, 9),
    no: present.slice(9, 20),
    abstain: present.slice(20),
  });
  await close(play, meeting);
}

/** Sixteen came, four had to leave before the vote closed: fewer than half of the seats. */
async function september(play: Playback, now: number): Promise<void> {
  const meeting: MeetingScene = {
    ...sitting,
    id: 'executive-september',
    title: 'Executive Council',
    chair: 'adaeze',
    starts: morning(now, 80),
    agenda: [{ id: 'first-aid', title: 'First aid at branch meetings' }],
    present: ['adaeze', ...council.slice(10, 25)],
  };
  const { present } = meeting;
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'first-aid');
  await propose(play, {
    id: 'first-aid-courses',
    meeting: meeting.id,
    item: 'first-aid',
    by: 'tala',
    seconders: ['rosa'],
    title: 'First-aid courses for branch officers',
    text: 'That each branch may send two officers a year to a first-aid course at the union’s cost.',
    effect: { kind: 'money.spend' },
  });
  await vote(play, meeting, 'first-aid-courses', { yes: present.slice(0, 11), leave: present.slice(12) });
  await close(play, meeting);
}

async function inSession(play: Playback, now: number): Promise<void> {
  const meeting: MeetingScene = {
    ...sitting,
    id: 'executive-november',
    title: 'Executive Council',
    chair: 'adaeze',
    starts: now - 16 * minute,
    agenda: [
      { id: 'first-aid', title: 'First aid at branch meetings, again' },
      { id: 'training', title: 'A fund for training' },
      { id: 'meetings', title: 'How the council meets' },
      { id: 'other', title: 'Any other business' },
    ],
    present: ['adaeze', ...council.slice(2, 22), 'zofia', 'abena'].filter((id) => id !== 'winnie'),
  };
  const { present } = meeting;
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'first-aid');
  await propose(play, {
    id: 'first-aid-again',
    meeting: meeting.id,
    item: 'first-aid',
    by: 'tala',
    seconders: ['rosa', 'hamza'],
    title: 'First-aid courses for branch officers',
    text: 'That each branch may send two officers a year to a first-aid course at the union’s cost.\nThat the general secretary reports yearly how many went.',
    effect: { kind: 'money.spend' },
  });
  await vote(play, meeting, 'first-aid-again', {
    yes: present.slice(0, 18),
    no: present.slice(18, 20),
    abstain: present.slice(20),
  });
  await take(play, meeting, 'training');
  await propose(play, {
    id: 'training-fund',
    meeting: meeting.id,
    item: 'training',
    by: 'rosa',
    seconders: ['sanjay'],
    title: 'A fund for branch training',
    text: 'That 40,000 GBP are set aside for training that branches ask for.\nThat no branch gets more than 1,500 GBP in a year.\nThat what is left over goes back to the reserve.',
    effect: { kind: 'money.spend' },
  });
  await propose(play, {
    id: 'papers-a-week-before',
    meeting: meeting.id,
    item: 'meetings',
    by: 'jarek',
    seconders: [],
    title: 'Papers a week before',
    text: 'That papers for the council are sent out seven days before it sits.\nThat a later paper is taken only if nobody objects.',
    effect: { kind: 'rules.make' },
  });
  await play.wait(10).each(['elif', 'maeve'], 'ask-to-speak', () => ({ meeting: meeting.id }));
  await play.wait(10).do('adaeze', 'give-floor', { meeting: meeting.id, to: play.troupe.member('rosa') });
}

/** Ten in the morning, so many days ago. */
function morning(now: number, daysAgo: number): number {
  return Math.floor(now / day - daysAgo) * day + 10 * 3600;
}
