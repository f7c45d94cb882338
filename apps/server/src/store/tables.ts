/** The tables as Kysely sees them, the same in both databases. */
export interface Tables {
  readonly organisations: {
    readonly org: string;
    readonly origin: string;
    readonly vkey: string;
    readonly seed: Uint8Array;
  };
  readonly entries: {
    readonly org: string;
    readonly idx: number;
    readonly bytes: Uint8Array;
    readonly leaf: Uint8Array;
    readonly stream: string;
    readonly version: number;
    readonly asked: string;
    readonly head: number;
  };
  readonly nodes: {
    readonly org: string;
    readonly level: number;
    readonly place: number;
    readonly hash: Uint8Array;
  };
  readonly blobs: {
    readonly org: string;
    readonly sha256: string;
    readonly media: string;
    readonly bytes: Uint8Array;
  };
  readonly documents: {
    readonly collection: string;
    /** Empty for what belongs to no organisation. */
    readonly org: string;
    readonly key: string;
    readonly value: string;
    readonly expires: number | null;
  };
}
