// Scenes that may disturb are blurred, grey and silent by themselves, the way that this person has chosen.

/** So much before and after; what plays in a loop around a finding is within. */
const marginMs = 2_500;

export const spansOf = (marks) => {
  const spans = [];
  for (const { start, end, isSensitive } of marks.all) {
    if (!isSensitive) continue;
    const last = spans.at(-1);
    const [from, to] = [start - marginMs, end + marginMs];
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
};

export const startCalm = (video, { calm, texts }, marks, request) => {
  const player = video.closest('.player');
  const note = document.querySelector('#calm-note');
  const buttons = {
    blur: document.querySelector('[data-command=blur]'),
    mute: document.querySelector('[data-command=mute]'),
  };
  // Outside of such scenes; within one a choice holds until it ends.
  const usual = { blur: false, mute: false };
  let spans = spansOf(marks);
  let span;
  let chosen = {};

  const isOn = (what) => (span === undefined ? usual[what] : (chosen[what] ?? calm[what]));

  const apply = () => {
    const isBlurred = isOn('blur');
    player.classList.toggle('is-blurred', isBlurred);
    player.classList.toggle('is-grey', span !== undefined && calm.grey && chosen.blur !== false);
    note.hidden = span === undefined || !isBlurred;
    if (video.muted !== isOn('mute')) video.muted = isOn('mute');
    for (const [what, button] of Object.entries(buttons)) {
      const text = texts[`${what}${isOn(what) ? 'On' : 'Off'}`];
      button.setAttribute('aria-pressed', String(isOn(what)));
      button.title = `${text} (${what === 'blur' ? 'B' : 'M'})`;
    }
  };

  const look = () => {
    const now = video.currentTime * 1000;
    const here = spans.find(({ from, to }) => now >= from && now <= to);
    if (here?.from === span?.from && here?.to === span?.to) return;
    span = here;
    chosen = {};
    apply();
  };
  // `seeking` comes before the new picture does.
  for (const name of ['timeupdate', 'seeking', 'seeked', 'play', 'loadedmetadata']) video.addEventListener(name, look);
  marks.onChange(() => {
    spans = spansOf(marks);
    look();
  });
  look();
  apply();

  const toggle = (what) => {
    if (span === undefined) usual[what] = !usual[what];
    else chosen[what] = !isOn(what);
    apply();
  };
  // The player's own button.
  video.addEventListener('volumechange', () => {
    if (video.muted !== isOn('mute')) toggle('mute');
  });

  const form = document.querySelector('#calm-form');
  let isStale = false;
  // One at a time: of two on their way the older could be the last to arrive.
  const save = async () => {
    form.ariaBusy = 'true';
    let answer;
    while (isStale) {
      isStale = false;
      answer = await request(form.getAttribute('action'), new URLSearchParams(new FormData(form)).toString());
    }
    form.ariaBusy = null;
    document.querySelector('#calm-unsaved').hidden = answer?.ok === true;
  };
  form.addEventListener('change', () => {
    for (const what of ['blur', 'grey', 'mute']) calm[what] = form.elements[what].checked;
    chosen = {};
    apply();
    document.dispatchEvent(new CustomEvent('bench:calm'));
    isStale = true;
    if (form.ariaBusy !== 'true') void save();
  });

  return { toggle };
};
