import type { ReactNode } from 'react';
export function CallElectionPage(): ReactNode {
  return null;
}
