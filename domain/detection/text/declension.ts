import { basesWithoutVowel, endingsAfterFallenVowel, paradigms } from './declension.data.js';

/** What a word begins with in every case, and what may follow. */
export interface Declined {
  readonly base: string;
  readonly endings: ReadonlySet<string>;
}

const tables = paradigms.map(({ nominative, endings }) => ({ nominative, endings: new Set(endings) }));
const unchanging: ReadonlySet<string> = new Set(['']);
const afterFallenVowel: ReadonlySet<string> = new Set(endingsAfterFallenVowel);
const longestEnding = Math.max(...paradigms.flatMap(({ endings }) => endings.map((ending) => ending.length)));

const isDeclinable = (form: string): boolean => form.length > 2 && /^[а-я]+$/.test(form);

/**
 * Every way in which a folded word may decline. A stemmer would not do: it takes a part of the surname off
 * («Иванов» → «иван», «Ивановым» → «иванов»).
 */
export const declensionsOf = (form: string): readonly Declined[] => {
  if (!isDeclinable(form)) return [{ base: form, endings: unchanging }];
  const regular = tables.flatMap(({ nominative, endings }) =>
    endings.size > 0 && nominative.test(form) ? [{ base: form.replace(nominative, ''), endings }] : [],
  );
  const fallen = baseWithoutVowel(form);
  return [
    ...(regular.length > 0 ? regular : [{ base: form, endings: unchanging }]),
    ...(fallen === undefined ? [] : [{ base: fallen, endings: afterFallenVowel }]),
  ];
};

const baseWithoutVowel = (form: string): string | undefined => {
  if (form.length > 3 && form.endsWith('ец')) return form.replace(/(?<=[аеоуиыэюя])ец$/, 'йц').replace(/ец$/, 'ц');
  if (form.endsWith('ок') && /[жчш]ок$/.test(form)) return form.replace(/ок$/, 'к');
  return basesWithoutVowel[form];
};

/** How many letters at the end of a folded word may be an ending of some paradigm. */
export const longestEndingOf = (form: string): number =>
  isDeclinable(form) ? Math.min(longestEnding, form.length - 1) : 0;
