// What the page tells its script: limits, texts, whose uploads these are.
export const form = document.querySelector('#upload-form');

export const settings = form ? JSON.parse(form.dataset.settings) : undefined;

export const byId = (id) => document.querySelector(`#${id}`);

/** A text with its places in braces filled in. */
export const say = (name, values = {}) =>
  settings.texts[name].replace(/\{(\w+)\}/g, (_, place) => String(values[place] ?? ''));

const tag = settings?.locale === 'ru' ? 'ru-RU' : 'en-GB';
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export const bytes = (count) => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)));
  return new Intl.NumberFormat(tag, {
    style: 'unit',
    unit: units[power],
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(count / 1024 ** power);
};

export const clock = (seconds) => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, '0');
  const rest = two(Math.floor(seconds % 60));
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
};
