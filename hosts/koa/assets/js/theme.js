// Runs before the first paint: the stored choice, or else what the system prefers.
(() => {
  const stored = localStorage.getItem('theme');
  const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.bsTheme = stored === 'dark' || stored === 'light' ? stored : preferred;
})();
