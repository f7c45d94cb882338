/**
 * The name of an organisation's log. The charter may give it; but no two logs
 * of one server share a name, and a name under a domain that is nobody's (RFC
 * 2606) is not taken for an address.
 */
import type { OrgId } from '@quorate/basics';
import { isKeyName } from '@quorate/ledger';
import type { Store } from '../store/store.ts';

export async function originFor(store: Store, org: OrgId, wanted: string | undefined): Promise<string> {
  const own = `${org}.quorate.invalid`;
  if (wanted === undefined || !isKeyName(wanted) || isNobodys(wanted)) return own;
  const taken = await store.organisations.all();
  if (taken.some(({ origin }) => origin === wanted)) return own;
  // Two foundings at once may want the same name; one of them gets it.
  const claims = store.documents.of<OrgId>('origins');
  const isOurs = (await claims.add({ key: wanted }, org)) || (await claims.get({ key: wanted })) === org;
  return isOurs ? wanted : own;
}

function isNobodys(origin: string): boolean {
  const [host = ''] = origin.toLowerCase().split('/');
  return /(^|\.)(example(\.(com|net|org))?|invalid|test|localhost)\.?$/.test(host.split(':')[0] ?? '');
}
