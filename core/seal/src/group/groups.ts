/** The three groups of the format, each with the fast kernel where it runs and without it. */
import { ed25519Group, startEd25519Kernel } from './ed25519.ts';
import { finiteFieldGroup } from './finite-field.ts';
import type { Group, GroupName } from './group.ts';
import { modpKernel } from './modp-kernel.ts';
import { belenios2048, rfc3526 } from './parameters.ts';

export type Speed = 'kernel' | 'plain';

const made = new Map<string, Group>();

/** The group of that name. `plain` keeps to code that needs no WebAssembly. */
export function makeGroup(name: GroupName, speed: Speed = 'kernel'): Group {
  const key = `${name} ${speed}`;
  const known = made.get(key);
  if (known) return known;
  const group = build(name, speed);
  made.set(key, group);
  return group;
}

export function isGroupName(text: unknown): text is GroupName {
  return text === 'Ed25519' || text === 'BELENIOS-2048' || text === 'RFC-3526-2048';
}

function build(name: GroupName, speed: Speed): Group {
  if (name === 'Ed25519') return ed25519Group(speed === 'kernel' ? startEd25519Kernel() : undefined);
  const parameters = name === 'BELENIOS-2048' ? belenios2048 : rfc3526;
  return finiteFieldGroup(parameters, speed === 'kernel' ? modpKernel(parameters) : undefined);
}
