// Every trigger of the task, in the order of the list, whether its card is on the page or not.
const states = { p: 'pending', c: 'confirmed', r: 'rejected', l: 'relabelled' };
const severities = ['critical', 'high', 'medium', 'low', 'info'];

const read = (text) => {
  const [id, start, end, state, severity, version, sensitive] = text.split(',');
  return {
    id,
    start: Number(start),
    end: Number(end),
    state: states[state],
    severity: severities[severity],
    version: Number(version),
    isSensitive: sensitive === '1',
  };
};

export const createMarks = (text, listSize) => {
  const all = text === '' ? [] : text.split(';').map(read);
  const listeners = [];
  const tell = () => {
    for (const listen of listeners) listen();
  };
  const find = (id) => all.find((mark) => mark.id === id);
  return {
    all,
    find,
    onChange: (listen) => listeners.push(listen),
    pageOf: (id) => Math.floor(all.findIndex((mark) => mark.id === id) / listSize) + 1,
    change(id, values) {
      Object.assign(find(id) ?? {}, values);
      tell();
    },
    /** What a card from the server says; a new one takes its place by time. */
    learn(card) {
      const id = card.id.slice('trigger-'.length);
      const { start, end, state, severity, version, sensitive } = card.dataset;
      const told = { start: Number(start), end: Number(end), state, severity };
      Object.assign(told, { version: Number(version), isSensitive: sensitive === '1' });
      const known = find(id);
      if (known === undefined) {
        const at = all.findIndex((mark) => mark.start > told.start);
        all.splice(at === -1 ? all.length : at, 0, { id, ...told });
      } else Object.assign(known, told);
      tell();
    },
    /** The next one without a decision after it, from the top again when there is none below. */
    nextPending(id) {
      const at = all.findIndex((mark) => mark.id === id);
      return [...all.slice(at + 1), ...all.slice(0, Math.max(0, at))].find(({ state }) => state === 'pending');
    },
  };
};
