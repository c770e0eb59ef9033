// The age panel: answers are saved one after the other, each under the version that the one before has made.
/** Decisions come in bursts; the panel is worked out once after them. */
const refreshMs = 400;

export const startAge = () => {
  const panel = () => document.querySelector('#age');

  const show = (scene) =>
    htmx.ajax('GET', `${panel().dataset.href}?scene=${encodeURIComponent(scene)}`, {
      source: panel(),
      target: '#age',
      swap: 'outerMorph',
    });

  document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
    if (ctx.sourceElement.matches('.age-question')) ctx.request.body.set('version', panel().dataset.version);
  });
  document.addEventListener('change', ({ target }) => {
    if (target.matches('[data-age-scene]')) void show(target.value);
  });
  // A decision about a trigger changes what is asked; a refused answer must not stay on the screen.
  let asked;
  document.addEventListener('bench:decided', () => {
    clearTimeout(asked);
    asked = setTimeout(() => void show(panel().dataset.scene), refreshMs);
  });
  document.addEventListener('htmx:response:error', ({ detail }) => {
    if (detail?.ctx?.sourceElement?.matches?.('.age-question')) void show(panel().dataset.scene);
  });

  return {
    /** To the first question that has no answer, or the first at all. */
    focus: () => {
      const open = panel().querySelector('.age-question[data-open]') ?? panel().querySelector('.age-question');
      const input = open?.querySelector('input:checked');
      (input ?? panel()).focus();
      (open ?? panel()).scrollIntoView({ block: 'center' });
    },
  };
};
