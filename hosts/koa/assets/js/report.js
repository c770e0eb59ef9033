// The report's own: time line that follows the player, list of fixes that remembers what is done.
const video = document.querySelector('#video');
const timeline = document.querySelector('#timeline');

const follow = () => {
  const x = String(Math.min(1, (video.currentTime * 1000) / Number(timeline.dataset.duration)) * 1000);
  for (const line of timeline.querySelectorAll('.playhead')) {
    line.setAttribute('x1', x);
    line.setAttribute('x2', x);
  }
};
if (video !== null && timeline !== null) {
  for (const name of ['timeupdate', 'seeked', 'loadedmetadata']) video.addEventListener(name, follow);
  timeline.addEventListener('click', (event) => {
    const lane = event.target.closest('[data-lane]');
    if (lane === null || event.target.closest('[data-seek]') !== null) return;
    const { left, width } = lane.getBoundingClientRect();
    const fraction = Math.min(1, Math.max(0, (event.clientX - left) / width));
    video.currentTime = (fraction * Number(timeline.dataset.duration)) / 1000;
  });
}

// A place that a link names may stand on another page of the findings, or be filtered away: then the findings are replaced,
// and the player keeps its place.
document.addEventListener('click', async (event) => {
  const link = event.target.closest?.('a[href*="#place-"]');
  if (link === null || link === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { pathname, search, hash } = new URL(link.getAttribute('href'), location.href);
  const isHere = () => document.getElementById(hash.slice(1)) !== null;
  if (!isHere()) {
    await htmx.ajax('GET', pathname + search, {
      source: '#findings',
      target: '#findings',
      select: '#findings',
      swap: 'outerHTML',
    });
    if (isHere()) history.replaceState(history.state, '', pathname + search);
  }
  location.hash = hash;
});

const fixes = document.querySelector('#fixes');

/** What is ticked, in this browser only: a note to oneself, no part of the report. */
const remembered = (key) => {
  try {
    const ids = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(ids) ? ids : []);
  } catch {
    return new Set();
  }
};

const startFixes = () => {
  const key = `fixes:${fixes.dataset.report}`;
  const boxes = [...fixes.querySelectorAll('[data-fix]')];
  const done = remembered(key);
  const note = fixes.querySelector('#fixes-done');
  const countText = note.textContent;
  const show = () => {
    const count = boxes.filter((box) => box.checked).length;
    note.textContent =
      count === 0 ? countText : note.dataset.text.replace('{done}', count).replace('{all}', boxes.length);
  };
  for (const box of boxes) box.checked = done.has(box.dataset.fix);
  show();
  fixes.addEventListener('change', () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.dataset.fix);
    try {
      if (ticked.length > 0) localStorage.setItem(key, JSON.stringify(ticked));
      else localStorage.removeItem(key);
    } catch {
      // A browser that stores nothing forgets the ticks with the page.
    }
    show();
  });

  const button = fixes.querySelector('#fixes-copy');
  const text = fixes.querySelector('#fixes-text');
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      button.querySelector('span').textContent = button.dataset.copied;
    } catch {
      // No clipboard without a safe connection or against the person's will: the text to take by hand.
      text.hidden = false;
      text.focus();
      text.select();
    }
  });
};
if (fixes !== null) startFixes();

// Paper cannot be unfolded.
addEventListener('beforeprint', () => {
  if (fixes !== null) fixes.open = true;
});
