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
  return (key, params = {}) => String(t(key, { ...params }));
};

const translators: Readonly<Record<Locale, Translate>> = { ru: fixedTo('ru'), en: fixedTo('en') };

export const translator = (locale: Locale): Translate => translators[locale];

/** Whether the catalogue of the locale has a text under the key, a plural one included. */
export const hasText = (locale: Locale, key: string): boolean =>
  i18n.exists(key, { lng: locale }) || i18n.exists(key, { lng: locale, count: 1 });
