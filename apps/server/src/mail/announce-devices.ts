/**
 * A device that may act for a member is announced to them, so that one they do
 * not know of does not go unnoticed. One letter per entry, whichever server
 * process is first.
 */
import type { MemberId, OrgId } from '@quorate/basics';
import type { Part } from '../http/app.ts';
import type { People } from '../sign-in/people.ts';
import { readEntry } from '../spine/folded.ts';
import type { Office } from '../spine/office.ts';
import type { Mailer } from './mailer.ts';

const entriesAtOnce = 500;

export interface Announcing {
  readonly part: Part;
  readonly stop: () => void;
}

export function announceDevices(office: Office, people: People, mailer: Mailer): Announcing {
  const { store } = office;
  const told = store.documents.of<number>('devices-announced');
  const announce = async (org: OrgId): Promise<void> => {
    const size = await store.log(org).size();
    let from = size;
    await told.change({ org, key: 'entries' }, (old = 0) => {
      from = old;
      return Math.max(old, size);
    });
    for (let next = from; next < size; next += entriesAtOnce) {
      for (const { bytes } of await store.log(org).entries(next, Math.min(entriesAtOnce, size - next))) {
        if (!Buffer.from(bytes).includes('"device-')) continue;
        for (const fact of readEntry(bytes).facts) {
          if (fact.type === 'device-enrolled' || fact.type === 'device-requested')
            await write(org, fact.member, fact.label);
        }
      }
    }
  };
  const write = async (org: OrgId, member: MemberId, label: string): Promise<void> => {
    const person = await people.personOf(org, member);
    const to = person === undefined ? undefined : await people.emailOf(person);
    if (to === undefined) return;
    await mailer.send({
      to,
      subject: 'A device was added to your membership',
      text: `“${label}” now acts for you, or asks to, in ${org}.\n\nIf this was not you, revoke it on your page “My devices”, and tell whoever keeps the roll.`,
    });
  };
  const waiting = new Map<OrgId, ReturnType<typeof setTimeout>>();
  const announceSoon = (org: OrgId): void => {
    if (waiting.has(org)) return;
    const timer = setTimeout(() => {
      waiting.delete(org);
      // The store is closing or unavailable; the next act tells again.
      announce(org).catch(() => undefined);
    }, 500);
    timer.unref();
    waiting.set(org, timer);
  };
  return {
    part: (app) => {
      app.addHook('onResponse', (request, reply, done) => {
        const { org } = (request.params ?? {}) as { readonly org?: OrgId };
        const isAct = request.routeOptions.url === '/api/organisations/:org/acts';
        if (isAct && org !== undefined && reply.statusCode === 200) announceSoon(org);
        done();
      });
    },
    stop: () => {
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
