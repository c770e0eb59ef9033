// Several videos one after another, each in pieces that survive a broken line, a pause and a reload. Without this script
// the form sends one file in one request.
import { projectOfBegun, showEarlier } from './upload/earlier.js';
import { createItem } from './upload/item.js';
import { byId, form, say, settings } from './upload/settings.js';

const input = byId('file');
const drop = byId('drop');
const items = new Map();
/** Ends when every file chosen so far has its line. */
let choosing = Promise.resolve();
/** States in which a file is on its way, so that leaving the page would interrupt it. */
const moving = ['waiting', 'sending', 'checking'];
let isStarted = false;

const showError = (text) => {
  byId('upload-error').hidden = text === undefined;
  byId('upload-error-text').textContent = text ?? '';
};

const inState = (...states) => [...items.values()].filter(({ state }) => states.includes(state));

/** Text of the chosen subtitle file, or none. Old Russian ones are in Windows-1251. */
const chosenSubtitles = async () => {
  const [chosen] = items.size > 1 ? [] : byId('subtitles').files;
  if (chosen === undefined) return null;
  const content = await chosen.slice(0, 2_000_000).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1251').decode(content);
  }
};

/** What the form says about every file; a title and subtitles belong to one alone. */
const detailsOf = async () => ({
  title: items.size > 1 ? '' : form.elements.title.value,
  description: form.elements.description.value,
  declared_mark: form.elements.declared_mark.value || null,
  subtitles: await chosenSubtitles(),
});

/** One at a time: two would only share the same line. */
const next = () => {
  if (!isStarted || inState('sending', 'checking').length > 0) return;
  const [first] = inState('waiting');
  if (first !== undefined) first.start(form.elements.project_id.value, detailsOf);
};

const changed = (item) => {
  if (!item.node.isConnected && items.has(item.file)) items.delete(item.file);
  const [isMoving, isSeveral] = [inState(...moving, 'paused', 'broken').length > 0, items.size > 1];
  byId('upload-items').hidden = items.size === 0;
  byId('upload-actions').hidden = items.size > 0 && inState('ready').length === 0;
  byId('title-field').hidden = isSeveral;
  byId('subtitles-field').hidden = isSeveral;
  byId('several-hint').hidden = !isSeveral;
  if (items.size > 0) byId('choose-text').textContent = byId('choose-text').dataset.more;
  for (const element of form.querySelectorAll('select, textarea, input[name=title], #subtitles'))
    element.disabled = isMoving;
  if (item.state === 'done' && items.size === 1) location.assign(item.video);
  else next();
};

const choose = (files) => {
  const chosen = [...files];
  choosing = choosing.then(() => addItems(chosen));
};

const addItems = async (chosen) => {
  const known = new Set([...items.keys()].map(({ name, size, lastModified }) => `${name} ${size} ${lastModified}`));
  const fresh = chosen.filter(({ name, size, lastModified }) => !known.has(`${name} ${size} ${lastModified}`));
  const isRoom = items.size + fresh.length <= settings.maxFiles;
  showError(isRoom ? undefined : say('tooMany', { count: settings.maxFiles }));
  for (const file of isRoom ? fresh : []) {
    const begunFor = await projectOfBegun(file);
    // What was begun goes on where it was going; files beside it go there too.
    const target = form.querySelector(`#project_id option[value="${CSS.escape(begunFor ?? '')}"]`);
    if (target && items.size === 0) target.selected = true;
    const item = createItem(file, (one) => items.has(one.file) && changed(one));
    items.set(file, item);
    byId('upload-items').append(item.node);
    changed(item);
  }
};

if (form) {
  input.required = false;
  input.multiple = true;

  const takeChosen = () => {
    choose(input.files);
    input.value = '';
  };
  input.addEventListener('change', takeChosen);
  // Whoever was quicker than this script, or whose browser kept the field over a reload.
  if (input.files.length > 0) takeChosen();
  for (const name of ['dragover', 'dragenter'])
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('is-over');
    });
  for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('is-over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    choose(event.dataTransfer.files);
  });
  // A file that misses the field must not replace the page.
  for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await choosing;
    const ready = inState('ready');
    if (ready.length === 0) return showError(say('noFile'));
    showError(undefined);
    isStarted = true;
    for (const item of ready) item.enqueue();
  });

  byId('upload-items').addEventListener('click', (event) => {
    const button = event.target.closest('[data-action]');
    const item = button && [...items.values()].find(({ node }) => node.contains(button));
    if (!item) return;
    const { action } = button.dataset;
    if (action === 'resume') item.enqueue();
    else void item[action]();
  });

  addEventListener('beforeunload', (event) => {
    if (inState(...moving).length > 0) event.preventDefault();
  });

  void showEarlier();
}
