/** `node apps/server/src/http/write-openapi.ts` writes docs/openapi.json from the routes. */
import { writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.ts';

writeFileSync(new URL('../../../../docs/openapi.json', import.meta.url), await openApiDocument());
