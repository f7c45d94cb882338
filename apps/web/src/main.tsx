/** Where the pages begin. */
import './look/index.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { outbox } from './acts/outbox.ts';
import { Refused } from './api/client.ts';
import { router } from './routes.tsx';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5000,
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => !(error instanceof Refused) && failures < 8,
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 15_000) * (0.5 + Math.random() / 2),
    },
  },
});

const root = document.getElementById('app');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

void outbox.resume(() => void client.invalidateQueries()).catch(() => undefined);
