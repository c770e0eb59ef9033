import { createInstance } from 'i18next';
import type { Locale } from '../../../domain/user/user.js';
import { en } from './en.js';
import { ru } from './ru.js';

/** Text of a key with its parameters filled in; `count` chooses the plural form. An unknown key comes back as it is. */
export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string;

const i18n = createInstance();
// Templates escape; escaping here too would show `&amp;` to people.
void i18n.init({
  resources: { ru: { translation: ru }, en: { translation: en } },
  lng: 'ru',
  fallbackLng: false,
  initAsync: false,
  showSupportNotice: false,
  interpolation: { escapeValue: false },
});

const fixed: Readonly<Record<Locale, Translate>> = { ru: i18n.getFixedT('ru'), en: i18n.getFixedT('en') };

export const translator = (locale: Locale): Translate => fixed[locale];

/** Whether the catalogue of the locale has a text under the key, a plural one included. */
export const hasText = (locale: Locale, key: string): boolean =>
  i18n.exists(key, { lng: locale }) || i18n.exists(key, { lng: locale, count: 1 });
