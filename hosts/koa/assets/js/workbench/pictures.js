// The strip of small pictures and the loudness over the time line, and a closer look under the pointer.
import { spansOf } from './calm.js';

const stripHeight = 46;
const waveHeight = 34;

export const startPictures = async ({ durationMs, calm }, marks, request) => {
  const strip = document.querySelector('#film');
  const wave = document.querySelector('#wave');
  const answer = await request(strip.dataset.address);
  if (answer === undefined || !answer.ok) return;
  const { peaks, film } = await answer.json();
  const picture = film === null ? undefined : await loaded(strip.dataset.film);

  const redraw = () => {
    if (picture !== undefined)
      drawStrip(strip, picture, film, { durationMs, isCalm: calm.blur, spans: spansOf(marks) });
    if (peaks.length > 0) drawWave(wave, peaks);
  };
  strip.hidden = picture === undefined;
  wave.hidden = peaks.length === 0;
  redraw();
  new ResizeObserver(redraw).observe(document.querySelector('#tracks'));
  new MutationObserver(redraw).observe(document.documentElement, { attributeFilter: ['data-bs-theme'] });
  document.addEventListener('bench:calm', redraw);
  if (picture !== undefined) startPeek(picture, film, () => ({ durationMs, isCalm: calm.blur, spans: spansOf(marks) }));
};

const loaded = async (address) => {
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
    return picture;
  } catch {
    return undefined;
  }
};

const sized = (canvas, cssHeight) => {
  const ratio = devicePixelRatio || 1;
  const width = Math.max(1, Math.round(canvas.clientWidth * ratio));
  const height = Math.round(cssHeight * ratio);
  canvas.width = width;
  canvas.height = height;
  return { context: canvas.getContext('2d'), width, height };
};

/** Where a cell stands in the picture of many, and whether it may disturb. */
const cellAt = (film, fraction, { durationMs, isCalm, spans }) => {
  const at = Math.min(film.count - 1, Math.max(0, Math.floor(fraction * film.count)));
  const [from, to] = [(at / film.count) * durationMs, ((at + 1) / film.count) * durationMs];
  return {
    x: (at % film.columns) * film.cell_width,
    y: Math.floor(at / film.columns) * film.cell_height,
    isVeiled: isCalm && spans.some((span) => span.from <= to && from <= span.to),
  };
};

const drawCell = (context, picture, film, cell, x, y, width, height) => {
  const { cell_width: cellWidth, cell_height: cellHeight } = film;
  if (!cell.isVeiled) {
    context.drawImage(picture, cell.x, cell.y, cellWidth, cellHeight, x, y, width, height);
    return;
  }
  // Four dots wide and without colour: light and dark stay, nothing else can be made out.
  const tiny = document.createElement('canvas');
  tiny.width = 4;
  tiny.height = 3;
  const small = tiny.getContext('2d');
  small.drawImage(picture, cell.x, cell.y, cellWidth, cellHeight, 0, 0, 4, 3);
  small.globalCompositeOperation = 'saturation';
  small.fillStyle = '#808080';
  small.fillRect(0, 0, 4, 3);
  context.imageSmoothingQuality = 'high';
  context.drawImage(tiny, 0, 0, 4, 3, x, y, width, height);
};

const drawStrip = (canvas, picture, film, how) => {
  const { context, width, height } = sized(canvas, stripHeight);
  const cells = Math.max(4, Math.round(width / ((height * film.cell_width) / film.cell_height)));
  for (let at = 0; at < cells; at++) {
    const cell = cellAt(film, (at + 0.5) / cells, how);
    const x = Math.round((at * width) / cells);
    drawCell(context, picture, film, cell, x, 0, Math.ceil(width / cells), height);
  }
};

const drawWave = (canvas, peaks) => {
  const { context, width, height } = sized(canvas, waveHeight);
  context.fillStyle = getComputedStyle(canvas).color;
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x / width) * peaks.length);
    const to = Math.max(from + 1, Math.floor(((x + 1) / width) * peaks.length));
    let most = 0;
    for (let at = from; at < to; at++) most = Math.max(most, peaks[at] ?? 0);
    const bar = Math.max(1, (most / 255) * height);
    context.fillRect(x, (height - bar) / 2, 1, bar);
  }
};

const startPeek = (picture, film, how) => {
  const tracks = document.querySelector('#tracks');
  const peek = document.querySelector('#film-peek');
  peek.width = film.cell_width;
  peek.height = film.cell_height;
  tracks.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    const { left, width } = tracks.getBoundingClientRect();
    const fraction = (event.clientX - left) / width;
    const cell = cellAt(film, fraction, how());
    drawCell(peek.getContext('2d'), picture, film, cell, 0, 0, film.cell_width, film.cell_height);
    peek.hidden = false;
    peek.style.left = `${Math.min(width - film.cell_width, Math.max(0, fraction * width - film.cell_width / 2))}px`;
  });
  tracks.addEventListener('pointerleave', () => (peek.hidden = true));
};
