/**
 * The Kettle Lane Bakers' Co-operative, which nobody has ever bought bread from:
 * 30 members under charter example 1, eight months of history, and a general
 * meeting in session.
 */
import { readFileSync } from 'node:fs';
import type { OrgId } from '@quorate/basics';
import { commitmentTo } from '../vault/commitment.ts';
import { close, convene, day, type MeetingScene, minute, open, propose, take, vote } from './scenes.ts';
import type { Story } from './story.ts';
import { type Playback, paperOf } from './troupe.ts';

const founders = {
  ines: 'Inês Carvalho',
  tomasz: 'Tomasz Wilk',
  amara: 'Amara Osei',
  dilys: 'Dilys Prosser',
  kofi: 'Kofi Asante',
  jun: 'Jun Takeda',
  marta: 'Marta Lindqvist',
  yusuf: 'Yusuf Demir',
  bronagh: 'Bronagh Keane',
  lakshmi: 'Lakshmi Raman',
  pavel: 'Pavel Dvořák',
  hana: 'Hana Kaczmarek',
  george: 'George Attwell',
  leila: 'Leila Haddad',
  mateo: 'Mateo Quispe',
  wanjiru: 'Wanjiru Kamau',
  stefan: 'Stefan Iliev',
  nora: 'Nora Bjelland',
  rashid: 'Rashid Chowdhury',
  esther: 'Esther Abrahams',
  callum: 'Callum Reid',
  thuy: 'Thuỳ Nguyễn',
  olga: 'Olga Petrenko',
  samir: 'Samir Benali',
  agnes: 'Agnes Whitlock',
  ravi: 'Ravi Pillai',
  freya: 'Freya Sørensen',
  diego: 'Diego Marín',
};
const newcomers = { mbali: 'Mbali Dlamini', sorin: 'Sorin Vasile', clementine: 'Clémentine Roux' };
const everybody = Object.keys(founders);
const general = { of: 'general-meeting', convener: 'ines', notice: 15 * day, place: 'The flour store, Kettle Lane' };
const board = { of: 'board', convener: 'ines', notice: 4 * day, place: 'The office above the shop' };

export const kettleLane: Story = {
  name: 'kettle-lane',
  cast: (org: OrgId) => ({
    org,
    title: 'Kettle Lane Bakers’ Co-operative',
    people: { ...founders, ...newcomers },
    charter: readFileSync(new URL('../../../../examples/charters/cooperative.yaml', import.meta.url), 'utf8'),
  }),
  meeting: 'november-meeting',
  unfounded: Object.keys(newcomers),
  people: [
    { id: 'dilys', hint: 'Presides over the meeting now' },
    { id: 'ines', hint: 'Keeps the roll and wrote the notice' },
    { id: 'kofi', hint: 'Proposed the longer winter hours' },
    { id: 'leila', hint: 'In the room, a member like most' },
    { id: 'callum', hint: 'In the room, asked to speak' },
    { id: 'mbali', hint: 'Admitted this spring' },
    { id: 'freya', hint: 'At home, has not checked in yet' },
    { id: 'marta', hint: 'Runs the election with the other scrutineers' },
    { id: 'tomasz', hint: 'Keeps the books' },
    { id: 'clementine', hint: 'Has applied; the meeting decides today' },
  ],
  play: async (play, now) => {
    await founding(play, now);
    await spring(play, now);
    await summer(play, now);
    await autumn(play, now);
    await inSession(play, now);
  },
};

async function founding(play: Playback, now: number): Promise<void> {
  play.moveTo(evening(now, 240));
  await play.found(everybody, 'member', {
    'office:secretary': ['ines'],
    'office:treasurer': ['tomasz'],
    'seats:board/elected': ['amara', 'kofi', 'jun'],
    'seats:scrutineers/scrutineer': ['marta', 'yusuf', 'bronagh'],
  });
  const meeting: MeetingScene = {
    ...board,
    id: 'board-1',
    title: 'First meeting of the board',
    chair: 'amara',
    starts: evening(now, 225),
    agenda: [
      { id: 'oven', title: 'A second oven' },
      { id: 'saturdays', title: 'Saturday closing time' },
    ],
    present: ['amara', 'kofi', 'jun'],
  };
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'oven');
  await propose(play, {
    id: 'second-oven',
    meeting: meeting.id,
    item: 'oven',
    by: 'kofi',
    seconders: ['jun'],
    title: 'Buy a second deck oven',
    text: 'That the board buys a used two-deck oven for at most 6,400 GBP.\nThat it is paid from the equipment line of the budget.',
    effect: { kind: 'money.spend' },
  });
  await vote(play, meeting, 'second-oven', { yes: ['amara', 'kofi', 'jun'] });
  await take(play, meeting, 'saturdays');
  await propose(play, {
    id: 'saturday-four',
    meeting: meeting.id,
    item: 'saturdays',
    by: 'jun',
    seconders: ['amara'],
    title: 'Close at four on Saturdays',
    text: 'That the shop closes at four o’clock on Saturdays from May to August.',
    effect: { kind: 'rules.make' },
  });
  await vote(play, meeting, 'saturday-four', { yes: ['jun', 'amara'], no: ['kofi'] });
  await close(play, meeting);
}

