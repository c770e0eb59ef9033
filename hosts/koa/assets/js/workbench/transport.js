// Playing: speed, single frames, and the loop around the selected finding.
const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const backSeconds = 5;
const aroundSeconds = 2;

export const createTransport = (video, { frameRate, texts }, list) => {
  const speedText = document.querySelector('#speed');
  const playIcon = document.querySelector('[data-command=play] .bi');
  const loopButton = document.querySelector('[data-command=loop]');
  let isLooping = true;
  let last = 0;

  const setSpeed = (rate) => {
    video.playbackRate = rate;
    speedText.textContent = `${rate}×`;
  };
  const shift = (by) => {
    const at = speeds.indexOf(video.playbackRate);
    setSpeed(speeds[Math.min(speeds.length - 1, Math.max(0, (at === -1 ? speeds.indexOf(1) : at) + by))]);
  };
  const play = () => void video.play().catch(() => undefined);
  const step = (frames) => {
    video.pause();
    video.currentTime = Math.max(0, video.currentTime + frames / frameRate);
  };

  const showLoop = () => {
    loopButton.setAttribute('aria-pressed', String(isLooping));
    loopButton.title = `${isLooping ? texts.loopOn : texts.loopOff} (R)`;
  };
  const loopOf = (card) => ({
    from: Math.max(0, Number(card.dataset.start) / 1000 - aroundSeconds),
    to: Number(card.dataset.end) / 1000 + aroundSeconds,
  });
  // Only who plays over the end goes back; who jumps out of the loop wants to be elsewhere.
  video.addEventListener('timeupdate', () => {
    const card = list.selected();
    const now = video.currentTime;
    if (isLooping && !video.paused && card !== undefined) {
      const { from, to } = loopOf(card);
      if (last >= from && last < to && now >= to) video.currentTime = from;
    }
    last = video.currentTime;
  });
  video.addEventListener('seeking', () => (last = video.currentTime));
  video.addEventListener('ended', () => {
    const card = list.selected();
    if (!isLooping || card === undefined || last < loopOf(card).from) return;
    video.currentTime = loopOf(card).from;
    play();
  });
  for (const name of ['play', 'pause'])
    video.addEventListener(name, () => (playIcon.className = `bi bi-${video.paused ? 'play' : 'pause'}-fill`));
  showLoop();

  return {
    play: () => (video.paused ? play() : video.pause()),
    back: () => (video.currentTime = Math.max(0, video.currentTime - backSeconds)),
    pause() {
      video.pause();
      setSpeed(1);
    },
    fasterPlay() {
      if (video.paused) play();
      else shift(1);
    },
    step,
    slower: () => shift(-1),
    quicker: () => shift(1),
    toggleLoop() {
      isLooping = !isLooping;
      showLoop();
    },
  };
};
