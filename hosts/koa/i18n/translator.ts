import { createInstance } from 'i18next';
import type { Locale } from '../../../domain/user/user.js';
import { en } from './en.js';
import { ru } from './ru.js';

/** Text of a key with its parameters filled in; `count` chooses the plural form. An unknown key comes back as it is. */
export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string;

const i18n = createInstance();
void i18n.init({
  resources: { ru: { translation: ru }, en: { translation: en } },
  lng: 'ru',
  fallbackLng: false,
  initAsync: false,
  nsSeparator: false,
  // Templates escape; escaping here too would show `&amp;` to people.
  interpolation: { escapeValue: false },
});

const fixedTo = (locale: Locale): Translate => {
  const t = i18n.getFixedT(locale);
  // Most texts have no parameter, and a long page asks for some of them thousands of times.
  const known = new Map<string, string>();
  return (key, params) => {
    if (params !== undefined) return String(t(key, { ...params }));
    const text = known.get(key) ?? String(t(key));
    // What has no text may come from data and is not worth the memory.
    if (text !== key) known.set(key, text);
    return text;
  };
};

const translators: Readonly<Record<Locale, Translate>> = { ru: fixedTo('ru'), en: fixedTo('en') };

export const translator = (locale: Locale): Translate => translators[locale];

const found: Readonly<Record<Locale, Set<string>>> = { ru: new Set(), en: new Set() };

/** Whether the catalogue of the locale has a text under the key, a plural one included. */
export const hasText = (locale: Locale, key: string): boolean => {
  if (found[locale].has(key)) return true;
  const isThere = i18n.exists(key, { lng: locale }) || i18n.exists(key, { lng: locale, count: 1 });
  if (isThere) found[locale].add(key);
  return isThere;
};