/** An election by paper, then a general meeting that admits a member, adopts the budget and rejects a motion. */
async function spring(play: Playback, now: number): Promise<void> {
  await boardElection(play, now);
  play.moveTo(evening(now, 205));
  await apply(play, 'mbali');
  const meeting: MeetingScene = {
    ...general,
    id: 'spring-meeting',
    title: 'Spring general meeting',
    chair: 'esther',
    starts: evening(now, 180),
    agenda: [
      { id: 'admission', title: 'Admission of members' },
      { id: 'budget', title: 'The budget' },
      { id: 'sundays', title: 'Sunday mornings' },
    ],
    present: everybody.slice(0, 24),
  };
  const { present } = meeting;
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'admission');
  await propose(play, admission(play, 'mbali', meeting.id, 'hana'));
  await vote(play, meeting, 'admit-mbali', { yes: present.slice(0, 22), abstain: present.slice(22) });
  await take(play, meeting, 'budget');
  await propose(play, {
    id: 'first-budget',
    meeting: meeting.id,
    item: 'budget',
    by: 'tomasz',
    seconders: ['ines'],
    title: 'The first budget',
    text: 'That the budget laid before the meeting is adopted: income 412,000 GBP, wages 268,000 GBP, flour and energy 96,000 GBP, equipment 18,000 GBP, reserve 30,000 GBP.',
    effect: { kind: 'money.budget' },
  });
  await vote(play, meeting, 'first-budget', {
    yes: present.slice(0, 20),
    no: present.slice(20, 22),
    abstain: present.slice(22, 23),
  });
  await take(play, meeting, 'sundays');
  await propose(play, {
    id: 'sunday-mornings',
    meeting: meeting.id,
    item: 'sundays',
    by: 'stefan',
    seconders: ['rashid'],
    title: 'Open on Sunday mornings',
    text: 'That the shop opens on Sundays from eight to noon.\nThat the Sunday shift is by rota and counts one and a half times.',
    effect: { kind: 'policy.adopt' },
  });
  await vote(play, meeting, 'sunday-mornings', {
    yes: present.slice(12, 21),
    no: present.slice(0, 12),
    abstain: present.slice(21, 23),
  });
  await close(play, meeting);
}

/** The vote that failed for want of a quorum: people had trains to catch. */
async function summer(play: Playback, now: number): Promise<void> {
  play.moveTo(evening(now, 130));
  await apply(play, 'sorin');
  const members = [...everybody, 'mbali'];
  const meeting: MeetingScene = {
    ...general,
    id: 'summer-meeting',
    title: 'Summer general meeting',
    chair: 'nora',
    starts: evening(now, 110),
    agenda: [
      { id: 'admission', title: 'Admission of members' },
      { id: 'accounts', title: 'The accounts' },
      { id: 'apprentices', title: 'Apprentices' },
    ],
    present: [...members.slice(10, 24), 'mbali'],
  };
  const { present } = meeting;
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'admission');
  await propose(play, admission(play, 'sorin', meeting.id, 'pavel'));
  await vote(play, meeting, 'admit-sorin', { yes: present.slice(0, 13), no: present.slice(13, 14) });
  await take(play, meeting, 'accounts');
  await propose(play, {
    id: 'accounts-approved',
    meeting: meeting.id,
    item: 'accounts',
    by: 'george',
    seconders: ['olga'],
    title: 'Approve the accounts',
    text: 'That the accounts of the year are approved as the auditor returned them.',
    effect: { kind: 'money.accounts' },
  });
  await vote(play, meeting, 'accounts-approved', { yes: present.slice(0, 14) });
  await take(play, meeting, 'apprentices');
  await propose(play, {
    id: 'two-apprentices',
    meeting: meeting.id,
    item: 'apprentices',
    by: 'wanjiru',
    seconders: ['samir'],
    title: 'Two apprentices a year',
    text: 'That the co-operative takes on two apprentices each year.\nThat each has a baker of their own choosing to learn from.',
    effect: { kind: 'policy.adopt' },
  });
  await vote(play, meeting, 'two-apprentices', { yes: present.slice(0, 7), leave: present.slice(8) });
  await close(play, meeting);
}

