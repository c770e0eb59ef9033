// Upload with a progress bar: fetch cannot report it, XMLHttpRequest can.
const form = document.querySelector('#upload-form');
const { locale, maxBytes, texts } = JSON.parse(form.dataset.settings);
const byId = (id) => document.querySelector(`#${id}`);
const input = byId('file');
const drop = byId('drop');
const bar = byId('upload-bar');
let file;
let request;

form.hidden = false;

const tag = locale === 'ru' ? 'ru-RU' : 'en-GB';
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
const bytes = (count) => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)));
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: units[power],
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(count / 1024 ** power);
};
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

const showError = (text, existing) => {
  byId('upload-error').hidden = text === undefined;
  byId('upload-error-text').textContent = text ?? '';
  const link = byId('upload-existing');
  link.hidden = existing === undefined;
  if (existing !== undefined) link.href = existing;
};

const setBusy = (isBusy) => {
  byId('upload-progress').hidden = !isBusy;
  byId('upload-actions').hidden = isBusy;
  for (const element of form.querySelectorAll('select, textarea, .drop input, input[name=title]'))
    element.disabled = isBusy;
  drop.classList.toggle('is-busy', isBusy);
};

const choose = (chosen) => {
  if (chosen === undefined) return;
  file = chosen;
  byId('file-name').hidden = false;
  byId('file-name').textContent = `${file.name} · ${bytes(file.size)}`;
  byId('choose-text').textContent = byId('choose-text').dataset.change;
  showError(file.size > maxBytes ? texts.tooLarge : undefined);
};

input.addEventListener('change', () => choose(input.files[0]));
for (const name of ['dragover', 'dragenter'])
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    if (request === undefined) drop.classList.add('is-over');
  });
for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => drop.classList.remove('is-over'));
drop.addEventListener('drop', (event) => {
  event.preventDefault();
  if (request === undefined) choose(event.dataTransfer.files[0]);
});
// A file that misses the field must not replace the page.
for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault());

/** Speed over the last seconds, not since the start: that is what the rest will take. */
const meter = () => {
  const samples = [];
  return (loaded, total) => {
    const now = performance.now();
    samples.push([now, loaded]);
    while (samples.length > 2 && now - samples[0][0] > 5000) samples.shift();
    const [firstAt, firstLoaded] = samples[0];
    const speed = now > firstAt ? ((loaded - firstLoaded) / (now - firstAt)) * 1000 : 0;
    return { speed, left: speed > 0 ? (total - loaded) / speed : undefined };
  };
};

const problemOf = (answer) => {
  try {
    const problem = JSON.parse(answer.responseText);
    const fields = Object.values(problem.errors ?? {})
      .flat()
      .filter((text) => typeof text === 'string');
    return { text: [...new Set([problem.detail ?? problem.title, ...fields])].filter(Boolean).join(' '), problem };
  } catch {
    return { text: '', problem: {} };
  }
};

const finish = (answer) => {
  if (answer.status === 201 || answer.status === 200) {
    location.assign(`/client/videos/${JSON.parse(answer.responseText).id}/`);
    return;
  }
  setBusy(false);
  request = undefined;
  const { text, problem } = problemOf(answer);
  const existing = problem.existing_id;
  showError(text || texts.failed, existing && `/client/videos/${encodeURIComponent(existing)}/`);
};

/** Text of the chosen subtitle file, or undefined. Old Russian ones are in Windows-1251. */
const chosenSubtitles = async () => {
  const [chosen] = byId('subtitles').files;
  if (chosen === undefined) return undefined;
  const content = await chosen.slice(0, 2_000_000).arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1251').decode(content);
  }
};

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (file === undefined) return showError(texts.noFile);
  if (file.size > maxBytes) return showError(texts.tooLarge);
  showError(undefined);
  const subtitles = await chosenSubtitles();
  const body = new FormData();
  const project = form.elements.project_id.value;
  // Fields go first: the server decides about them before the bytes of the file arrive.
  body.append('project_id', project);
  body.append('title', form.elements.title.value);
  body.append('description', form.elements.description.value);
  body.append('declared_mark', form.elements.declared_mark.value);
  if (subtitles !== undefined) body.append('subtitles', subtitles);
  body.append('file', file);
  const measure = meter();
  bar.value = 0;
  byId('upload-figures').textContent = '';
  setBusy(true);
  request = new XMLHttpRequest();
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    bar.value = loaded / total;
    const { speed, left } = measure(loaded, total);
    byId('upload-figures').textContent =
      loaded >= total
        ? texts.processing
        : texts.sent
            .replace('{sent}', bytes(loaded))
            .replace('{total}', bytes(total))
            .replace('{speed}', bytes(speed))
            .replace('{left}', left === undefined ? '…' : clock(left));
  });
  request.addEventListener('load', ({ target }) => finish(target));
  const giveUp = (text) => () => {
    setBusy(false);
    request = undefined;
    showError(text);
  };
  request.addEventListener('error', giveUp(texts.networkFailed));
  request.addEventListener('abort', giveUp(texts.cancelled));
  request.open('POST', `/api/videos/?project_id=${encodeURIComponent(project)}`);
  request.setRequestHeader('x-csrf-token', form.elements._csrf.value);
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('accept-language', locale);
  request.send(body);
});

byId('upload-cancel').addEventListener('click', () => request?.abort());
addEventListener('beforeunload', (event) => {
  if (request !== undefined && request.readyState !== XMLHttpRequest.DONE) event.preventDefault();
});
