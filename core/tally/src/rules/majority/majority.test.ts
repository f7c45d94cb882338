import { must } from '@quorate/basics';
import { describe, expect, it } from 'vitest';
import { count } from '../../count.ts';
import type { QuestionProfile } from '../../profile.ts';

describe('a majority', () => {
  it('of the votes cast is more than half, and a tie is lost', () => {
    expect(carried(question(5, 4, 100))).toBe(true);
    expect(carried(question(5, 5, 0))).toBe(false);
  });

  it('of all votes makes an abstention work like a no', () => {
    expect(carried(question(5, 4, 1), { base: 'voting' })).toBe(false);
    expect(carried(question(6, 4, 1), { base: 'voting' })).toBe(true);
  });

  it('of two thirds may have to be reached or passed', () => {
    expect(carried(question(4, 2, 0), { share: '2/3', test: 'at-least' })).toBe(true);
    expect(carried(question(4, 2, 0), { share: '2/3' })).toBe(false);
  });

  it('of members is taken of a base the file names, and an unnamed base is refused', () => {
    const members = { ...question(5, 0, 0), bases: { members: '10' } };
    expect(carried(members, { base: 'members' })).toBe(false);
    expect(carried({ ...members, yes: '5.5' }, { base: 'members' })).toBe(true);
    expect(count('majority', question(5, 0, 0), { more: { base: 'members' } }).ok).toBe(false);
  });

  it('needs so many yes votes in any case where a number is asked for', () => {
    expect(carried(question(5, 4, 0), { needed: '6' })).toBe(false);
  });

  it('is not there when nobody votes', () => {
    expect(carried(question(0, 0, 0), { test: 'at-least' })).toBe(false);
  });
});

function question(yes: number, no: number, abstentions: number): QuestionProfile {
  return { kind: 'question', title: '', yes: `${yes}`, no: `${no}`, abstentions: `${abstentions}` };
}

function carried(profile: QuestionProfile, more: { readonly [option: string]: string } = {}): boolean {
  return must(count('majority', profile, { more })).elected[0] === 0;
}
