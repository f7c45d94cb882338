export type { Branded } from './brand.ts';
export {
  compareBytes,
  concatBytes,
  equalBytes,
  fromBase64,
  fromHex,
  fromUtf8,
  loneSurrogate,
  type MalformedText,
  toBase64,
  toHex,
  toUtf8,
} from './bytes.ts';
export {
  type CanonicalOptions,
  type CanonicalProblem,
  canonical,
  canonicalBytes,
  canonicalize,
  type Json,
  parseCanonical,
  parseJson,
} from './canonical.ts';
export { type Decider, replay } from './decider.ts';
export {
  add,
  ceil,
  compare,
  divide,
  type Fraction,
  floor,
  fraction,
  type MalformedNumber,
  multiply,
  one,
  parseFraction,
  printFraction,
  printTruncated,
  subtract,
  zero,
} from './fraction.ts';
export {
  type DeviceId,
  type Digest,
  type MalformedId,
  type MemberId,
  type Nonce,
  type OrgId,
  type Parser,
  parseDeviceId,
  parseDigest,
  parseMemberId,
  parseNonce,
  parseOrgId,
  parseStreamId,
  type StreamId,
} from './ids.ts';
export { type Instant, instant, type MalformedInstant, parseInstant, printInstant } from './instant.ts';
export { broken, must, ok, type Result, refuse, unreachable } from './result.ts';
