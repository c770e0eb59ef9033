import { createSending } from './sending.js';
import { byId, bytes, clock, say, settings } from './settings.js';

/** Speed over the last seconds, not since the start: that is what the rest will take. */
const meter = () => {
  const samples = [];
  return (sent, total) => {
    const now = performance.now();
    samples.push([now, sent]);
    while (samples.length > 2 && now - samples[0][0] > 5000) samples.shift();
    const [firstAt, firstSent] = samples[0];
    const speed = now > firstAt ? ((sent - firstSent) / (now - firstAt)) * 1000 : 0;
    return { speed: bytes(speed), left: speed > 0 ? clock((total - sent) / speed) : '…' };
  };
};

const buttons = {
  ready: ['remove'],
  waiting: ['cancel'],
  sending: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  broken: ['resume', 'cancel'],
  checking: [],
  done: [],
  refused: ['remove'],
  cancelled: ['remove'],
};

/** Not for good: after a log-in, a pause, or the end of another upload. */
const mayGoOn = ({ status, code }) => [401, 403, 408, 429].includes(status) || code === 'too-many-uploads';

/** One chosen file: how it stands, in words and with the buttons that make sense then. `changed` hears of every new state. */
export const createItem = (file, changed) => {
  const node = byId('upload-item').content.firstElementChild.cloneNode(true);
  const part = (name) => node.querySelector(`[data-part="${name}"]`);
  let state = 'ready';
  let sending;
  let sent = 0;
  let measure = meter();
  part('name').textContent = file.name;
  const isFit = file.size > 0 && file.size <= settings.maxBytes;

  const become = (next, text, { problem, existing } = {}) => {
    state = next;
    node.dataset.state = next;
    part('status').textContent = text ?? '';
    part('status').hidden = !text;
    part('bar').hidden = !['waiting', 'sending', 'paused', 'broken', 'checking'].includes(next);
    part('error').hidden = problem === undefined;
    part('error-text').textContent = problem ?? '';
    part('existing').hidden = existing === undefined;
    if (existing !== undefined) part('existing').href = `/client/videos/${encodeURIComponent(existing)}/`;
    for (const button of node.querySelectorAll('[data-action]'))
      button.hidden = !buttons[next].includes(button.dataset.action);
    changed(item);
  };

  const on = {
    progress(now, total) {
      if (state !== 'sending' && state !== 'checking') return;
      sent = now;
      part('bar').value = now / total;
      if (now >= total) {
        if (state === 'sending') become('checking', say('checking'));
        return;
      }
      if (state === 'checking') become('sending');
      const figures = { sent: bytes(now), total: bytes(total), ...measure(now, total) };
      part('status').hidden = false;
      part('status').textContent = say('sending', figures);
    },
    retry() {
      measure = meter();
      if (state === 'checking') become('sending', say('retrying'));
      part('status').textContent = say('retrying');
    },
    done(video) {
      part('video').hidden = false;
      part('video').href = `/client/videos/${encodeURIComponent(video)}/`;
      item.video = part('video').href;
      become('done', say('done'));
    },
    failed(refusal) {
      if (state === 'cancelled' || state === 'paused') return;
      if (refusal === undefined) return become('broken', undefined, { problem: say('networkFailed') });
      const problem = [401, 403].includes(refusal.status) ? say('loggedOut') : refusal.message || say('networkFailed');
      if (mayGoOn(refusal)) return become('broken', undefined, { problem });
      become('refused', undefined, { problem: refusal.message || say('failed'), existing: refusal.existing });
    },
  };

  const item = {
    file,
    node,
    video: undefined,
    get state() {
      return state;
    },
    isFit,
    enqueue: () => become('waiting', say('waiting')),
    start(project, detailsOf) {
      sending ??= createSending(file, project, detailsOf, on);
      measure = meter();
      become('sending', say('starting'));
      sending.start().catch(() => on.failed(undefined));
    },
    async pause() {
      become('paused', say('paused', { sent: bytes(sent), total: bytes(file.size) }));
      await sending.pause();
    },
    async cancel() {
      become('cancelled', say('cancelled'));
      await sending?.cancel().catch(() => undefined);
    },
    remove() {
      node.remove();
      changed(item);
    },
  };

  if (isFit) become('ready', bytes(file.size));
  else become('refused', bytes(file.size), { problem: say(file.size === 0 ? 'empty' : 'tooLarge') });
  return item;
};
