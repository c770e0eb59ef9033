// The task is held by a lease. The page beats while it is open and says clearly when the task is lost.
const beatMs = 30_000;

export const startLease = ({ taskId, leaseMs }, request, { onLost }) => {
  const text = document.querySelector('#lease-left');
  const box = text.closest('.lease');
  let endsAt = performance.now() + leaseMs;
  let isLost = false;

  const lose = () => {
    if (isLost) return;
    isLost = true;
    text.textContent = '0:00';
    document.querySelector('#lost').hidden = false;
    const bench = document.querySelector('#bench');
    bench.classList.add('is-lost');
    const dead = '[type=submit], [data-relabel], .age-question input, .judge-bar button:not([data-command=help])';
    for (const button of document.querySelectorAll(`:is(${dead})`)) {
      if (button.closest('#lost, .site-header, dialog')) continue;
      button.disabled = true;
      button.setAttribute('aria-disabled', 'true');
    }
    document.querySelector('#lost').scrollIntoView({ block: 'nearest' });
    onLost();
  };

  const beat = async () => {
    if (isLost) return;
    const answer = await request(`/api/verification-tasks/${taskId}/heartbeat/`, '');
    if (answer === undefined || answer.status >= 500 || answer.status === 429) return;
    // Logged out: what waits to be saved says so; the lease runs out by itself.
    if (answer.status === 401 || answer.status === 403) return;
    if (!answer.ok) return lose();
    const task = await answer.json();
    endsAt = performance.now() + Date.parse(task.lease_expires_at) - Date.parse(task.updated_at);
    tick();
  };

  const tick = () => {
    if (isLost) return;
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
    text.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    box.classList.toggle('is-short', left < 60);
    if (left === 0) lose();
  };

  tick();
  setInterval(tick, 1000);
  setInterval(() => void beat(), beatMs);
  box.addEventListener('submit', (event) => {
    event.preventDefault();
    void beat();
  });
  // A refused answer about age may mean that the task is lost: ask at once.
  document.addEventListener('htmx:response:error', () => void beat());
  // A laptop that slept finds out at once.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void beat();
  });
  return { lose };
};
