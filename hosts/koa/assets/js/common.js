// Small things that every page has: theme switch, local times, print button.
const root = document.documentElement;

document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
  const theme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
  root.dataset.bsTheme = theme;
  localStorage.setItem('theme', theme);
});

const moment = new Intl.DateTimeFormat(root.lang === 'ru' ? 'ru-RU' : 'en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
});
const showLocalTimes = () => {
  for (const time of document.querySelectorAll('time[data-local]'))
    time.textContent = moment.format(new Date(time.dateTime)).replace(/\s?г\./, '');
};
showLocalTimes();
document.addEventListener('htmx:after:swap', showLocalTimes);

document.querySelector('[data-print]')?.addEventListener('click', () => print());

// A form that was sent once is not sent again by an impatient second click.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.hasAttribute('hx-post') || event.defaultPrevented) return;
  const button = event.submitter;
  // Disabling at once would drop the button's own name from what is sent.
  setTimeout(() => {
    if (event.defaultPrevented || !button) return;
    button.disabled = true;
    setTimeout(() => (button.disabled = false), 8000);
  });
});
// Coming back with the browser's button must not find dead buttons.
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const button of document.querySelectorAll('button[disabled]')) button.disabled = false;
});
