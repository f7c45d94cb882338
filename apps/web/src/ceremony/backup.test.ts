import { describe, expect, it } from 'vitest';
import { readBackup, writeBackup } from './backup.ts';

const of = { org: 'kettle-lane', trusteeship: 't1', member: 'a'.repeat(32) };

describe('the backup of a trustee', () => {
  it('opens with its passphrase, and with no other', async () => {
    const file = await writeBackup(of, 'the seed', 'seven words that only I know');
    expect(await readBackup(of, file, 'seven words that only I know')).toEqual({ ok: true, value: 'the seed' });
    expect(await readBackup(of, file, 'other words')).toEqual({ ok: false, problem: { reason: 'wrong-passphrase' } });
    expect(file).not.toContain('the seed');
  });

  it('is refused for another ceremony, and when it is no backup', async () => {
    const file = await writeBackup(of, 'the seed', 'words');
    const other = { ...of, trusteeship: 't2' };
    expect(await readBackup(other, file, 'words')).toEqual({ ok: false, problem: { reason: 'of-another' } });
    expect(await readBackup(of, '[1]', 'words')).toEqual({ ok: false, problem: { reason: 'not-a-backup' } });
    expect(await readBackup(of, '{', 'words')).toEqual({ ok: false, problem: { reason: 'not-a-backup' } });
    const renamed = file.replace('"t1"', '"t2"');
    expect(await readBackup(other, renamed, 'words')).toEqual({ ok: false, problem: { reason: 'wrong-passphrase' } });
  });
});
