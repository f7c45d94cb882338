/** Which of our rules with which options counts as another engine did, from the way its results name what was counted. */
import { type NamedRule, namedElsewhere } from '../../other-names.ts';
import { rules } from '../../rules/index.ts';

type PeerOptions = { readonly [name: string]: string | number };

/** The rule for `openstv:NAME`, `droop:NAME` or Droop with its full options; undefined when it is no rule of this family. */
export function ourRule(peer: string, options: PeerOptions = {}): NamedRule | undefined {
  const [engine, name = ''] = peer.split(':');
  if (engine === 'openstv') return ofThisFamily(namedElsewhere(peer));
  if (engine !== 'droop') return undefined;
  const bare = Object.keys(options).length === 0;
  const named = namedElsewhere(bare ? peer : droopName(`${options['rule'] ?? name}`, options));
  // The one option of Droop's that its names don't show.
  const batch = options['defeat_batch'] === 'none' && ['stv-meek', 'stv-warren'].includes(named?.rule ?? '');
  return named && batch ? { ...named, more: { ...named.more, batch: 'none' } } : named;
}

function ofThisFamily(named: NamedRule | undefined): NamedRule | undefined {
  return rules.some(({ id, family }) => id === named?.rule && family === 'stv') ? named : undefined;
}

/** `droop:meek-o9-guarded-p18-g9`, as Droop itself would name it. */
function droopName(base: string, { omega, arithmetic = 'fixed', precision, guard }: PeerOptions): string {
  const digits = arithmetic === 'rational' ? undefined : (precision ?? 9);
  const parts = [
    omega === undefined ? '' : `-o${omega}`,
    `-${arithmetic}`,
    digits === undefined ? '' : `-p${digits}`,
    arithmetic === 'guarded' ? `-g${guard}` : '',
  ];
  return `droop:${base}${parts.join('')}`;
}
