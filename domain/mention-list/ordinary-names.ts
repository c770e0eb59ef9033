import { indexNames, namesAt } from '../detection/lists/name-index.js';
import { ordinaryWords } from './ordinary-words.data.js';

const ordinary = indexNames(ordinaryWords.map((word) => ({ words: [word], value: word })));
const asText = (form: string) => [{ form, beginsSentence: false }];

/** The everyday word that a folded word is a form of. */
export const everydayWord = (form: string): string | undefined => namesAt(ordinary, asText(form), 0)[0]?.value;

/** The everyday words that a name of up to two words is made of; undefined when it has another word, or more of them. */
export const everydayMeaning = (words: readonly string[]): string | undefined => {
  const telling = words.filter((word) => word.length > 2);
  if (telling.length > 2) return undefined;
  const everyday = words.map(everydayWord);
  return everyday.every((word) => word !== undefined) ? everyday.join(' ') : undefined;
};
