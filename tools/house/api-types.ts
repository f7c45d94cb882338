/**
 * The types of the server's answers for the web, from the committed OpenAPI document: `apps/web/src/api/generated.ts`.
 *
 * `node tools/house/api-types.ts` writes them, `--check` compares. Where the document says `x-type`, that type of the
 * spine is written; everything else follows from the schema alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const document = 'docs/openapi.json';
const target = 'apps/web/src/api/generated.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly description?: string;
  readonly 'x-type'?: string;
}

interface Operation {
  readonly responses: {
    readonly [status: string]: { readonly content?: { readonly [media: string]: { readonly schema?: Schema } } };
  };
}

interface OpenApi {
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } };
}

/** Where the names of `x-type` come from; anything else in capitals is a component of the document itself. */
const homes: readonly { readonly from: string; readonly names: readonly string[] }[] = [
  { from: '@quorate/basics', names: ['DeviceId', 'Digest', 'MemberId', 'OrgId'] },
  { from: '@quorate/charter', names: ['Body', 'Election'] },
  {
    from: '../spine.ts',
    names: [
      'Act',
      'AmendmentState',
      'DecisionState',
      'Effect',
      'ElectionState',
      'Fact',
      'MeetingState',
      'MotionState',
      'Refusal',
      'Standing',
      'TreeHead',
      'VoteState',
    ],
  },
];

/** Components that no operation of the document answers with: what a server has only while it runs a demo. */
const besides: readonly string[] = ['Demo'];

const api = JSON.parse(readFileSync(document, 'utf8')) as OpenApi;
const text = formatted(printed());
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (!existsSync(target) || readFileSync(target, 'utf8') !== text) {
  process.stdout.write(`${target} does not say what ${document} says: run node tools/house/api-types.ts\n`);
  process.exitCode = 1;
}

function printed(): string {
  const answers = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const schema = operation.responses['200']?.content?.['application/json']?.schema;
      return schema === undefined || schema.type === 'string'
        ? []
        : [`  readonly '${method.toUpperCase()} ${path}': ${typeOf(schema)};`];
    }),
  );
  const answered = `/** What each operation answers with 200. */\nexport interface Answers {\n${answers.join('\n')}\n}`;
  const components = Object.entries(api.components.schemas)
    .filter(([name, schema]) => !name.endsWith('Input') && schema['x-type'] !== name)
    .map(([name, schema]) => ({ name, text: `type ${name} = ${typeOf(schema)};`, schema }));
  const all = [answered, ...components.map(({ text: one }) => one)];
  const body = components
    .filter(({ name, text: own }) => besides.includes(name) || all.some((one) => one !== own && names(one, name)))
    .map(({ name, text: one, schema }) => `${comment(schema)}${besides.includes(name) ? 'export ' : ''}${one}`)
    .concat(answered)
    .join('\n\n');
  const head = `/** Generated from ${document} by tools/house/api-types.ts: change the server's schemas, not this. */\n`;
  return `${head}${imports(body)}\n${body}\n`;
}

function names(body: string, name: string): boolean {
  return new RegExp(`(?<![\\w'"/])${name}(?![\\w'"])`).test(body);
}

/** As everything else is set; biome reads what it is given and knows the file by its name. */
function formatted(source: string): string {
  const { status, stdout, stderr } = spawnSync('biome', ['format', `--stdin-file-path=${target}`], {
    input: source,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function imports(body: string): string {
  return homes
    .map(({ from, names: all }) => ({ from, used: all.filter((name) => names(body, name)) }))
    .filter(({ used }) => used.length > 0)
    .map(({ from, used }) => `import type { ${used.join(', ')} } from '${from}';\n`)
    .join('');
}

function comment({ description }: Schema): string {
  return description === undefined ? '' : `/** ${description} */\n`;
}

function typeOf(schema: Schema): string {
  if (schema['x-type'] !== undefined) return schema['x-type'];
  if (schema.$ref !== undefined) return (schema.$ref.split('/').at(-1) ?? '').replace(/Input$/, '');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map(typeOf).join(' | ');
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum) return schema.enum.map(literal).join(' | ');
  const types = [schema.type ?? []].flat();
  if (types.length > 1) return types.map((type) => plain({ ...schema, type })).join(' | ');
  return plain(schema);
}

function plain(schema: Schema): string {
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const item = typeOf(schema.items ?? {});
      return `readonly ${/[ |&]/.test(item) && !/^\{.*\}$/s.test(item) ? `(${item})` : item}[]`;
    }
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
}

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (properties === undefined || Object.keys(properties).length === 0) {
    const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return `{ readonly [name: string]: ${value} }`;
  }
  const fields = Object.entries(properties).map(
    ([name, schema]) => `readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}
