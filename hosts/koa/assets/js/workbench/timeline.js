// The time line under the player: marks of all triggers, the place of the picture, and moving it.
import { timecode } from './timecode.js';

const svg = 'http://www.w3.org/2000/svg';
const leastWidth = 3;

export const startTimeline = (video, { durationMs }, marks, list) => {
  const tracks = document.querySelector('#tracks');
  const timeline = document.querySelector('#timeline');
  const group = document.querySelector('#marks');
  const playhead = document.querySelector('#playhead');
  const clock = document.querySelector('#now');

  const draw = () => {
    const shown = new Map([...group.children].map((rect) => [rect.dataset.trigger, rect]));
    for (const mark of marks.all) {
      let rect = shown.get(mark.id);
      if (rect === undefined) {
        rect = document.createElementNS(svg, 'rect');
        rect.dataset.trigger = mark.id;
        rect.setAttribute('y', '6');
        rect.setAttribute('height', '24');
        group.append(rect);
      }
      rect.setAttribute('x', ((mark.start / durationMs) * 1000).toFixed(2));
      rect.setAttribute('width', Math.max(leastWidth, ((mark.end - mark.start) / durationMs) * 1000).toFixed(2));
      const isSelected = mark.id === list.selectedId() ? ' is-selected' : '';
      rect.setAttribute('class', `mark is-${mark.state} severity-${mark.severity}${isSelected}`);
    }
  };
  draw();
  marks.onChange(draw);
  if (video === null) return;

  const show = () => {
    const x = String(((video.currentTime * 1000) / durationMs) * 1000);
    playhead.setAttribute('x1', x);
    playhead.setAttribute('x2', x);
    clock.textContent = timecode(video.currentTime);
  };
  for (const name of ['timeupdate', 'seeked', 'loadedmetadata']) video.addEventListener(name, show);

  const seekTo = (event) => {
    const { left, width } = timeline.getBoundingClientRect();
    video.currentTime = (Math.min(1, Math.max(0, (event.clientX - left) / width)) * durationMs) / 1000;
  };
  tracks.addEventListener('pointerdown', (event) => {
    const mark = marks.find(event.target.dataset?.trigger);
    if (mark !== undefined) {
      void list.select(mark.id);
      video.currentTime = mark.start / 1000;
      return;
    }
    seekTo(event);
    tracks.setPointerCapture(event.pointerId);
  });
  tracks.addEventListener('pointermove', (event) => {
    if (tracks.hasPointerCapture(event.pointerId)) seekTo(event);
  });
};
