// What was said, following the player: search in it, go to a word, see the words that a finding is about.

/** From here on the browser leaves lines undrawn that nobody sees. */
const manyLines = 400;

export const startTranscript = async (video, { texts }, list, request) => {
  const box = document.querySelector('#transcript');
  const none = document.querySelector('#transcript-none');
  const search = document.querySelector('#transcript-search');
  const found = document.querySelector('#transcript-found');
  const say = (text) => {
    none.textContent = text;
    none.hidden = false;
    box.hidden = true;
    search.hidden = true;
  };
  const answer = await request(box.dataset.address);
  if (answer === undefined || !answer.ok) return say(texts.noTranscript);
  const { lines } = await answer.json();
  if (lines.length === 0) return say(texts.noWords);

  const items = lines.map((line) => lineItem(line, texts));
  box.append(...items);
  box.classList.toggle('is-long', lines.length > manyLines);

  let current = -1;
  let isTouched = 0;
  const follow = () => {
    const now = video.currentTime;
    const at = lines.findLastIndex(({ start }) => start <= now);
    if (at !== current) {
      items[current]?.classList.remove('is-now');
      current = at;
      items[at]?.classList.add('is-now');
      // Somebody who is reading elsewhere is left alone for a while.
      if (at !== -1 && performance.now() > isTouched) reveal(box, items[at]);
    }
    for (const word of box.querySelectorAll('.word.is-now')) word.classList.remove('is-now');
    const word = lines[at]?.words.findLastIndex(([, start, end]) => start <= now && now < end + 0.2) ?? -1;
    if (word !== -1) items[at].querySelectorAll('.word')[word]?.classList.add('is-now');
  };
  for (const name of ['wheel', 'touchmove', 'keydown'])
    box.addEventListener(name, () => (isTouched = performance.now() + 6_000), { passive: true });
  if (video !== null) for (const name of ['timeupdate', 'seeked']) video.addEventListener(name, follow);

  box.addEventListener('click', ({ target }) => {
    const place = target.closest('[data-at]');
    if (place !== null && video !== null) video.currentTime = Number(place.dataset.at);
  });

  const light = (card) => {
    for (const word of box.querySelectorAll('.is-lit')) word.classList.remove('is-lit');
    const spoken = card.dataset.spoken === '' ? [] : card.dataset.spoken.split(',').map((pair) => pair.split('-'));
    for (const [from, to] of spoken.map(([start, end]) => [start / 1000, end / 1000]))
      for (const [at, { start, end, words }] of lines.entries()) {
        if (end <= from || start >= to) continue;
        const spans = items[at].querySelectorAll('.word');
        for (const [index, word] of words.entries())
          if ((word[1] + word[2]) / 2 >= from && (word[1] + word[2]) / 2 <= to) spans[index].classList.add('is-lit');
      }
    const first = box.querySelector('.is-lit');
    if (first !== null) reveal(box, first.closest('li'));
  };
  list.onSelect(light);
  if (list.selected() !== undefined) light(list.selected());

  let matches = [];
  let shown = -1;
  search.addEventListener('input', () => {
    const wanted = plain(search.value);
    matches = [];
    shown = -1;
    for (const [at, item] of items.entries()) {
      const isMatch = wanted !== '' && plain(lines[at].words.map(([text]) => text).join(' ')).includes(wanted);
      item.classList.toggle('is-match', isMatch);
      if (isMatch) matches.push(at);
    }
    found.textContent = wanted === '' ? '' : texts.matches.replace('{total}', matches.length);
    if (matches.length > 0) reveal(box, items[matches[0]]);
  });
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || matches.length === 0) return;
    event.preventDefault();
    shown = (shown + (event.shiftKey ? matches.length - 1 : 1)) % matches.length;
    reveal(box, items[matches[shown]]);
    if (video !== null) video.currentTime = lines[matches[shown]].start;
  });
};

const plain = (text) => text.toLowerCase().replaceAll('ё', 'е').trim();

/** Only the box scrolls, never the page under somebody's eyes. */
const reveal = (box, item) => {
  box.scrollTop = item.offsetTop - box.offsetTop - box.clientHeight / 3;
};

const short = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const lineItem = ({ start, origin, words }, texts) => {
  const item = document.createElement('li');
  item.className = `line is-${origin}`;
  const place = document.createElement('button');
  place.type = 'button';
  place.className = 'line-time';
  place.dataset.at = String(start);
  place.textContent = short(start);
  const text = document.createElement('p');
  for (const [at, [said, from]] of words.entries()) {
    const word = document.createElement('span');
    word.className = 'word';
    word.dataset.at = String(from);
    word.textContent = said;
    text.append(...(at === 0 ? [word] : [' ', word]));
  }
  if (origin === 'subtitles') {
    const note = document.createElement('span');
    note.className = 'sub';
    note.textContent = ` (${texts.subtitles})`;
    text.append(note);
  }
  item.append(place, text);
  return item;
};
