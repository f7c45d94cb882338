export { deviceKey, entryBytes, handleOf, SignedStage, signatureOf } from './signed-stage.ts';
