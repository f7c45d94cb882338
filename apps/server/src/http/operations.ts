/** For whoever runs the server. */
import { z } from 'zod';
import type { App, Part } from './app.ts';

export const operations: Part = (app: App) => {
  app.get(
    '/healthz',
    {
      schema: {
        tags: ['operations'],
        summary: 'Whether the server is up',
        response: { 200: z.object({ ok: z.literal(true) }) },
      },
    },
    () => ({ ok: true as const }),
  );
  app.get('/api/openapi.json', { schema: { hide: true } as never }, () => app.swagger() as never);
};