async function autumn(play: Playback, now: number): Promise<void> {
  const members = [...everybody, 'mbali', 'sorin'];
  const meeting: MeetingScene = {
    ...general,
    id: 'september-meeting',
    title: 'September general meeting',
    chair: 'dilys',
    starts: evening(now, 60),
    agenda: [{ id: 'apprentices', title: 'Apprentices, again' }],
    present: members.slice(4),
  };
  const { present } = meeting;
  await convene(play, meeting);
  await open(play, meeting);
  await take(play, meeting, 'apprentices');
  await propose(play, {
    id: 'apprentices-again',
    meeting: meeting.id,
    item: 'apprentices',
    by: 'wanjiru',
    seconders: ['samir', 'thuy'],
    title: 'Two apprentices a year',
    text: 'That the co-operative takes on two apprentices each year.\nThat each has a baker of their own choosing to learn from.\nThat the September meeting hears how they are doing.',
    effect: { kind: 'policy.adopt' },
  });
  await vote(play, meeting, 'apprentices-again', {
    yes: present.slice(0, 19),
    no: present.slice(19, 23),
    abstain: present.slice(23, 25),
  });
  await close(play, meeting);
  const later: MeetingScene = {
    ...board,
    id: 'board-9',
    title: 'Meeting of the board',
    chair: 'amara',
    starts: evening(now, 30),
    agenda: [{ id: 'bicycle', title: 'Deliveries' }],
    present: ['amara', 'kofi', 'jun', 'lakshmi'],
  };
  await convene(play, later);
  await open(play, later);
  await take(play, later, 'bicycle');
  await propose(play, {
    id: 'cargo-bicycle',
    meeting: later.id,
    item: 'bicycle',
    by: 'lakshmi',
    seconders: ['amara'],
    title: 'A cargo bicycle',
    text: 'That the board buys a cargo bicycle for morning deliveries, for at most 3,100 GBP.',
    effect: { kind: 'money.spend' },
  });
  await vote(play, later, 'cargo-bicycle', { yes: ['amara', 'jun', 'lakshmi'], no: ['kofi'] });
  await close(play, later);
}

/** One seat, by paper: one scrutineer enters what another confirms. */
async function boardElection(play: Playback, now: number): Promise<void> {
  const election = 'first-board-seat';
  const member = (id: string): ReturnType<typeof play.troupe.member> => play.troupe.member(id);
  const closes = evening(now, 208);
  await play.moveTo(evening(now, 222)).do('marta', 'call-election', {
    election,
    of: 'board',
    post: 'seats:board/elected',
    seats: 1,
    rule: 'stv-prf-meek',
    nominationsClose: closes as never,
  });
  for (const [by, candidate] of [
    ['hana', 'lakshmi'],
    ['callum', 'pavel'],
    ['freya', 'diego'],
  ] as const) {
    await play.wait(minute).do(by, 'nominate', { election, candidate: member(candidate) });
    const statement = paperOf('text/plain', statements[candidate]);
    await play
      .wait(minute)
      .do(candidate, 'accept-nomination', { election, statement: statement.ref }, [statement.paper]);
  }
  await play.moveTo(closes + minute).do('marta', 'open-poll', { election });
  const [lakshmi, pavel, diego] = [member('lakshmi'), member('pavel'), member('diego')];
  play.moveTo(closes + 7200);
  await play.do('yusuf', 'enter-papers', {
    election,
    batch: 'box-1',
    papers: [
      { ranking: [[lakshmi], [pavel]], papers: 6 },
      { ranking: [[pavel], [diego], [lakshmi]], papers: 7 },
      { ranking: [[diego], [lakshmi]], papers: 4 },
      { ranking: [[lakshmi], [diego], ['reopen-nominations']], papers: 3 },
      { ranking: [['reopen-nominations']], papers: 1 },
    ],
  });
  await play.wait(9 * minute).do('bronagh', 'confirm-papers', { election, batch: 'box-1' });
  await play.wait(minute).do('marta', 'close-poll', { election });
}

const statements = {
  lakshmi: 'Three years on nights. I would like every contract we sign to be read aloud at a meeting first.',
  pavel: 'I mend what breaks here. The board needs somebody who knows what the machines cost.',
  diego: 'I came from another co-operative and know how boards go wrong: slowly, and with nobody looking.',
};

