/** Lines of papers as they are being typed. */
import { useEffect, useMemo, useState } from 'react';
import { freshId } from '../acts/compose.ts';
import { emptyLine, type PaperLine } from './paper-grid.ts';
import { knowsSharedRanks } from './shared-ranks.ts';

export function useShared(rule: string): 'known' | 'unknown' {
  return useMemo(() => (knowsSharedRanks(rule) ? 'known' : 'unknown'), [rule]);
}

/**
 * Two hundred papers are not typed twice because a page was closed: the lines stay in this browser until they are
 * sent. Lines to begin with take the place of those that were kept.
 */
export function usePaperDraft(
  key: string,
  candidates: number,
  begin?: readonly PaperLine[],
): readonly [readonly PaperLine[], (lines: readonly PaperLine[]) => void] {
  const kept = `quorate papers ${key}`;
  const [lines, setLines] = useState<readonly PaperLine[]>(() => begin ?? readDraft(kept, candidates));
  useEffect(() => {
    try {
      localStorage.setItem(kept, JSON.stringify(lines));
    } catch {
      // Without storage the lines live as long as the page.
    }
  }, [kept, lines]);
  return [lines, setLines];
}

function readDraft(kept: string, candidates: number): readonly PaperLine[] {
  const fresh = [emptyLine(freshId(), candidates)];
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept) ?? 'null');
    const lines = Array.isArray(found) ? (found as PaperLine[]) : [];
    const whole = lines.every((line) => typeof line?.papers === 'string' && line.marks?.length === candidates);
    return whole && lines.length > 0 ? lines : fresh;
  } catch {
    return fresh;
  }
}
