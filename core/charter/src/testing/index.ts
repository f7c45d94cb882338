export { applied, type ExampleName, exampleText, variant } from './examples.ts';
