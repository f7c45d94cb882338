/**
 * What stands on the log besides its own routes: sign-in, names, views,
 * foundings, the demo. Each brings its routes; the sign-in also says who asks.
 */
import type { OrgId } from '@quorate/basics';
import { type Demo, openDemo } from './demo/open-demo.ts';
import { demoPart } from './demo/routes.ts';
import { applicationsPart } from './founding/applications.ts';
import { openFoundings } from './founding/foundings.ts';
import { foundingPart } from './founding/routes.ts';
import type { Part } from './http/app.ts';
import type { WhoIs } from './http/session.ts';
import { announceDevices } from './mail/announce-devices.ts';
import { type MailSettings, mailSettingsFrom, openMailer } from './mail/mailer.ts';
import { openCodes } from './sign-in/codes.ts';
import { openInvitations } from './sign-in/invitations.ts';
import { noLimits, openLimits } from './sign-in/limits.ts';
import { openPeople } from './sign-in/people.ts';
import { signInPart } from './sign-in/routes.ts';
import { openSessions, type Session } from './sign-in/sessions.ts';
import { whoIsHere } from './sign-in/who-is.ts';
import type { Office } from './spine/office.ts';
import { masterKey } from './vault/master-key.ts';
import { namesPart } from './vault/routes.ts';
import { openVault } from './vault/vault.ts';
import { views } from './views/routes.ts';

export interface PartsSettings {
  readonly office: Office;
  /** Where the server keeps the key of its vault. */
  readonly data: string;
  /** Where people reach the server, such as `https://vote.example.org`. */
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly vaultKey?: string | undefined;
  readonly mail?: MailSettings;
  readonly limits?: 'usual' | 'none';
}

export interface Parts {
  readonly whoIs: WhoIs;
  readonly routes: readonly Part[];
  /** Stops what runs by itself. */
  readonly close: () => Promise<void>;
}

export async function openParts(settings: PartsSettings): Promise<Parts> {
  const { office, data, publicUrl, demo: wantsDemo, limits: limiting = 'usual' } = settings;
  const { store, clock, random } = office;
  const { documents } = store;
  const hex = settings.vaultKey ?? process.env['QUORATE_VAULT_KEY'];
  const vault = await openVault({ documents, random, master: masterKey({ folder: data, hex, random }) });
  const mailer = openMailer(settings.mail ?? mailSettingsFrom(process.env));
  const sessions = openSessions(documents, clock, random);
  const people = openPeople({ documents, vault, sessions, random });
  const codes = openCodes(documents, clock, random, (value) => vault.mark('pepper', value));
  const invitations = openInvitations(documents, clock, random);
  const foundings = openFoundings({ office, vault, people });
  const limits = limiting === 'none' ? noLimits : openLimits(documents, clock, vault.mark);
  const https = publicUrl.startsWith('https:');
  const demo: Demo | undefined = wantsDemo ? await openDemo({ office, vault }) : undefined;
  const open = (): readonly OrgId[] => demo?.organisations.map(({ org }) => org) ?? [];
  const noticed = ({ as }: Session): void => as && demo?.simulation.playing(as.org, as.member);
  const whoIs = whoIsHere({ sessions, people, open, noticed });
  const isOpen = (org: string): boolean => open().some((one) => one === org);
  const announcing = announceDevices(office, people, mailer);
  return {
    whoIs,
    routes: [
      signInPart({
        ...{ sessions, people, codes, invitations, vault, limits, mailer, whoIs, https },
        welcome: foundings.welcome,
        demo: wantsDemo,
      }),
      namesPart({ vault, isOpen }),
      views,
      announcing.part,
      applicationsPart({ people, vault, invitations, limits, mailer, publicUrl }),
      foundingPart({ foundings, people, sessions, invitations, vault, limits, mailer, whoIs, publicUrl }),
      ...(demo ? [demoPart({ demo, sessions, https })] : []),
    ],
    close: async () => {
      announcing.stop();
      await demo?.stop();
      await mailer.close();
    },
  };
}
