// Help, another risk for a trigger, and the form for what the models missed.
import { timecode } from './timecode.js';

export const startDialogs = ({ texts }, { list, decisions, saves, video }) => {
  const help = document.querySelector('#help');
  const relabel = document.querySelector('#relabel');
  const form = relabel.querySelector('form');
  let card;

  for (const dialog of [help, relabel])
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());

  const openRelabel = (of) => {
    card = of;
    form.reset();
    relabel.querySelector('#relabel-lead').textContent = texts.relabelLead
      .replace('{time}', () => card.dataset.time)
      .replace('{risk}', () => card.dataset.risk);
    relabel.showModal();
  };
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-relabel]');
    if (link === null || link === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (link.getAttribute('aria-disabled') === 'true') return;
    const of = link.closest('.trigger');
    void list.select(list.idOf(of), { isFocused: false }).then(() => openRelabel(of));
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    relabel.close();
    decisions.relabelAs(card, form.elements.risk_code.value);
  });

  for (const button of document.querySelectorAll('[data-now]'))
    button.addEventListener('click', () => {
      document.querySelector(`#${button.dataset.now}`).value = timecode(video?.currentTime ?? 0);
    });

  const box = document.querySelector('#add');
  const add = document.querySelector('#add-form');
  const fillTimes = () => {
    if (video === null || add.elements.start.value !== '') return;
    add.elements.start.value = timecode(video.currentTime);
    add.elements.end.value = timecode(Math.min(video.duration || Infinity, video.currentTime + 1));
  };
  box.addEventListener('toggle', () => box.open && fillTimes());
  add.addEventListener('submit', (event) => {
    event.preventDefault();
    saves.add(add.getAttribute('action'), new FormData(add));
    add.reset();
    box.open = false;
  });

  return {
    help: () => help.showModal(),
    relabel: () => list.selected() && openRelabel(list.selected()),
    add() {
      video?.pause();
      box.open = true;
      fillTimes();
      box.scrollIntoView({ block: 'nearest' });
      add.elements.risk_code.focus();
    },
  };
};
