// Work by keyboard, and by buttons that do the same. Keys are left alone while somebody types or a dialog is open.

/** By their place on the keyboard, so that a Russian layout works without switching. */
const byCode = {
  KeyJ: 'back',
  KeyK: 'pause',
  KeyL: 'faster-play',
  KeyX: 'reject',
  KeyU: 'undo',
  KeyA: 'age',
  KeyB: 'blur',
  KeyM: 'mute',
  KeyN: 'add',
  KeyR: 'loop',
  KeyC: 'comment',
  Minus: 'slower',
  Equal: 'quicker',
  NumpadSubtract: 'slower',
  NumpadAdd: 'quicker',
  Digit0: 'relabel-list',
};
const byKey = {
  ' ': 'play',
  ArrowLeft: 'frame-back',
  ArrowRight: 'frame-on',
  ArrowUp: 'previous',
  ArrowDown: 'next',
  Enter: 'confirm',
  '?': 'help',
};
const brackets = {
  BracketLeft: ['start-earlier', 'start-later'],
  BracketRight: ['end-later', 'end-earlier'],
};
const onceOnly = ['confirm', 'reject', 'undo', 'help', 'add', 'relabel-list'];

const nameOf = ({ code, key, shiftKey }) => {
  // On a Russian layout Shift+7 is the question mark; the key knows. Shift+/ there is a comma.
  if (key === '?') return 'help';
  if (code === 'Slash' && !shiftKey) return 'search';
  if (code in brackets) return brackets[code][shiftKey ? 1 : 0];
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) return `relabel-${digit}`;
  return byCode[code] ?? byKey[key];
};

export const startKeys = ({ list, transport, decisions, dialogs, calm, age }) => {
  const go = (step) => void list.move(step).then(decisions.seekTo);
  const commands = {
    play: transport?.play,
    back: transport?.back,
    pause: transport?.pause,
    'faster-play': transport?.fasterPlay,
    slower: transport?.slower,
    quicker: transport?.quicker,
    loop: transport?.toggleLoop,
    'frame-back': () => transport?.step(-1),
    'frame-on': () => transport?.step(1),
    previous: () => go(-1),
    next: () => go(1),
    confirm: decisions.confirm,
    reject: decisions.reject,
    undo: () => void decisions.undo(),
    comment: decisions.comment,
    'start-earlier': () => decisions.moveEdge('start', -1),
    'start-later': () => decisions.moveEdge('start', 1),
    'end-earlier': () => decisions.moveEdge('end', -1),
    'end-later': () => decisions.moveEdge('end', 1),
    'relabel-list': dialogs.relabel,
    add: dialogs.add,
    help: dialogs.help,
    blur: () => calm?.toggle('blur'),
    mute: () => calm?.toggle('mute'),
    age: age.focus,
    search: () => document.querySelector('#transcript-search').focus(),
  };
  for (let digit = 1; digit <= 9; digit++) commands[`relabel-${digit}`] = () => decisions.relabel(digit);
  const isLost = () => document.querySelector('#bench').classList.contains('is-lost');
  const harmless = ['play', 'back', 'pause', 'faster-play', 'slower', 'quicker', 'loop', 'frame-back', 'frame-on'];
  const safe = [...harmless, 'previous', 'next', 'blur', 'mute', 'help', 'search', 'comment'];
  const run = (name) => {
    if (isLost() && !safe.includes(name)) return;
    commands[name]?.();
  };

  document.addEventListener(
    'keydown',
    (event) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) {
        // Out of a field and back to work.
        if (event.key === 'Escape') list.selected()?.focus({ preventScroll: true });
        return;
      }
      const isControl = target.closest('button, a, summary, input') !== null;
      if (isControl && (event.key === 'Enter' || event.key === ' ')) return;
      const name = nameOf(event);
      if (!(name in commands) || (event.repeat && onceOnly.includes(name))) return;
      event.preventDefault();
      run(name);
    },
    // Before the video element gets them: its own arrow keys jump by seconds.
    { capture: true },
  );

  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-command]');
    if (button !== null && button !== undefined) run(button.dataset.command);
  });
};
