/** Addresses that lead nowhere, and pages that broke. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../parts/page.tsx';
import { words } from '../words/index.ts';

const { state } = words.common;

export function NotFoundPage(): ReactNode {
  return (
    <Page title={state.notFoundTitle} width="narrow">
      <div className="stack">
        <p>{state.notFound}</p>
        <p>
          <Link to="/" className="button">
            {state.toHome}
          </Link>
        </p>
      </div>
    </Page>
  );
}

export function BrokenPage(): ReactNode {
  return (
    <Page title={state.brokenTitle} width="narrow">
      <div className="stack">
        <p>{state.broken}</p>
        <p>
          <a href={location.pathname} className="button">
            {state.tryAgain}
          </a>
        </p>
      </div>
    </Page>
  );
}
