// Judging: the forms of the cards, the edges, and taking things back.
import { readTimecode } from './timecode.js';

const autosaveMs = 700;

export const createDecisions = ({ list, marks, saves, drafts, video, settings }) => {
  const done = [];
  let autosave;

  const formOf = (card) => card.querySelector('.trigger-actions');

  const showState = (card, state) => {
    card.classList.remove('is-pending', 'is-confirmed', 'is-rejected', 'is-relabelled');
    card.classList.add(`is-${state}`, 'is-saving');
    card.dataset.state = state;
  };

  const goOn = (id) => {
    const next = marks.nextPending(id);
    if (next !== undefined) void list.select(next.id).then((card) => seekTo(card));
  };
  const seekTo = (card) => {
    if (card !== undefined && video !== null) video.currentTime = Number(card.dataset.start) / 1000;
  };

  /** `say`: the field that says what was decided. */
  const decide = (card, say, { isGoingOn = true } = {}) => {
    const id = list.idOf(card);
    const form = formOf(card);
    const fields = new FormData(form);
    for (const [field, value] of Object.entries(say)) fields.set(field, value);
    saves.add(form.getAttribute('action'), fields, id);
    drafts.forget(id);
    done.push({ id });
    const state = say.verdict ?? 'relabelled';
    marks.change(id, { state });
    showState(card, state);
    if (isGoingOn && id === list.selectedId()) goOn(id);
  };

  const reopen = (id) => {
    const address = `${location.pathname}triggers/${id}/reopen/`;
    saves.add(address, {}, id);
    marks.change(id, { state: 'pending' });
    const card = list.cardOf(id);
    if (card !== null) showState(card, 'pending');
  };

  document.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (!form.matches('.trigger-actions')) return;
    event.preventDefault();
    const card = form.closest('.trigger');
    if (submitter?.dataset.action === 'undo') return reopen(list.idOf(card));
    if (submitter?.name === 'relabel') decide(card, { relabel: submitter.value });
    else decide(card, { verdict: submitter?.value ?? 'confirmed' });
  });

  /** What was decided before, as it has been changed since. */
  const sayAgain = (card) => {
    const { state, code } = card.dataset;
    if (state === 'pending') return;
    decide(card, state === 'relabelled' ? { relabel: code } : { verdict: state }, { isGoingOn: false });
  };

  const confirm = () => {
    const card = list.selected();
    if (card === undefined) return;
    if (card.dataset.state === 'pending') return decide(card, { verdict: 'confirmed' });
    // What is decided stays so; only what was changed about it is said again.
    if (drafts.isChanged(card)) sayAgain(card);
    else goOn(list.idOf(card));
  };

  const moveEdge = (edge, frames) => {
    const card = list.selected();
    if (card === undefined) return;
    const { start, end } = formOf(card).elements;
    const times = { start: readTimecode(start.value), end: readTimecode(end.value) };
    const before = { ...times };
    times[edge] = Math.round(times[edge] + (frames * 1000) / settings.frameRate);
    if (!(times.start >= 0 && times.start < times.end && times.end <= settings.durationMs)) return;
    drafts.setEdge(card, edge, times[edge]);
    marks.change(list.idOf(card), times);
    done.push({ id: list.idOf(card), edge, ms: before[edge] });
    if (video !== null) {
      video.pause();
      video.currentTime = times[edge] / 1000;
    }
    clearTimeout(autosave);
    autosave = setTimeout(() => sayAgain(card), autosaveMs);
  };

  const undoEdge = async ({ id, edge, ms }) => {
    const card = await list.select(id);
    if (card === undefined) return;
    drafts.setEdge(card, edge, ms);
    marks.change(id, { [edge]: ms });
    clearTimeout(autosave);
    autosave = setTimeout(() => sayAgain(card), autosaveMs);
  };

  const undo = async () => {
    const last = done.pop();
    if (last?.edge !== undefined) return undoEdge(last);
    const id = last?.id ?? list.selectedId();
    const mark = marks.find(id);
    if (mark === undefined || mark.state === 'pending') return;
    reopen(id);
    seekTo(await list.select(id));
  };

  return {
    confirm,
    reject: () => list.selected() && decide(list.selected(), { verdict: 'rejected' }),
    relabel: (digit) => list.selected()?.querySelector(`[data-digit="${digit}"]`)?.click(),
    relabelAs: (card, code) => decide(card, { relabel: code }),
    moveEdge,
    undo,
    added: (id) => done.push({ id }),
    comment: () => list.selected()?.querySelector('.trigger-comment').focus(),
    seekTo,
  };
};
