/**
 * What members are called. The record has handles; the names come from the
 * vault, for members only, and are asked for in batches as they are needed.
 */
import type { OrgId } from '@quorate/basics';
import { ask } from '../api/client.ts';
import { shortHandle } from '../words/saying.ts';

const batch = 100;

export class NameBook {
  private readonly org: OrgId;
  private readonly known = new Map<string, string>();
  private readonly asked = new Set<string>();
  private readonly answered = new Set<string>();
  private wanted: string[] = [];
  private changes = 0;
  private readonly watchers = new Set<() => void>();

  constructor(org: OrgId) {
    this.org = org;
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  version = (): number => this.changes;

  /** The name, or the short handle until it is known. */
  name = (member: string): string => {
    const name = this.known.get(member);
    if (name !== undefined) return name;
    if (/^[0-9a-f]{32}$/.test(member) && !this.asked.has(member)) {
      this.asked.add(member);
      this.wanted.push(member);
      if (this.wanted.length === 1) setTimeout(() => void this.fetch(), 10);
    }
    return shortHandle(member);
  };

  /** Whether it is settled what somebody is called here; `name` has asked for it. */
  isSettled = (member: string): boolean => this.answered.has(member);

  private async fetch(): Promise<void> {
    while (this.wanted.length > 0) {
      const members = this.wanted.splice(0, batch);
      const search = new URLSearchParams(members.map((member) => ['member', member]));
      try {
        const { names } = await ask<{ readonly names: { readonly [member: string]: string } }>(
          `/api/organisations/${this.org}/names?${search}`,
        );
        for (const [member, name] of Object.entries(names)) this.known.set(member, name);
      } catch {
        // Without names the handles serve; they are asked for again on the next visit.
      }
      for (const member of members) this.answered.add(member);
      this.changes += 1;
      for (const watcher of this.watchers) watcher();
    }
  }
}
