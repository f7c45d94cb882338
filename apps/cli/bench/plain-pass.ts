/** What a count is compared with: a file is read and its lines are counted, nothing else. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const read = readFileSync(process.argv[2] ?? '');
const bytes = read[0] === 0x1f && read[1] === 0x8b ? gunzipSync(read) : read;
let [lines, sum] = [0, 0];
for (const byte of bytes) {
  if (byte === 0x0a) lines++;
  sum = (sum + byte) | 0;
}
process.stdout.write(`${lines} ${sum}\n`);
