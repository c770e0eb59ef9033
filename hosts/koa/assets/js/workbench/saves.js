// Every decision is sent as it is made. What cannot be sent waits here, survives a reload, and is tried again.
const rests = [1, 2, 4, 8, 16, 30];
const keptMs = 14 * 86_400_000;

/** Refused for good: saying it again would not help. */
const isFinal = (status) => status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);

export const createSaves = ({ taskId, operator, texts }, marks, { request, onSaved, onRefused, onLost }) => {
  const name = `bench-saves:${operator}:${taskId}`;
  const box = document.querySelector('#unsaved');
  const text = document.querySelector('#unsaved-text');
  const listeners = [];
  let queue = restore(name);
  let isBusy = false;
  let isLost = false;
  let tries = 0;
  let wakesAt = 0;
  let timer;

  const keep = () => {
    if (queue.length === 0) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify({ at: Date.now(), queue }));
    for (const listen of listeners) listen();
  };

  const show = (reason) => {
    const isWaiting = queue.length > 0 && reason !== undefined && !isLost;
    box.hidden = !isWaiting;
    if (isWaiting) text.textContent = `${texts.savesWaiting.replace('{total}', queue.length)} ${reason}`;
    const drafts = document.querySelector('#lost-drafts');
    drafts.hidden = queue.length === 0;
    drafts.textContent = texts.drafts.replace('{total}', queue.length);
    for (const mark of document.querySelectorAll('.unsaved-mark'))
      mark.hidden = !queue.some(({ id }) => mark.closest('.trigger').id === `trigger-${id}`) || !isWaiting;
  };

  const rest = (reason, seconds = rests[Math.min(tries++, rests.length - 1)]) => {
    wakesAt = performance.now() + seconds * 1000;
    clearTimeout(timer);
    const tick = () => {
      const left = Math.ceil((wakesAt - performance.now()) / 1000);
      if (left <= 0) return void run();
      show(reason.replace('{seconds}', left));
      timer = setTimeout(tick, 500);
    };
    tick();
  };

  const run = async () => {
    clearTimeout(timer);
    if (isBusy || isLost) return;
    isBusy = true;
    try {
      while (queue.length > 0) {
        const [entry] = queue;
        const answer = await request(entry.address, entry.body, entry.key);
        if (answer === undefined || answer.status >= 500 || answer.status === 408) return rest(texts.savesRetry);
        if (answer.status === 429) return rest(texts.savesRetry, Number(answer.headers.get('retry-after')) || 30);
        if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403)
          return rest(texts.savesLoggedOut, 30);
        const kind = answer.headers.get('x-refusal');
        if (kind === 'task-not-held' || kind === 'task-completed') return onLost();
        tries = 0;
        const html = await answer.text();
        queue = queue.slice(1);
        keep();
        if (answer.ok) onSaved(html, entry);
        else if (isFinal(answer.status)) await onRefused(html, entry);
        show();
      }
    } finally {
      isBusy = false;
    }
  };

  document.querySelector('#save-now').addEventListener('click', () => void run());
  addEventListener('online', () => void run());
  forgetOld();

  return {
    /** `id`: of the trigger that it is about. The version is the one that stands when everything before it has been saved. */
    add(address, fields, id) {
      const body = new URLSearchParams(fields);
      body.delete('_csrf');
      if (id !== undefined) {
        const waiting = queue.filter((entry) => entry.id === id).length;
        body.set('version', String((marks.find(id)?.version ?? 0) + waiting));
      }
      queue = [...queue, { address, body: body.toString(), id, key: id === undefined ? newKey() : undefined }];
      keep();
      void run();
    },
    run,
    /** When nothing is on its way any more: whether all of it has arrived. */
    async idle() {
      while (isBusy) await new Promise((resolve) => setTimeout(resolve, 50));
      return queue.length === 0;
    },
    count: () => queue.length,
    onChange: (listen) => listeners.push(listen),
    /** The task is no longer ours: what waits is kept for when it is again. */
    stop() {
      isLost = true;
      clearTimeout(timer);
      show();
    },
  };
};

const restore = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name))?.queue ?? [];
  } catch {
    return [];
  }
};

/** Tasks end in other places too; nobody else clears up after them. */
const forgetOld = () => {
  for (const name of Object.keys(localStorage).filter((key) => /^bench-(?:saves|drafts):/.test(key)))
    try {
      if (!(JSON.parse(localStorage.getItem(name)).at > Date.now() - keptMs)) localStorage.removeItem(name);
    } catch {
      localStorage.removeItem(name);
    }
};

/** `crypto.randomUUID` is for secure contexts only; an office server may have none. */
const newKey = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
