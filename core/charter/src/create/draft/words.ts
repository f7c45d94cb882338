/** What differs in the words of a draft between the four kinds. */
import type { CharterKind } from '../answers.ts';

export interface Words {
  readonly member: string;
  readonly board: string;
  readonly purpose: string;
  readonly admitted: string;
  readonly assets: string;
}

export const wordsFor: { readonly [kind in CharterKind]: Words } = {
  association: {
    member: 'A person whom the general meeting has admitted.',
    board: 'Board',
    purpose: 'Decide any policy, plan or rule of the association.',
    admitted: 'Admit a member.',
    assets: 'what is left after debts goes to an association with a like purpose, never to members',
  },
  'co-operative': {
    member: 'A person who works or trades with the co-operative and holds one share.',
    board: 'Board',
    purpose: 'Decide any policy, plan or rule of the work.',
    admitted: 'Admit a member after the time of trial.',
    assets: 'what is left after debts goes to another co-operative with the same lock, never to members',
  },
  'union-branch': {
    member: 'A member of the union who belongs to this branch.',
    board: 'Branch Committee',
    purpose: 'Decide the policy of the branch, within that of the union.',
    admitted: 'Admit a member to the branch.',
    assets: 'what is left after debts goes to the union, never to members',
  },
  project: {
    member: 'A person whose contributions the members have recognised by admitting them.',
    board: 'Council',
    purpose: 'Decide any question of the project.',
    admitted: 'Admit a contributor to membership.',
    assets: 'names, domains and funds go to a body that will keep the work free, never to members',
  },
};
