// Live stages of an analysis. The page is the truth: when the state of the video changes it is loaded anew.
const panel = document.querySelector('#progress');
const texts = JSON.parse(panel.dataset.live);
const stateTexts = new Map(texts.states);
const icons = { done: 'check-circle-fill', running: 'arrow-repeat', retrying: 'arrow-clockwise', waiting: 'circle' };
const rank = { waiting: 0, retrying: 1, running: 1, done: 2 };

const showStage = ({ stage, state, fraction }) => {
  const item = panel.querySelector(`[data-stage="${CSS.escape(stage)}"]`);
  if (item === null || !(state in icons)) return;
  const shown = [...item.classList].find((name) => name.startsWith('stage-'))?.slice(6);
  if (shown === 'done' && rank[state] < 2) return;
  item.className = `stage stage-${state}`;
  item.querySelector('.bi').className = `bi bi-${icons[state]}`;
  item.querySelector('[data-stage-state]').textContent =
    state === 'running' && fraction > 0 ? `${Math.round(fraction * 100)} %` : stateTexts.get(state);
  const bar = item.querySelector('progress');
  if (state === 'done') bar.value = 1;
  else if (fraction > 0) bar.value = fraction;
  else if (state === 'running') bar.removeAttribute('value');
};

const note = panel.querySelector('#live-text');
const showLive = (isLive) => {
  if (note === null) return;
  note.classList.toggle('is-lost', !isLive);
  note.lastChild.textContent = isLive ? texts.live : texts.lost;
};

const read = (event) => {
  try {
    return JSON.parse(event.data);
  } catch {
    return undefined;
  }
};

const take = (event) => {
  const news = read(event);
  if (news === undefined) return;
  if (news.kind === 'video' || (news.stage === undefined && news.state !== undefined)) {
    if (news.state !== 'uploaded' && news.state !== 'processing') location.reload();
  } else showStage(news);
};

const events = new EventSource(`/api/videos/${panel.dataset.video}/events/`);
for (const name of ['message', 'stage', 'video']) events.addEventListener(name, take);
events.addEventListener('open', () => showLive(true));
events.addEventListener('error', () => showLive(false));
addEventListener('pagehide', () => events.close());

// News may be lost between page and stream, and a proxy may swallow the stream: ask the page itself now and then.
const refresh = async () => {
  const answer = await fetch(location.pathname, { headers: { 'hx-request': 'true' } }).catch(() => undefined);
  if (answer === undefined || !answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (fresh.querySelector('#live-text') === null) return location.reload();
  const left = panel.querySelector('#time-left');
  const said = fresh.querySelector('#time-left')?.textContent ?? '';
  if (left !== null && left.textContent !== said) left.textContent = said;
  for (const item of fresh.querySelectorAll('[data-stage]')) {
    const state = [...item.classList].find((name) => name.startsWith('stage-') && name !== 'stage')?.slice(6);
    const old = panel.querySelector(`[data-stage="${item.dataset.stage}"]`);
    if (old !== null && !old.classList.contains(`stage-${state}`))
      showStage({ stage: item.dataset.stage, state, fraction: 0 });
  }
};
setInterval(() => {
  if (document.visibilityState === 'visible') void refresh();
}, 4000);
