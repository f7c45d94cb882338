import { must, toBase64, toHex, toUtf8 } from '@quorate/basics';
import { printVerifierKey, signCheckpoint, signer, Tree } from '@quorate/ledger';
import { describe, expect, it } from 'vitest';
import { leafHash } from '../spine.ts';
import { extendsHead, readHead } from './heads.ts';

const origin = 'log.example/kettle-lane';
const key = must(signer(origin, new Uint8Array(32).fill(7)));
const vkey = printVerifierKey(key.key);

describe('what a browser makes of the head it is shown', () => {
  it('is content when the log has only grown', () => {
    const tree = logOf(3);
    const kept = headOf(tree);
    tree.append([leaf(3), leaf(4)]);
    expect(extendsHead(kept, headOf(tree), proofOf(tree, 3))).toBe(true);
  });

  it('is content to be shown an older head of the same log', () => {
    const tree = logOf(5);
    expect(extendsHead(headOf(tree), headOf(logOf(3)), proofOf(tree, 3))).toBe(true);
  });

  it('finds out a log that was rewritten', () => {
    const forged = logOf(3, 'forged');
    forged.append([leaf(3), leaf(4)]);
    expect(extendsHead(headOf(logOf(3)), headOf(forged), proofOf(forged, 3))).toBe(false);
  });

  it('finds out another log of the same size', () => {
    expect(extendsHead(headOf(logOf(3)), headOf(logOf(3, 'forged')), [])).toBe(false);
  });

  it('takes no proof that is not Base64', () => {
    expect(extendsHead(headOf(logOf(3)), headOf(logOf(5)), ['%%'])).toBe(false);
  });

  it('reads a checkpoint that the log signed', () => {
    const tree = logOf(3);
    expect(readHead(noteOf(tree), vkey, 100)).toEqual({
      ok: true,
      value: { ...headOf(tree), note: noteOf(tree), at: 100 },
    });
  });

  it('refuses a checkpoint that another key signed', () => {
    const other = printVerifierKey(must(signer(origin, new Uint8Array(32).fill(8))).key);
    expect(readHead(noteOf(logOf(3)), other, 100)).toMatchObject({ ok: false, problem: { reason: 'not-signed' } });
  });
});

function leaf(i: number, story = 'story'): Uint8Array {
  return leafHash(must(toUtf8(`${story} ${i}`)));
}

function logOf(size: number, story = 'story'): Tree {
  const tree = new Tree();
  tree.append(Array.from({ length: size }, (_, i) => leaf(i, story)));
  return tree;
}

function headOf(tree: Tree): { readonly size: number; readonly root: never } {
  return { size: Number(tree.size), root: toHex(tree.root()) as never };
}

function proofOf(tree: Tree, from: number): readonly string[] {
  return must(tree.consistencyProof(BigInt(from))).map(toBase64);
}

function noteOf(tree: Tree): string {
  return new TextDecoder().decode(must(signCheckpoint({ origin, size: tree.size, root: tree.root() }, [key])));
}
