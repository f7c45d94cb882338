/** Light, dark, or as the system says: the reader's choice, kept in this browser. */
export type Theme = 'auto' | 'light' | 'dark';

const key = 'quorate-theme';

export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

export function setTheme(chosen: Theme): void {
  if (chosen === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
  try {
    if (chosen === 'auto') localStorage.removeItem(key);
    else localStorage.setItem(key, chosen);
  } catch {
    // Then it holds for this visit.
  }
}

export function nextTheme(chosen: Theme): Theme {
  return chosen === 'auto' ? 'light' : chosen === 'light' ? 'dark' : 'auto';
}
