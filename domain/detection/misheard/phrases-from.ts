import { mayBegin } from './phonetic-match.js';
import { strongPhrases, type StrongPhrase } from './strong-phrases.data.js';

/** Of 147 phrases twelve are left after so many sounds of everyday speech. */
const looked = 5;
/** Beginnings that a language has, several times over: noise must not fill the memory. */
const mostKnown = 100_000;
const known = new Map<number, readonly StrongPhrase[]>();

/** The strong phrases that what starts with these sounds may be; worked out once for each beginning. */
export const phrasesFrom = (sounds: readonly number[]): readonly StrongPhrase[] => phrasesOf(sounds.slice(0, looked));

const phrasesOf = (beginning: readonly number[]): readonly StrongPhrase[] => {
  if (beginning.length === 0) return strongPhrases;
  const key = beginning.reduce((sum, sound) => sum * 33 + sound + 1, 0);
  let phrases = known.get(key);
  if (phrases === undefined) {
    if (known.size >= mostKnown) known.clear();
    phrases = phrasesOf(beginning.slice(0, -1)).filter((phrase) => mayBegin(phrase, beginning));
    known.set(key, phrases);
  }
  return phrases;
};
