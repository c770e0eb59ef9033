import { upload } from '../../i18n/ru/upload.js';
import type { Translate } from '../../i18n/translator.js';

type Name = keyof typeof upload.upload.texts;
const names = Object.keys(upload.upload.texts) as readonly Name[];

/** What the page's script says, by name. */
export const uploadTexts = (t: Translate): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, t(`upload.texts.${name}`)]));
