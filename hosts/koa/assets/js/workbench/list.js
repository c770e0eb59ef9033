// The list of triggers: which one is selected, which wait, and the marks on the time line that mirror them.
const svg = 'http://www.w3.org/2000/svg';

export const startList = () => {
  const element = document.querySelector('#triggers');
  const timeline = document.querySelector('#timeline');
  const durationMs = JSON.parse(document.querySelector('#bench').dataset.settings).durationMs;
  const listeners = [];
  let selectedId;

  const cards = () => [...element.querySelectorAll('.trigger')];
  const shown = () => cards().filter((card) => card.offsetParent !== null);
  const selected = () => cards().find((card) => card.id === selectedId);
  const markOf = (card) => timeline?.querySelector(`[data-trigger="${CSS.escape(card.id.slice('trigger-'.length))}"]`);

  const select = (card, { isFocused = true, isShown = true } = {}) => {
    for (const other of cards()) {
      other.classList.toggle('is-selected', other === card);
      markOf(other)?.classList.toggle('is-selected', other === card);
    }
    selectedId = card?.id;
    if (card === undefined) return;
    if (isFocused) card.focus({ preventScroll: true });
    if (isShown) card.scrollIntoView({ block: 'nearest' });
    for (const listen of listeners) listen(card);
  };

  const move = (step) => {
    const all = shown();
    const at = all.indexOf(selected());
    const next = at === -1 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))];
    if (next !== undefined) select(next);
    return next;
  };

  /** The next one without a decision after `card`, from the top again when there is none below. */
  const nextPending = (card) => {
    const all = cards();
    const at = all.indexOf(card);
    return [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.dataset.state === 'pending');
  };

  const mirror = (card) => {
    if (timeline === null) return;
    let mark = markOf(card);
    if (mark === null || mark === undefined) {
      mark = document.createElementNS(svg, 'rect');
      mark.dataset.trigger = card.id.slice('trigger-'.length);
      mark.setAttribute('y', '6');
      mark.setAttribute('height', '24');
      const { start, end } = card.dataset;
      mark.setAttribute('x', String((start / durationMs) * 1000));
      mark.setAttribute('width', String(Math.max(3, ((end - start) / durationMs) * 1000)));
      timeline.insertBefore(mark, timeline.querySelector('#playhead'));
    }
    mark.setAttribute('class', `mark is-${card.dataset.state} severity-${card.dataset.severity}`);
  };

  const showWhetherDone = () => {
    const all = cards();
    document.querySelector('#all-decided').hidden =
      all.length === 0 || all.some((card) => card.dataset.state === 'pending');
  };

  element.addEventListener('click', (event) => {
    const card = event.target.closest('.trigger');
    if (card !== null && card !== selected())
      select(card, { isFocused: event.target.closest('button, a, input') === null });
  });

  const only = document.querySelector('#only-pending');
  only.addEventListener('change', () => element.classList.toggle('is-only-pending', only.checked));

  let decided;
  const isOfList = (event) => event.detail?.ctx?.target?.id !== 'age';
  document.addEventListener('htmx:before:request', (event) => {
    if (!isOfList(event)) return;
    const card = event.detail?.ctx?.sourceElement?.closest?.('.trigger');
    decided = card?.dataset.state === 'pending' ? card.id : undefined;
    document.querySelector('#notice').replaceChildren();
  });
  document.addEventListener('htmx:after:swap', (event) => {
    if (!isOfList(event)) return;
    for (const card of cards()) mirror(card);
    showWhetherDone();
    const fresh = selected();
    const isDecided = decided !== undefined && decided === selectedId && fresh?.dataset.state !== 'pending';
    const next = isDecided ? nextPending(fresh) : undefined;
    decided = undefined;
    if (next !== undefined) {
      select(next);
      // Only a click has moved the player so far; the next decision needs the next picture.
      next.querySelector('.trigger-pick').click();
    } else if (fresh !== undefined) select(fresh);
  });

  const first =
    cards().find((card) => `#${card.id}` === location.hash) ?? cards().find((card) => card.dataset.state === 'pending');
  queueMicrotask(() => {
    if (first !== undefined) select(first, { isFocused: false, isShown: location.hash !== '' });
  });

  return { cards, selected, select, move, onSelect: (listen) => listeners.push(listen) };
};
