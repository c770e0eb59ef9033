// What belongs to the picture: time line, clock, boxes on the frame, the veil over what may disturb.
const two = (value) => String(value).padStart(2, '0');

export const timecode = (seconds) => {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const whole = Math.floor(ms / 1000);
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
};

export const startTimeline = (video, { durationMs }, list) => {
  const timeline = document.querySelector('#timeline');
  const playhead = document.querySelector('#playhead');
  const clock = document.querySelector('#now');
  const show = () => {
    const x = String(((video.currentTime * 1000) / durationMs) * 1000);
    playhead.setAttribute('x1', x);
    playhead.setAttribute('x2', x);
    clock.textContent = timecode(video.currentTime);
  };
  for (const name of ['timeupdate', 'seeked', 'loadedmetadata']) video.addEventListener(name, show);

  const seekTo = (event) => {
    const { left, width } = timeline.getBoundingClientRect();
    const fraction = Math.min(1, Math.max(0, (event.clientX - left) / width));
    video.currentTime = (fraction * durationMs) / 1000;
  };
  timeline.addEventListener('pointerdown', (event) => {
    const id = event.target.dataset?.trigger;
    const card = id && list.cards().find((one) => one.id === `trigger-${id}`);
    if (card) {
      list.select(card);
      video.currentTime = Number(card.dataset.start) / 1000;
      return;
    }
    seekTo(event);
    timeline.setPointerCapture(event.pointerId);
  });
  timeline.addEventListener('pointermove', (event) => {
    if (timeline.hasPointerCapture(event.pointerId)) seekTo(event);
  });
};

/** A box stays as long as the frame that it was seen on may: sampled frames are a second apart. */
const boxLifeMs = 600;

export const startBoxes = (video, list) => {
  const layer = document.querySelector('#boxes');
  const { width, height } = layer.viewBox.baseVal;
  const draw = () => {
    const card = list.selected();
    const now = video.currentTime * 1000;
    const boxes = card === undefined ? [] : JSON.parse(card.dataset.boxes);
    const near = boxes.filter((box) => Math.abs(box.atMs - now) <= boxLifeMs);
    layer.replaceChildren(
      ...near.map((box) => {
        const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
        for (const [name, value] of [
          ['x', box.x * width],
          ['y', box.y * height],
          ['width', box.width * width],
          ['height', box.height * height],
        ])
          rect.setAttribute(name, String(value));
        return rect;
      }),
    );
  };
  for (const name of ['timeupdate', 'seeked']) video.addEventListener(name, draw);
  list.onSelect(draw);
};

export const startVeil = (video) => {
  const veil = document.querySelector('#veil');
  if (video === null || veil === null) return;
  const again = document.querySelector('#veil-again');
  const set = (isVeiled) => {
    video.closest('.player').classList.toggle('is-veiled', isVeiled);
    veil.hidden = !isVeiled;
    video.muted = isVeiled;
    again.hidden = isVeiled;
  };
  set(true);
  document.querySelector('#reveal').addEventListener('click', () => set(false));
  again.addEventListener('click', () => set(true));
};
