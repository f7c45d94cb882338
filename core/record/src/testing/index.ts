export { deviceKey, entryBytes, handleOf, SignedStage, signatureOf } from './signed-stage.ts';
export { boothPage, type SmallBooth, scriptTag, smallBooth, styleLink } from './small-booth.ts';
