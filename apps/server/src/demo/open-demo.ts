/**
 * The demo: two invented organisations with a history, each with a meeting in
 * session now. What happened in them went through the same door as everything
 * else, by acts that their members' own keys signed at past times.
 *
 *     nothing kept, or its meeting is stale ──▶ play the story ──▶ kept
 *     its meeting is still sensible         ──▶ used again
 */
import { broken, type Instant, must, type OrgId } from '@quorate/basics';
import { type Office, openOffice } from '../spine/office.ts';
import type { Vault } from '../vault/vault.ts';
import { combinedWorkers } from './combined-workers.ts';
import { kettleLane } from './kettle-lane.ts';
import { Simulation } from './simulation.ts';
import type { Story } from './story.ts';
import { Playback, Troupe } from './troupe.ts';

export interface DemoOrganisation {
  readonly org: OrgId;
  readonly title: string;
  readonly meeting: string;
  readonly troupe: Troupe;
  readonly story: Story;
}

export interface Demo {
  /** Those that are ready. */
  readonly organisations: readonly DemoOrganisation[];
  readonly simulation: Simulation;
  readonly of: (org: string) => DemoOrganisation | undefined;
  /** Resolves when every organisation is there. */
  readonly all: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface DemoSettings {
  readonly office: Office;
  readonly vault: Vault;
}

interface Kept {
  readonly org: OrgId;
  readonly story: string;
  readonly began: Instant;
  readonly complete: boolean;
}

const stories: readonly Story[] = [kettleLane, combinedWorkers];
/** After this long nobody believes that a meeting is still sitting. */
const staysSensible = 8 * 3600;

/** Answers when the first organisation is ready; the others follow while people look around. */
export async function openDemo({ office, vault }: DemoSettings): Promise<Demo> {
  const organisations: DemoOrganisation[] = [];
  const [first, ...others] = stories;
  if (first !== undefined) organisations.push(await organisationOf(first, office, vault));
  let isClosing = false;
  const following = (async () => {
    for (const story of others) {
      if (isClosing) return;
      organisations.push(await organisationOf(story, office, vault));
    }
  })();
  // Whoever stops the demo hears of a failure; until then the first organisation goes on.
  following.catch(() => undefined);
  const simulation = new Simulation(office, organisations);
  return {
    organisations,
    simulation,
    all: () => following,
    of: (org) => organisations.find((one) => one.org === org),
    stop: async () => {
      isClosing = true;
      simulation.stop();
      await following;
    },
  };
}

async function organisationOf(story: Story, office: Office, vault: Vault): Promise<DemoOrganisation> {
  const kept = await lastKept(story, office);
  if (kept !== undefined && (await isSensible(story, kept, office))) return shown(story, kept.org);
  const org = await freeName(story, office);
  const troupe = new Troupe(story.cast(org));
  const now = office.clock();
  const documents = office.store.documents.of<Kept>('demo');
  await documents.put({ key: org }, { org, story: story.name, began: now, complete: false });
  await office.store.together(async (inside) => {
    const within = vault.within(inside);
    for (const { member, name, salt } of troupe.players.values()) {
      await within.keep({ org, key: member }, { name, salt: Buffer.from(salt).toString('base64') });
    }
  });
  const log = must<string>(await office.keepLog(org, `${org}.quorate.invalid`));
  await playStory(story, troupe, log, office, now);
  await documents.put({ key: org }, { org, story: story.name, began: now, complete: true });
  return shown(story, org);
}

function shown(story: Story, org: OrgId): DemoOrganisation {
  const troupe = new Troupe(story.cast(org));
  return { org, title: troupe.title, meeting: story.meeting, troupe, story };
}

/** A second office over the same store, with a clock that the story sets. */
async function playStory(story: Story, troupe: Troupe, log: string, office: Office, now: Instant): Promise<void> {
  let past = 0 as Instant;
  const clock = (): Instant => past;
  const stage = openOffice({ store: office.store, clock, random: office.random });
  const play = new Playback(troupe, stage, log, (at) => {
    past = at;
  });
  try {
    await story.play(play, now);
    if (past > now) broken(`the story of ${story.name} runs into the future`);
  } finally {
    await stage.close();
  }
}

async function lastKept(story: Story, office: Office): Promise<Kept | undefined> {
  const all = await office.store.documents.of<Kept>('demo').list({ limit: 1000 });
  return all
    .map(({ value }) => value)
    .filter((kept) => kept.story === story.name && kept.complete)
    .sort((a, b) => b.began - a.began)[0];
}

async function isSensible(story: Story, { org, began }: Kept, office: Office): Promise<boolean> {
  if (office.clock() - began > staysSensible) return false;
  const desk = await office.desk(org);
  const phase = await desk?.read(({ state }) => state.meetings[story.meeting]?.phase);
  return phase === 'open' || phase === 'adjourned';
}

/** A log is never begun twice, so a later run of the demo has another name. */
async function freeName({ name }: Story, office: Office): Promise<OrgId> {
  for (let run = 1; ; run += 1) {
    const org = (run === 1 ? name : `${name}-${run}`) as OrgId;
    if ((await office.store.organisations.find(org)) === undefined) return org;
  }
}
