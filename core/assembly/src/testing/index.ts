export { amendable, edited, revised, withHarderQuorum } from './amendable.ts';
export { deviceOf, handle, noCommitment, Stage } from './stage.ts';
