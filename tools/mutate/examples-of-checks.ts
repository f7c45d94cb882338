/** Tells the mutation tester that the two examples every check carries are tests of it, not code. */

interface Path {
  readonly node: { readonly type: string; readonly key?: { readonly name?: string } };
}

const ignorer = {
  shouldIgnore({ node }: Path): string | undefined {
    const example = node.type === 'ObjectProperty' && ['fires', 'silent'].includes(node.key?.name ?? '');
    return example ? 'an example of the check, which is a test of it' : undefined;
  },
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'examples-of-checks', value: ignorer }];
