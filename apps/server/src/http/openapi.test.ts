import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';

describe('docs/openapi.json', () => {
  it('is what the routes say (node apps/server/src/http/write-openapi.ts writes it)', async () => {
    const committed = readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8');
    expect(await openApiDocument()).toBe(committed);
  });

  it('describes every route with its problems, in OpenAPI 3.1', async () => {
    const document = JSON.parse(await openApiDocument());
    expect(document.openapi).toBe('3.1.0');
    for (const [path, methods] of Object.entries(
      document.paths as Record<string, Record<string, { responses: object; summary?: string }>>,
    )) {
      for (const [method, { responses, summary }] of Object.entries(methods)) {
        expect(summary, `${method} ${path}`).toBeDefined();
        if (path !== '/healthz') expect(Object.keys(responses), `${method} ${path}`).toContain('4XX');
      }
    }
  });
});
