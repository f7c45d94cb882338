/** Reads a bundle from disk: one file, or a folder with the same files in it. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ok, type Result, refuse } from '@quorate/basics';
import { type Files, parseTar } from '@quorate/record';

export interface UnreadableBundle {
  /** One line for a person. */
  readonly why: string;
}

export interface ReadBundle {
  readonly files: Files;
  /** The file ended too early; these are the files that were there whole. */
  readonly cutShort: boolean;
}

/** A file of more bytes than this is not read into memory. */
const largest = 4 * 1024 ** 3;

export async function readBundle(path: string): Promise<Result<ReadBundle, UnreadableBundle>> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return refuse({ why: 'there is no such file or folder' });
  if (found.isDirectory()) return ok({ files: await readFolder(path), cutShort: false });
  if (found.size > largest) return refuse({ why: `larger than ${largest} bytes` });
  const files = parseTar(await readFile(path));
  if (files.ok) return ok({ files: files.value, cutShort: false });
  const { reason, at, whole } = files.problem;
  if (whole?.has('bundle.json')) return ok({ files: whole, cutShort: true });
  if (reason === 'not-an-archive')
    return refuse({ why: 'this is no record: expected the .tar that "Download the whole record" gives' });
  return refuse({ why: `byte ${at}: ${reason}; expected a bundle as "quorate" writes it` });
}

async function readFolder(folder: string): Promise<Files> {
  const files = new Map<string, Uint8Array>();
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) files.set(relative(folder, path).split(sep).join('/'), await readFile(path));
  return files;
}
