export { applied, changed, type ExampleName, exampleText, variant } from './examples.ts';
export { type Golden, golden } from './golden.ts';