/** A meeting that began a while ago: one vote taken, one motion ready, one waiting for a seconder. */
async function inSession(play: Playback, now: number): Promise<void> {
  await play.moveTo(now - 16 * day);
  await apply(play, 'clementine');
  const meeting: MeetingScene = {
    ...general,
    id: 'november-meeting',
    title: 'General meeting',
    chair: 'dilys',
    starts: now - 24 * minute,
    agenda: [
      { id: 'minutes', title: 'Minutes of the September meeting' },
      { id: 'reports', title: 'Reports of the board and the treasurer' },
      { id: 'hours', title: 'Winter opening hours' },
      { id: 'admission', title: 'Admission of members' },
      { id: 'tools', title: 'Borrowing equipment' },
      { id: 'other', title: 'Any other business' },
    ],
    present: [
      'dilys',
      'ines',
      'tomasz',
      'kofi',
      'amara',
      'leila',
      'callum',
      'mbali',
      'hana',
      'pavel',
      'wanjiru',
      'stefan',
      'rashid',
      'esther',
      'thuy',
      'olga',
      'ravi',
    ],
  };
  const { present } = meeting;
  await convene(play, meeting);
  await secondElection(play, now);
  await open(play, meeting);
  await take(play, meeting, 'minutes');
  await propose(play, {
    id: 'minutes-approved',
    meeting: meeting.id,
    item: 'minutes',
    by: 'ines',
    seconders: ['esther'],
    title: 'Approve the minutes',
    text: 'That the minutes of the September general meeting are approved.',
    effect: { kind: 'any-other' },
  });
  await vote(play, meeting, 'minutes-approved', { yes: present.slice(0, 15), abstain: present.slice(15) });
  await take(play, meeting, 'reports');
  await play.wait(4 * minute).do('dilys', 'take-item', { meeting: meeting.id, item: 'hours' });
  await propose(play, {
    id: 'winter-hours',
    meeting: meeting.id,
    item: 'hours',
    by: 'kofi',
    seconders: ['amara'],
    title: 'Stay open until seven in winter',
    text: 'That from December to February the shop stays open until seven in the evening.\nThat the last hour is staffed by two people.\nThat the secretary reports in March what it brought in.',
    effect: { kind: 'rules.make' },
  });
  await propose(play, { ...admission(play, 'clementine', meeting.id, 'hana'), seconders: ['leila'] });
  await propose(play, {
    id: 'lend-equipment',
    meeting: meeting.id,
    item: 'tools',
    by: 'stefan',
    seconders: [],
    title: 'Lend the small mixers to members',
    text: 'That members may borrow the two small mixers from Saturday to Monday.\nThat whoever borrows one writes it in the book by the door.',
    effect: { kind: 'rules.make' },
  });
  await play.wait(10).each(['callum', 'rashid'], 'ask-to-speak', () => ({ meeting: meeting.id }));
  await play.wait(10).do('dilys', 'give-floor', { meeting: meeting.id, to: play.troupe.member('kofi') });
}

/** A by-election that takes nominations while the meeting sits. */
async function secondElection(play: Playback, now: number): Promise<void> {
  await play.moveTo(evening(now, 4)).do('marta', 'call-election', {
    election: 'board-seat',
    of: 'board',
    post: 'seats:board/elected',
    seats: 1,
    rule: 'stv-prf-meek',
    nominationsClose: (Math.floor(now) + 10 * day) as never,
  });
  await play
    .wait(20 * minute)
    .do('leila', 'nominate', { election: 'board-seat', candidate: play.troupe.member('esther') });
  await play
    .wait(5 * minute)
    .do('ravi', 'nominate', { election: 'board-seat', candidate: play.troupe.member('mbali') });
  const { ref, paper } = paperOf(
    'text/plain',
    'I have kept the early shift for six years. I want the board to publish its papers a week before it meets.',
  );
  await play.wait(minute).do('esther', 'accept-nomination', { election: 'board-seat', statement: ref }, [paper]);
}

async function apply(play: Playback, id: string): Promise<void> {
  const { name, salt } = play.troupe.player(id);
  await play.do(id, 'apply-for-membership', { class: 'member', name: commitmentTo(name, salt) });
}

function admission(play: Playback, id: string, meeting: string, by: string): Parameters<typeof propose>[1] {
  const { name } = play.troupe.player(id);
  return {
    id: `admit-${id}`,
    meeting,
    item: 'admission',
    by,
    seconders: ['olga'],
    title: `Admit ${name}`,
    text: `That ${name}, whose probation has ended, is admitted to membership.`,
    effect: { kind: 'member.admit', member: play.troupe.member(id) },
  };
}

/** Half past six in the evening, so many days ago. */
function evening(now: number, daysAgo: number): number {
  return Math.floor(now / day - daysAgo) * day + 18.5 * 3600;
}
