import { startAge } from './workbench/age.js';
import { startBoxes } from './workbench/boxes.js';
import { startCalm } from './workbench/calm.js';
import { createDecisions } from './workbench/decisions.js';
import { startDialogs } from './workbench/dialogs.js';
import { createDrafts } from './workbench/drafts.js';
import { startKeys } from './workbench/keys.js';
import { startLease } from './workbench/lease.js';
import { createList } from './workbench/list.js';
import { createMarks } from './workbench/marks.js';
import { startPictures } from './workbench/pictures.js';
import { createRequest } from './workbench/request.js';
import { createSaves } from './workbench/saves.js';
import { startTimeline } from './workbench/timeline.js';
import { startTranscript } from './workbench/transcript.js';
import { createTransport } from './workbench/transport.js';

const settings = JSON.parse(document.querySelector('#bench').dataset.settings);
const video = document.querySelector('#video');
const request = createRequest();
const marks = createMarks(document.querySelector('#timeline').dataset.marks, settings.listSize);
const list = createList(marks, request);
const notice = document.querySelector('#notice');

/** What the server answers with: the card as it is now, and how far the task is. */
const show = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  const card = template.content.querySelector('.trigger');
  const progress = template.content.querySelector('#bench-progress');
  if (progress !== null) document.querySelector('#bench-progress').replaceWith(progress);
  if (card === null) return undefined;
  const isNew = marks.find(list.idOf(card)) === undefined;
  marks.learn(card);
  list.replace(card);
  document.dispatchEvent(new CustomEvent('bench:decided'));
  return isNew ? list.idOf(card) : undefined;
};

const saves = createSaves(settings, marks, {
  request,
  onSaved(html, entry) {
    notice.replaceChildren();
    const added = show(html);
    if (added === undefined || entry.id !== undefined) return;
    decisions.added(added);
    void list.load(marks.pageOf(added), false).then(() => list.select(added, { isFocused: false }));
  },
  async onRefused(html, entry) {
    notice.innerHTML = html;
    if (entry.id === undefined) return;
    const answer = await request(`${location.pathname}triggers/${entry.id}/`);
    if (answer?.ok) show(await answer.text());
  },
  onLost: () => lease.lose(),
});
const drafts = createDrafts(settings, list);
const decisions = createDecisions({ list, marks, saves, drafts, video, settings });
const lease = startLease(settings, request, { onLost: saves.stop });
startTimeline(video, settings, marks, list);
void startPictures(settings, marks, request);
void startTranscript(video, settings, list, request);
if (video !== null) startBoxes(video, list);
const calm = video === null ? undefined : startCalm(video, settings, marks, request);
const transport = video === null ? undefined : createTransport(video, settings, list);
const dialogs = startDialogs(settings, { list, decisions, saves, video });
startKeys({ list, transport, decisions, dialogs, calm, age: startAge() });

// Whoever lets go of the task, or ends it, must not leave decisions behind.
document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  if (!form.matches('#complete-form, [data-passes-on]') || saves.count() === 0) return;
  event.preventDefault();
  notice.textContent = settings.texts.saveFirst;
  void saves.run();
  if (!(await saves.idle())) return;
  notice.replaceChildren();
  form.requestSubmit(submitter);
});

list.begin();
// The first picture to be seen is the first to be judged.
const beginAtFinding = () => decisions.seekTo(list.selected());
if (video?.readyState > 0) beginAtFinding();
else video?.addEventListener('loadedmetadata', beginAtFinding, { once: true });
void saves.run();
