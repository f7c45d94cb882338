/**
 * Taking part in a secret ballot: the device makes a credential, has it signed
 * without showing it (RFC 9474), and hands it in without a name.
 *
 *     made ──▶ registered (an act, by name) ──▶ signed, unseen ──wait──▶ handed in (nameless)
 *
 * Each step is kept before the next is taken, so that a reload goes on where it was.
 */
import { fromBase64, must, ok, type Result, refuse, toBase64, toUtf8 } from '@quorate/basics';
import {
  blindToken,
  finalizeToken,
  generateCredential,
  makeGroup,
  publicCredential,
  readElection,
  readIssuerKey,
} from '@quorate/seal';
import { askNameless, type PublicBallot } from './nameless.ts';
import { type KeptCredential, keep, readKept } from './store.ts';

export type Progress = 'making' | 'registering' | 'signing' | 'waiting' | 'handing' | 'ready';

export interface TakingPart {
  readonly org: string;
  readonly ballot: string;
  readonly member: string;
  /** Signs and sends the act of registering; the answer is why not, or nothing. */
  readonly register: (blinded: string) => Promise<string | undefined>;
  /** The issuer's signature of what was registered, Base64. */
  readonly askToken: () => Promise<string>;
  readonly onProgress: (progress: Progress) => void;
}

const longestWait = 5000;

export async function takePart(taking: TakingPart): Promise<Result<'ready', { readonly why: string }>> {
  const { org, ballot, member, onProgress } = taking;
  const key = `${org}/${ballot}/${member}`;
  const at = `${org}/${ballot}`;
  const known = await askNameless<PublicBallot>(at);
  onProgress('making');
  let kept = (await readKept('credentials', key)) ?? (await make(key, known));
  if (kept === undefined) return refuse({ why: 'the ballot can’t be read' });
  const issuer = readIssuerKey(known.issuer);
  if (!issuer.ok) return refuse({ why: issuer.problem.reason });
  if (kept.token === null) {
    onProgress('registering');
    const refused = await taking.register(kept.blinded);
    if (refused !== undefined) return refuse({ why: refused });
    onProgress('signing');
    const blindSignature = fromBase64(await taking.askToken());
    if (!blindSignature.ok) return refuse({ why: blindSignature.problem.reason });
    const message = must(toUtf8(kept.credential));
    const token = finalizeToken(issuer.value, message, blindSignature.value, kept.unblind);
    if (!token.ok) return refuse({ why: token.problem.reason });
    kept = { ...kept, token: toBase64(token.value) };
    await keep('credentials', key, kept);
  }
  if (!kept.handedIn) {
    onProgress('waiting');
    await new Promise((resolve) => setTimeout(resolve, someTime()));
    onProgress('handing');
    await askNameless(`${at}/credentials`, { credential: kept.credential, token: kept.token });
    await keep('credentials', key, { ...kept, handedIn: true });
  }
  onProgress('ready');
  return ok('ready');
}

async function make(key: string, { election, issuer, subject }: PublicBallot): Promise<KeptCredential | undefined> {
  const read = election === null ? undefined : readElection(new TextEncoder().encode(election));
  const issuerKey = readIssuerKey(issuer);
  if (!read?.ok || !issuerKey.ok) return undefined;
  const secret = generateCredential(randomBytes);
  const credential = publicCredential(makeGroup('Ed25519'), read.value.uuid, secret);
  if (!credential.ok) return undefined;
  const blinding = blindToken(issuerKey.value, must(toUtf8(credential.value)), randomBytes);
  if (!blinding.ok) return undefined;
  const { blinded, unblind } = blinding.value;
  const made = {
    secret,
    credential: credential.value,
    blinded: toBase64(blinded),
    unblind,
    token: null,
    handedIn: false,
    ...(subject.kind === 'round' && { inRoundsOf: subject.election }),
  };
  await keep('credentials', key, made);
  return made;
}

function someTime(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return (longestWait * drawn) / 2 ** 32;
}

export function randomBytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}
