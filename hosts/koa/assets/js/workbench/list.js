// The list of triggers: which one is selected, and the piece of the list that is on the page.
export const createList = (marks, request) => {
  const section = document.querySelector('.bench-list');
  const only = document.querySelector('#only-pending');
  const selecting = [];
  const loading = [];
  let selectedId;

  const holder = () => document.querySelector('#trigger-list');
  const cardOf = (id) => (id === undefined ? null : document.querySelector(`#trigger-${CSS.escape(id)}`));
  const selected = () => cardOf(selectedId) ?? undefined;
  const idOf = (card) => card.id.slice('trigger-'.length);
  const fill = (root) => {
    for (const listen of loading) listen(root);
  };

  const load = async (page, isPushed = true) => {
    const address = `${location.pathname}?page=${page}`;
    const answer = await request(address);
    if (answer === undefined || !answer.ok) return false;
    const template = document.createElement('template');
    template.innerHTML = await answer.text();
    holder().replaceWith(template.content);
    htmx.process(holder());
    fill(holder());
    if (isPushed) history.pushState({ page }, '', address);
    return true;
  };

  const select = async (id, { isFocused = true, isShown = true } = {}) => {
    if (cardOf(id) === null && marks.find(id) !== undefined && !(await load(marks.pageOf(id)))) return undefined;
    const card = cardOf(id);
    if (card === null) return undefined;
    for (const other of document.querySelectorAll('.trigger.is-selected, .mark.is-selected'))
      other.classList.remove('is-selected');
    card.classList.add('is-selected');
    document.querySelector(`#marks [data-trigger="${CSS.escape(id)}"]`)?.classList.add('is-selected');
    selectedId = id;
    if (isFocused) card.focus({ preventScroll: true });
    if (isShown) card.scrollIntoView({ block: 'nearest' });
    for (const listen of selecting) listen(card);
    return card;
  };

  const move = (step) => {
    const all = marks.all.filter(({ id, state }) => !only.checked || state === 'pending' || id === selectedId);
    const at = all.findIndex(({ id }) => id === selectedId);
    const next = at === -1 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + step))];
    return next === undefined ? Promise.resolve(undefined) : select(next.id);
  };

  const showWhetherDone = () => {
    const isDone = marks.all.length > 0 && marks.all.every(({ state }) => state !== 'pending');
    document.querySelector('#all-decided').hidden = !isDone;
  };
  marks.onChange(showWhetherDone);

  section.addEventListener('click', (event) => {
    const page = event.target.closest('.pager a');
    if (page !== null && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      void load(new URL(page.href).searchParams.get('page') ?? 1).then(
        (isLoaded) => isLoaded && select(idOf(holder().querySelector('.trigger'))),
      );
      return;
    }
    const card = event.target.closest('.trigger');
    if (card !== null && card !== selected())
      void select(idOf(card), { isFocused: event.target.closest('button, a, input') === null });
  });
  only.addEventListener('change', () => holder().classList.toggle('is-only-pending', only.checked));
  loading.push(() => holder().classList.toggle('is-only-pending', only.checked));
  addEventListener('popstate', () => void load(new URLSearchParams(location.search).get('page') ?? 1, false));

  return {
    selected,
    selectedId: () => selectedId,
    cardOf,
    idOf,
    select,
    move,
    load,
    onSelect: (listen) => selecting.push(listen),
    /** Called with every new piece of the list, and with every new card. */
    onLoad: (listen) => loading.push(listen),
    /** A card as the server shows it now takes the place of the old one; the keyboard stays where it was. */
    replace(card) {
      const old = cardOf(idOf(card));
      if (old === null) return;
      const hadFocus = old.contains(document.activeElement);
      const evidence = old.querySelector('.evidence');
      if (evidence !== null) card.querySelector('[data-evidence-of-old]')?.replaceWith(evidence);
      old.replaceWith(card);
      fill(card);
      if (idOf(card) !== selectedId) return;
      void select(selectedId, { isFocused: hadFocus, isShown: false });
    },
    /** The first to look at: that of the address, or the first without a decision. */
    begin() {
      fill(holder());
      const named = location.hash.replace('#trigger-', '');
      const first = marks.find(named) ?? marks.all.find(({ state }) => state === 'pending') ?? marks.all[0];
      if (first !== undefined) void select(first.id, { isFocused: false, isShown: location.hash !== '' });
    },
  };
};
