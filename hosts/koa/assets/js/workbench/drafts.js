// What was typed or moved but not yet decided: kept in this browser until it is.
import { timecode } from './timecode.js';

const fields = ['comment', 'start', 'end'];

export const createDrafts = ({ taskId, operator }, list) => {
  const name = `bench-drafts:${operator}:${taskId}`;
  let drafts;
  try {
    drafts = JSON.parse(localStorage.getItem(name))?.drafts ?? {};
  } catch {
    drafts = {};
  }
  const keep = () => {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify({ at: Date.now(), drafts }));
  };
  const isChanged = (form) => fields.some((field) => form.elements[field].value !== form.elements[field].defaultValue);

  const note = (card) => {
    const form = card.querySelector('.trigger-actions');
    const id = list.idOf(card);
    if (isChanged(form)) drafts[id] = Object.fromEntries(fields.map((field) => [field, form.elements[field].value]));
    else delete drafts[id];
    card.classList.toggle('is-edited', isChanged(form));
    keep();
  };

  document.addEventListener('input', ({ target }) => {
    const card = target.closest?.('.trigger');
    if (card) note(card);
  });
  list.onLoad((root) => {
    for (const card of root.matches('.trigger') ? [root] : root.querySelectorAll('.trigger')) {
      const draft = drafts[list.idOf(card)];
      if (draft === undefined) continue;
      const form = card.querySelector('.trigger-actions');
      for (const field of fields) form.elements[field].value = draft[field];
      card.classList.toggle('is-edited', isChanged(form));
    }
  });

  return {
    note,
    isChanged: (card) => isChanged(card.querySelector('.trigger-actions')),
    setEdge(card, edge, ms) {
      card.querySelector('.trigger-actions').elements[edge].value = timecode(ms / 1000);
      note(card);
    },
    forget(id) {
      delete drafts[id];
      keep();
    },
  };
};
