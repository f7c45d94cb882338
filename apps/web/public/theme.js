// Before the first paint: the light or dark the reader chose, if they chose.
try {
  const theme = localStorage.getItem('quorate-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be closed; then the system's preference holds.
}
