export { applied, changed, type ExampleName, exampleCharter, exampleText, variant } from './examples.ts';
export { type Golden, golden } from './golden.ts';
export { on, type Rule, rulesOf, told } from './told.ts';
