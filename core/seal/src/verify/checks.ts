/**
 * Every check of an archive, each with its stable id, in the order in which they are reported (FORMAT section 10).
 *
 * An id, once published, keeps its meaning. `stricter` marks what other tools may let pass.
 */
export type CheckId =
  | 'archive.tar-layout'
  | 'archive.version'
  | 'archive.record-hash'
  | 'archive.event-format'
  | 'archive.records'
  | 'previous.prefix'
  | 'chain.link'
  | 'chain.grammar'
  | 'election.format'
  | 'election.version'
  | 'election.group'
  | 'election.questions'
  | 'trustees.format'
  | 'trustees.group'
  | 'trustees.pok'
  | 'trustees.certs'
  | 'trustees.context'
  | 'trustees.coefexps'
  | 'trustees.certs-signature'
  | 'trustees.verification-key'
  | 'trustees.key-signature'
  | 'election.public-key'
  | 'credentials.format'
  | 'credentials.weights'
  | 'credentials.distinct'
  | 'credentials.group'
  | 'ballot.canonical'
  | 'ballot.election'
  | 'ballot.lengths'
  | 'ballot.blank-proof'
  | 'ballot.credential'
  | 'ballot.replayed'
  | 'ballot.group'
  | 'ballot.signature'
  | 'ballot.proof'
  | 'tally.format'
  | 'tally.sizes'
  | 'tally.matches'
  | 'shuffle.format'
  | 'shuffle.lengths'
  | 'shuffle.group'
  | 'shuffle.proof'
  | 'shuffle.policy'
  | 'decryption.format'
  | 'decryption.owner'
  | 'decryption.lengths'
  | 'decryption.group'
  | 'decryption.proof'
  | 'result.format'
  | 'result.trustees'
  | 'result.matches';

export interface CheckEntry {
  readonly id: CheckId;
  /** Line of FORMAT section 10. */
  readonly line: number;
  readonly stricter?: true;
  readonly says: string;
}

export const checks: readonly CheckEntry[] = [
  { id: 'archive.tar-layout', line: 1, says: 'every header byte and all padding are as the format writes them' },
  { id: 'archive.version', line: 1, says: 'the first member says version 1 and the time of all headers' },
  { id: 'archive.record-hash', line: 1, says: 'every record is named by its SHA-256' },
  { id: 'archive.event-format', line: 1, says: 'every event is written in its one spelling' },
  { id: 'archive.records', line: 1, says: 'each event has exactly its records before it, and no record stands astray' },
  { id: 'previous.prefix', line: 11, stricter: true, says: 'an archive stored earlier is the beginning of this one' },
  { id: 'chain.link', line: 2, stricter: true, says: 'each event names the one before it and the next height' },
  { id: 'chain.grammar', line: 2, stricter: true, says: 'events come in the order that an election has, and no other' },
  { id: 'election.format', line: 3, says: 'the election is well-formed JSON without repeated names' },
  { id: 'election.version', line: 3, says: 'the election is of version 1' },
  { id: 'election.group', line: 3, says: 'the group is known and the election key is in it' },
  { id: 'election.questions', line: 3, says: 'every question is one that this verifier can check' },
  { id: 'trustees.format', line: 3, says: 'the trustees record has the format' },
  { id: 'trustees.group', line: 3, says: 'every key of a trustee is in the group' },
  { id: 'trustees.pok', line: 3, says: 'every trustee shows knowledge of their key' },
  { id: 'trustees.certs', line: 3, says: 'threshold trustees: certificates are signed by their own, distinct keys' },
  {
    id: 'trustees.context',
    line: 3,
    stricter: true,
    says: 'threshold trustees: certificates are bound to this ceremony',
  },
  { id: 'trustees.coefexps', line: 3, says: 'threshold trustees: coefficients are complete and signed' },
  { id: 'trustees.certs-signature', line: 3, stricter: true, says: 'threshold trustees: each signed all certificates' },
  { id: 'trustees.verification-key', line: 3, says: 'threshold trustees: keys follow from the coefficients' },
  { id: 'trustees.key-signature', line: 3, stricter: true, says: 'threshold trustees: each signed their own key' },
  { id: 'election.public-key', line: 3, says: 'the election key is the product of the trustees’ keys' },
  { id: 'credentials.format', line: 4, says: 'the credentials are a list in the format' },
  { id: 'credentials.weights', line: 4, says: 'weights are whole, not too large, and 1 where papers are mixed' },
  { id: 'credentials.distinct', line: 4, says: 'no credential stands twice in the list' },
  { id: 'credentials.group', line: 4, says: 'every credential is in the group' },
  { id: 'ballot.canonical', line: 5, says: 'every ballot is written in its one spelling' },
  { id: 'ballot.election', line: 5, says: 'every ballot names this election and its fingerprint' },
  { id: 'ballot.lengths', line: 6, stricter: true, says: 'every list in a ballot is as long as its question demands' },
  {
    id: 'ballot.blank-proof',
    line: 6,
    stricter: true,
    says: 'a blank proof is there, and holds, where and only where blank is allowed',
  },
  { id: 'ballot.credential', line: 5, says: 'every ballot bears a credential of the list' },
  { id: 'ballot.replayed', line: 7, stricter: true, says: 'no ballot occurs twice' },
  { id: 'ballot.group', line: 5, says: 'every ciphertext of a ballot is in the group' },
  { id: 'ballot.signature', line: 5, says: 'every ballot is signed with its credential' },
  { id: 'ballot.proof', line: 5, says: 'every proof in a ballot holds' },
  { id: 'tally.format', line: 8, stricter: true, says: 'the encrypted tally and its sizes have the format' },
  { id: 'tally.sizes', line: 8, stricter: true, says: 'the number of ballots and their weight are as recomputed' },
  { id: 'tally.matches', line: 8, stricter: true, says: 'the encrypted tally is the one recomputed from the ballots' },
  { id: 'shuffle.format', line: 9, says: 'every shuffle has the format and a known owner' },
  { id: 'shuffle.lengths', line: 9, says: 'every list in a shuffle is as long as the list that is mixed' },
  {
    id: 'shuffle.group',
    line: 9,
    stricter: true,
    says: 'every element of a shuffle, the new ciphertexts too, is in the group',
  },
  { id: 'shuffle.proof', line: 9, says: 'every shuffle is proved, on the one before it' },
  { id: 'shuffle.policy', line: 9, stricter: true, says: 'no trustee mixes twice, and two mix when there are two' },
  { id: 'decryption.format', line: 10, says: 'every partial decryption has the format and a known owner' },
  { id: 'decryption.owner', line: 10, says: 'no trustee decrypts twice' },
  { id: 'decryption.lengths', line: 10, says: 'every partial decryption covers every ciphertext' },
  { id: 'decryption.group', line: 10, says: 'every factor of a partial decryption is in the group' },
  { id: 'decryption.proof', line: 10, says: 'every partial decryption was made with the trustee’s own key' },
  { id: 'result.format', line: 10, says: 'the result has the format' },
  { id: 'result.trustees', line: 10, says: 'enough trustees opened the result' },
  { id: 'result.matches', line: 10, says: 'the result is what the decryptions open' },
];
