import { startAge } from './workbench/age.js';
import { startLease } from './workbench/lease.js';
import { startBoxes, startTimeline, startVeil } from './workbench/stage.js';
import { startKeys } from './workbench/keys.js';
import { startList } from './workbench/list.js';
import { startDialogs } from './workbench/dialogs.js';

const bench = document.querySelector('#bench');
const settings = JSON.parse(bench.dataset.settings);
const video = document.querySelector('#video');

const list = startList();
startLease(settings);
if (video !== null) {
  startTimeline(video, settings, list);
  startBoxes(video, list);
}
startVeil(video);
const dialogs = startDialogs(settings, list, video);
startKeys({ video, list, settings, dialogs, age: startAge() });
