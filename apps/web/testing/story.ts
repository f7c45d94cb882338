/** What has happened in the stand-in's organisation before anybody looks. All names are invented. */
import { deviceOf, handle } from './handles.ts';
import type { StandIn } from './stand-in.ts';

export interface Person {
  readonly name: string;
  readonly posts?: readonly string[];
  readonly hint?: string;
}

export const people: readonly Person[] = [
  { name: 'Ada Ferreira', posts: ['Secretary'], hint: 'Presides over the meeting in session.' },
  { name: 'Bo Lindqvist', posts: ['Treasurer'], hint: 'Has a motion before the meeting.' },
  { name: 'Chidi Okonkwo', posts: ['Board'], hint: 'Is present, and may second and vote.' },
  { name: 'Deniz Yılmaz', posts: ['Board'], hint: 'Is on the speakers’ list.' },
  {
    name: 'Wilhelmina-Alexandrina van den Heuvel-Montgomery Fitzgerald de la Cruz y Santamaría Ortega',
    hint: 'Has a name of 90 letters.',
  },
  { name: 'ليلى الحسيني', hint: 'Has a name that is read from the right.' },
  { name: 'Grace Hopewell', hint: 'Has not checked in yet.' },
  { name: 'Hana Novák', hint: 'Is a member like any other.' },
  ...Array.from({ length: 22 }, (_, i) => ({
    name: `${['Ines', 'Jo', 'Kofi', 'Lin', 'Mara', 'Nils', 'Oda', 'Priya', 'Quim', 'Rosa', 'Sami'][i % 11]} ${['Abbott', 'Byrne'][Math.floor(i / 11)]}`,
  })),
];

const long = `The meeting notes that the flour from the mill at Ashby has been late three times since March, and that each time a shift was sent home without work.

It decides that from 1 July the co-operative buys half of its flour from a second mill, chosen by the board from at least three offers, and that no contract is longer than one year.

The board reports to the next general meeting what the second mill costs and whether any shift was lost. Until then the standing order with Ashby is not raised.`;

export function play(stand: StandIn, title = 'Kettle Lane Bakers’ Co-operative'): void {
  const day = 86_400;
  stand.at = Date.UTC(2026, 3, 20, 9) / 1000;
  for (const { name } of people) stand.names.set(handle(name), name);
  const [ada = '', bo = '', chidi = '', deniz = ''] = people.map(({ name }) => name);
  stand.blobs.set(stand.charter.hash, { media: 'application/yaml', bytes: new Uint8Array() });
  stand.do(ada, {
    kind: 'found',
    body: {
      title,
      charter: stand.charter.hash,
      text: { sha256: stand.charter.hash, size: 1, media: 'application/yaml' },
      log: stand.vkey,
      founders: people.map(({ name }) => ({
        member: handle(name) as never,
        device: deviceOf(handle(name)) as never,
        class: 'member',
        name: `${'A'.repeat(43)}=` as never,
      })),
      holders: {
        'office:secretary': [handle(ada) as never],
        'office:treasurer': [handle(bo) as never],
        'seats:board/elected': [chidi, deniz, people[7]?.name ?? '', people[8]?.name ?? '', people[9]?.name ?? ''].map(
          (name) => handle(name) as never,
        ),
      },
    },
  });
  stand.at += 60;
  const starts = Date.UTC(2026, 4, 12, 17, 30) / 1000;
  stand.do(ada, {
    kind: 'request-meeting',
    body: { of: 'general-meeting', request: 'r1', title: 'May general meeting' },
  });
  for (const name of [bo, chidi])
    stand.do(name, {
      kind: 'request-meeting',
      body: { of: 'general-meeting', request: 'r1', title: 'May general meeting' },
    });
  stand.do(ada, {
    kind: 'convene-meeting',
    body: {
      meeting: 'may',
      of: 'general-meeting',
      title: 'May general meeting',
      starts: starts as never,
      place: 'Canteen, and by phone',
      chair: handle(ada) as never,
      agenda: [
        { id: 'a1', title: 'Minutes of April' },
        { id: 'a2', title: 'Accounts of the first quarter' },
        { id: 'a3', title: 'A second flour mill' },
        { id: 'a4', title: 'Rota for the summer' },
      ],
    },
  });
  stand.at = starts - 600;
  for (const { name } of people.slice(0, 12)) {
    if (name === 'Grace Hopewell') continue;
    stand.do(name, { kind: 'check-in', body: { meeting: 'may' } });
    stand.at += 5;
  }
  stand.at = starts + 30;
  stand.do(ada, { kind: 'open-meeting', body: { meeting: 'may' } });
  stand.do(ada, { kind: 'take-item', body: { meeting: 'may', item: 'a2' } });
  stand.do(bo, {
    kind: 'propose-motion',
    body: {
      motion: 'm1',
      meeting: 'may',
      item: 'a2',
      paper: stand.paper(
        'Approve the accounts of the first quarter',
        'The general meeting approves the accounts of the first quarter as laid before it by the treasurer.',
      ),
      effect: { kind: 'money.accounts' },
    },
  });
  stand.do(chidi, { kind: 'second-motion', body: { motion: 'm1' } });
  stand.do(ada, { kind: 'open-vote', body: { vote: 'v1', motion: 'm1' } });
  for (const [i, { name }] of people.slice(0, 12).entries()) {
    if (name === 'Grace Hopewell') continue;
    stand.do(name, { kind: 'cast-vote', body: { vote: 'v1', choice: i === 5 ? 'no' : i === 9 ? 'abstain' : 'yes' } });
    stand.at += 2;
  }
  stand.do(ada, { kind: 'close-vote', body: { vote: 'v1' } });
  stand.at += 60;
  stand.do(ada, { kind: 'take-item', body: { meeting: 'may', item: 'a3' } });
  stand.do(bo, {
    kind: 'propose-motion',
    body: {
      motion: 'm2',
      meeting: 'may',
      item: 'a3',
      paper: stand.paper('Buy half of our flour from a second mill from July', long),
      effect: { kind: 'policy.adopt' },
    },
  });
  stand.do(deniz, { kind: 'ask-to-speak', body: { meeting: 'may' } });
  stand.do(people[4]?.name ?? '', { kind: 'ask-to-speak', body: { meeting: 'may' } });
  stand.do(people[5]?.name ?? '', { kind: 'ask-to-speak', body: { meeting: 'may' } });
  stand.do(ada, { kind: 'give-floor', body: { meeting: 'may', to: handle(chidi) as never } });
  stand.at += day / 1440;
}
