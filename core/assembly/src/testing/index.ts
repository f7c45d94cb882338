export { deviceOf, handle, noCommitment, Stage } from './stage.ts';
