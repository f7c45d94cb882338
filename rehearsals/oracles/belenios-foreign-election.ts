/** A whole election held with the foreign tool alone, from its own keys to its own result. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GroupName } from '@quorate/seal';
import { inFolder, type Tool, tell } from './belenios-tool.ts';

export interface ForeignPlan {
  readonly group: GroupName;
  readonly questions: readonly object[];
  /** Marks by voter; a voter who stands twice votes twice. */
  readonly votes: readonly { readonly voter: number; readonly marks: readonly unknown[] }[];
  readonly voters: number;
  /** Of each voter, when they differ. */
  readonly weights?: readonly number[];
  readonly single: number;
  readonly threshold?: { readonly size: number; readonly needed: number };
  readonly mixed: boolean;
  /** Spells the election in another way before it is hashed. */
  readonly respell?: (election: string) => string;
}

export function foreignElection(tool: Tool, plan: ForeignPlan): Uint8Array {
  return inFolder((folder) => {
    const run = (args: readonly string[], input = ''): string => tell(tool, folder, args, input);
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const ending = (suffix: string): string[] =>
      readdirSync(folder)
        .filter((name) => name.endsWith(suffix))
        .sort();

    const uuid = run(['setup', 'generate-token']).trim();
    const of = ['--uuid', uuid, '--group', plan.group];
    const people = Array.from({ length: plan.voters }, (_, i) => `${i}@example.org,,${plan.weights?.[i] ?? 1}\n`);
    write('voters', people.join(''));
    const whom = plan.weights ? ['--file', 'voters'] : ['--count', String(plan.voters)];
    run(['setup', 'generate-credentials', ...of, ...whom]);
    write('public_creds.json', read(ending('.pubcreds')[0] ?? ''));
    const credentials = readCredentials(tool, read(ending('.privcreds')[0] ?? ''));

    const singles: string[] = [];
    for (let i = 0; i < plan.single; i++) {
      const before = new Set(ending('.pubkey'));
      run(['setup', 'generate-trustee-key', '--group', plan.group]);
      singles.push(...ending('.pubkey').filter((name) => !before.has(name)));
    }
    write('public_keys.jsons', singles.map((name) => `${read(name).trim()}\n`).join(''));
    const members = plan.threshold ? thresholdCeremony(tool, plan, plan.threshold, { run, write, read, ending }) : [];
    run(['setup', 'make-trustees']);
    write(
      'template.json',
      JSON.stringify({
        description: 'd',
        name: 'n',
        questions: plan.questions,
        administrator: 'a',
        credential_authority: 'c',
      }),
    );
    run(['setup', 'make-election', ...of, '--template', 'template.json']);
    if (plan.respell) write('election.json', plan.respell(read('election.json')));
    run(['archive', 'init']);

    const add = (type: string, payload: string): string => run(['archive', 'add-event', `--type=${type}`], payload);
    for (const { voter, marks } of plan.votes) {
      write('credential', credentials[voter] ?? '');
      write('choice', JSON.stringify(marks));
      const choice = tool.version === '2.0' ? '--ballot' : '--choice';
      add('Ballot', run(['election', 'generate-ballot', '--privcred', 'credential', choice, 'choice']));
    }
    add('EndBallots', '');
    add('EncryptedTally', run(['election', 'compute-encrypted-tally']));
    if (plan.mixed) {
      for (const owner of ['1', '2']) add('Shuffle', run(['election', 'shuffle', '--trustee-id', owner]));
      add('EndShuffles', '');
    }
    for (const [i, name] of singles.entries()) {
      const key = name.replace('.pubkey', '.privkey');
      add('PartialDecryption', run(['election', 'decrypt', '--privkey', key, '--trustee-id', String(i + 1)]));
    }
    // The last members, so that the first of them is the one who is missing.
    const needed = plan.threshold?.needed ?? 0;
    for (const [j, member] of members.entries()) {
      if (j < members.length - needed) continue;
      const owner = String(singles.length + j + 1);
      const keys = ['--key', `${member}.key`, '--decryption-key', `${member}.dkey`];
      add('PartialDecryption', run(['election', 'decrypt-threshold', ...keys, '--trustee-id', owner]));
    }
    add('Result', run(['election', 'compute-result']));
    run(['election', 'verify']);
    return readFileSync(join(folder, `${uuid}.bel`));
  });
}

function readCredentials({ version }: Tool, text: string): string[] {
  if (version === '3.0') return Object.values(JSON.parse(text) as Record<string, string>);
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' ').at(-1) ?? '');
}

interface Desk {
  readonly run: (args: readonly string[], input?: string) => string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  readonly ending: (suffix: string) => string[];
}

/** The six steps of the tool's threshold ceremony; the members' names, in order. */
function thresholdCeremony(
  { version }: Tool,
  { group }: ForeignPlan,
  { size, needed }: { readonly size: number; readonly needed: number },
  { run, write, read, ending }: Desk,
): string[] {
  const step = (n: number, args: readonly string[], input = ''): string =>
    run(['setup', 'generate-trustee-key-threshold', '--group', group, '--step', String(n), ...args], input);
  const context = (i: number): string[] => (version === '3.0' ? ['--threshold-context', `${i}/${needed}/${size}`] : []);
  const threshold = version === '2.0' ? ['--threshold', String(needed)] : [];
  const members = Array.from({ length: size }, (_, i) => {
    const before = new Set(ending('.cert'));
    step(1, context(i + 1));
    return (
      ending('.cert')
        .find((name) => !before.has(name))
        ?.replace('.cert', '') ?? ''
    );
  });
  write('certs.jsons', members.map((id) => `${read(`${id}.cert`).trim()}\n`).join(''));
  const certs = ['--certs', 'certs.jsons'];
  step(2, certs);
  const polynomials = members.map((id, i) =>
    step(3, [...certs, '--key', `${id}.key`, ...context(i + 1), ...threshold]),
  );
  write('polynomials.jsons', polynomials.map((text) => `${text.trim()}\n`).join(''));
  const dealt = [...certs, '--polynomials', 'polynomials.jsons'];
  step(4, [...dealt, ...context(1), ...threshold]);
  const outputs = members.map((id, i) =>
    step(5, [...certs, '--key', `${id}.key`, ...context(i + 1), ...threshold], read(`${id}.vinput`)),
  );
  write(
    'threshold.json',
    step(6, [...dealt, ...context(1), ...threshold], outputs.map((text) => `${text.trim()}\n`).join('')),
  );
  return members;
}
