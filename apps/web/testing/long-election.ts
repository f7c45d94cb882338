/** An election as long as they get: 25 candidates with names of ninety letters, laid over the demo's server. */
import { countElection, type ElectionState, onThePaper, transcriptDigest } from '@quorate/assembly';
import type { MemberId } from '@quorate/basics';
import { sha256Hex } from '@quorate/ledger';
import type { Page } from 'playwright-core';

const many = 25;
const given = ['Wilhelmina', 'Oluwaseun', 'Maximiliano', 'Ngozi', 'Þorbjörg', 'محمد', 'Aleksandra'];
const family = 'van der Heijden-Bhattacharyya y Fernández de Córdoba Papadopoulos-Wojciechowska';
const handles = Array.from({ length: many }, (_, i) => (i + 1).toString(16).padStart(32, 'c') as MemberId);
const statement = 'I would like every contract we sign to be read aloud at a meeting first. '.repeat(12).trim();

export async function longElection(page: Page, phase: 'nominations' | 'polling' | 'counted'): Promise<void> {
  await page.route('**/api/organisations/kettle-lane/names?**', async (route) => {
    const real = (await (await route.fetch()).json()) as { readonly names: { readonly [member: string]: string } };
    const asked = new URL(route.request().url()).searchParams.getAll('member');
    const long = asked.flatMap((member) => {
      const i = handles.indexOf(member as MemberId);
      return i < 0 ? [] : [[member, `${given[i % given.length]} ${family}`.slice(0, 90)] as const];
    });
    await route.fulfill({ json: { names: { ...real.names, ...Object.fromEntries(long) } } });
  });
  await page.route('**/api/organisations/kettle-lane/elections/long-one', async (route) => {
    const real = await page.request.get(route.request().url().replace('long-one', 'first-board-seat'));
    const found = (await real.json()) as { readonly election: ElectionState; readonly [more: string]: unknown };
    const kinds =
      phase === 'polling' ? (['cast-ballot', 'enter-papers', 'close-poll'] as const) : (['nominate'] as const);
    const may = phase === 'counted' ? [] : kinds.map((kind) => ({ kind, allowed: true }));
    const statements = Object.fromEntries(handles.slice(0, 3).map((member) => [member, statement]));
    await route.fulfill({ json: { ...found, election: drawn(found.election, phase), recount: null, may, statements } });
  });
}

function drawn(real: ElectionState, phase: ElectionState['phase']): ElectionState {
  const candidates = Object.fromEntries(
    handles.map((member, i) => {
      const groups = i % 3 === 0 ? ['women'] : [];
      return [
        member,
        { member, phase: 'standing', nominatedBy: handles.slice(0, 2), statement: null, groups, entry: i },
      ];
    }),
  ) as ElectionState['candidates'];
  const ballots = Object.fromEntries(
    handles.map((member, i) => {
      const ranking = [0, 7, 3, 11].map((step) => [handles[(i * 5 + step) % many] ?? member]);
      return [member, { ranking, nonce: member as never, entry: i }];
    }),
  );
  const election: ElectionState = {
    ...real,
    id: 'long-one',
    phase,
    secrecy: 'open',
    seats: 7,
    rule: 'stv-scottish-2007',
    candidates,
    standing: phase === 'nominations' ? [] : handles,
    ballots: phase === 'counted' ? ballots : {},
    batches: {},
    result: null,
    closedAt: null,
    reserved: [
      {
        clause: 'elections/board/quota/0',
        text: 'At least half women, rounded down.',
        bound: 'at-least',
        group: 'women',
        scope: 'group',
        seats: 3,
        sitting: [],
      },
    ],
  };
  return phase === 'counted' ? { ...election, closedAt: real.closedAt, result: resultOf(election, real) } : election;
}

function resultOf(election: ElectionState, real: ElectionState): ElectionState['result'] {
  const counted = countElection(election, sha256Hex);
  if (!counted.ok || real.result === null) return null;
  const { value } = counted;
  const choices = onThePaper(election);
  return {
    ...real.result,
    elected: value.elected.map((c) => choices[c] as MemberId),
    ballots: many,
    entitled: 40,
    quota: value.quota,
    transcript: transcriptDigest(value, sha256Hex),
  };
}
