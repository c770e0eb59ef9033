// Work by keyboard. Keys are left alone while somebody types or a dialog is open.
const backSeconds = 5;
const speeds = [1, 1.5, 2, 4];

export const startKeys = ({ video, list, settings, dialogs, age }) => {
  const speedText = document.querySelector('#speed');

  const setSpeed = (rate) => {
    video.playbackRate = rate;
    speedText.textContent = rate === 1 ? '' : `${rate}×`;
  };
  const step = (frames) => {
    if (video === null) return;
    video.pause();
    video.currentTime = Math.max(0, video.currentTime + frames / settings.frameRate);
  };
  const act = (name) => list.selected()?.querySelector(`[data-action="${name}"]`)?.click();
  const go = (direction) => {
    const card = list.move(direction);
    if (card !== undefined && video !== null) video.currentTime = Number(card.dataset.start) / 1000;
  };
  const play = () => void video?.play().catch(() => undefined);

  const commands = {
    ' ': () => (video?.paused ? play() : video?.pause()),
    j: () => video && (video.currentTime = Math.max(0, video.currentTime - backSeconds)),
    k: () => {
      video?.pause();
      if (video) setSpeed(1);
    },
    l: () => {
      if (video === null) return;
      if (video.paused) setSpeed(1);
      else setSpeed(speeds[Math.min(speeds.length - 1, speeds.indexOf(video.playbackRate) + 1)] ?? 1);
      play();
    },
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    ArrowUp: () => go(-1),
    ArrowDown: () => go(1),
    Enter: () => act('confirm'),
    x: () => act('reject'),
    u: () => act('undo'),
    a: () => age.focus(),
    '?': () => dialogs.help(),
  };
  // Letters by their place on the keyboard too, so that a Russian layout works without switching.
  const byCode = { KeyJ: 'j', KeyK: 'k', KeyL: 'l', KeyX: 'x', KeyU: 'u', KeyA: 'a' };

  document.addEventListener(
    'keydown',
    (event) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (target.closest('input:not([type=checkbox]), textarea, select')) return;
      const isControl = target.closest('button, a, summary, input') !== null;
      if (isControl && (event.key === 'Enter' || event.key === ' ')) return;
      // On a Russian layout Shift+7 is the question mark; event.key knows. Shift+/ there is a comma.
      const name = event.key === '?' ? '?' : (byCode[event.code] ?? event.key);
      const command = commands[name];
      if (command === undefined || (event.repeat && ['Enter', 'x', 'u'].includes(name))) return;
      event.preventDefault();
      command();
    },
    // Before the video element gets them: its own arrow keys jump by seconds.
    { capture: true },
  );

  for (const button of document.querySelectorAll('[data-step]'))
    button.addEventListener('click', () => step(Number(button.dataset.step)));
};
