/** The schema of format 1 as the file beside this one has it, for whoever holds a value to it. */
import published from './charter-1.schema.json' with { type: 'json' };

/** The part of JSON Schema 2020-12 that the charter's schema uses; `check-shape.ts` reads exactly this. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: { readonly [name: string]: Schema };
  readonly description?: string;
}

export const charterSchema: Schema = published as unknown as Schema;
