// The task is held by a lease. The page beats while it is open and says clearly when the task is lost.
const beatMs = 30_000;

export const startLease = ({ taskId, leaseMs, fullLeaseMs }) => {
  const text = document.querySelector('#lease-left');
  const box = text.closest('.lease');
  const token = document.querySelector('input[name=_csrf]').value;
  let endsAt = performance.now() + leaseMs;
  let isLost = false;

  const lose = () => {
    isLost = true;
    document.querySelector('#lost').hidden = false;
    document.querySelector('#offline').hidden = true;
    document.querySelector('#bench').classList.add('is-lost');
    for (const button of document.querySelectorAll('#bench :is([type=submit], [data-relabel], .age-question input)')) {
      button.disabled = true;
      button.setAttribute('aria-disabled', 'true');
    }
    document.querySelector('#lost').scrollIntoView({ block: 'nearest' });
  };

  const beat = async () => {
    if (isLost) return;
    const answer = await fetch(`/api/verification-tasks/${taskId}/heartbeat/`, {
      method: 'POST',
      headers: { 'x-csrf-token': token, accept: 'application/json' },
      signal: AbortSignal.timeout(20_000),
    }).catch(() => undefined);
    document.querySelector('#offline').hidden = answer !== undefined && answer.status < 500;
    if (answer === undefined || answer.status >= 500 || answer.status === 429) return;
    if (!answer.ok) return lose();
    endsAt = performance.now() + fullLeaseMs;
  };

  const tick = () => {
    const left = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
    text.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
    box.classList.toggle('is-short', left < 60);
    if (left === 0 && !isLost) lose();
  };

  tick();
  setInterval(tick, 1000);
  setInterval(() => void beat(), beatMs);
  // A refused decision may mean that the task is lost: ask at once.
  document.addEventListener('htmx:response:error', () => void beat());
  // A laptop that slept finds out at once.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void beat();
  });
};
