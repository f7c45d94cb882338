import type { ReactNode } from 'react';
export function PapersPage(): ReactNode {
  return null;
}
