// Help, another risk for a trigger, and the form for what the models missed.
import { timecode } from './stage.js';

export const startDialogs = ({ texts }, list, video) => {
  const help = document.querySelector('#help');
  const relabel = document.querySelector('#relabel');
  const form = relabel.querySelector('form');
  let card;

  for (const dialog of [help, relabel])
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  document.querySelector('[data-help]').addEventListener('click', () => help.showModal());

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-relabel]');
    if (link === null || link === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    card = link.closest('.trigger');
    list.select(card, { isFocused: false });
    form.reset();
    form.setAttribute('action', link.dataset.relabel);
    form.elements.version.value = link.dataset.version;
    form.elements.comment.value = card.querySelector('[name=comment]')?.value ?? '';
    relabel.querySelector('#relabel-lead').textContent = texts.relabelLead
      .replace('{time}', () => card.dataset.time)
      .replace('{risk}', () => card.dataset.risk);
    relabel.showModal();
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    relabel.close();
    void htmx.ajax('POST', form.getAttribute('action'), { source: card, target: card, swap: 'outerHTML', values });
  });

  for (const button of document.querySelectorAll('[data-now]'))
    button.addEventListener('click', () => {
      document.querySelector(`#${button.dataset.now}`).value = timecode(video?.currentTime ?? 0);
    });

  const add = document.querySelector('#add-form');
  document.querySelector('#add').addEventListener('toggle', ({ target }) => {
    if (!target.open || video === null || add.elements.start.value !== '') return;
    add.elements.start.value = timecode(video.currentTime);
    add.elements.end.value = timecode(Math.min(video.duration || Infinity, video.currentTime + 1));
  });
  document.addEventListener('htmx:after:request', (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement === add && ctx.response?.status === 200) {
      add.reset();
      document.querySelector('#add').open = false;
    }
  });

  return { help: () => help.showModal() };
};
