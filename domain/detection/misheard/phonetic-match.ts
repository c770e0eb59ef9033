import { editCost, swapCost } from './sound-costs.js';

export interface PhoneticMatch {
  /** Summed costs of the edits. */
  readonly cost: number;
  /** How many of the given words the phrase takes. */
  readonly words: number;
}

export interface Wanted {
  readonly sounds: readonly number[];
  /** So many sounds may follow. */
  readonly ending: number;
  readonly limit: number;
}

/**
 * The cheapest way to hear a phrase at the very beginning of these words, run together: recognisers cut and glue words at
 * will. It ends with a word, but for the ending of a stem. Undefined when every way costs more than the
 * limit.
 */
export const matchSounds = (
  { sounds, ending, limit }: Wanted,
  words: readonly (readonly number[])[],
): PhoneticMatch | undefined => {
  const row = firstRow(sounds);
  let best: PhoneticMatch | undefined;
  for (const [index, word] of words.entries())
    for (let at = 0; at < word.length; at++) {
      const least = nextRow(row, sounds, word[at] ?? 0);
      const last = row[sounds.length] ?? Infinity;
      const left = word.length - 1 - at;
      if (left <= ending && last <= limit && last < (best?.cost ?? Infinity)) best = { cost: last, words: index + 1 };
      if (least > limit) return best;
    }
  return best;
};

/** Whether `matchSounds` may find the phrase at the beginning of what starts with these sounds, wherever its words end. */
export const mayBegin = ({ sounds, limit }: Wanted, beginning: readonly number[]): boolean => {
  const row = firstRow(sounds);
  let isFound = false;
  for (const heard of beginning) {
    const least = nextRow(row, sounds, heard);
    isFound ||= (row[sounds.length] ?? Infinity) <= limit;
    if (least > limit) return isFound;
  }
  return true;
};

/** Nothing heard yet: a column for each wanted sound, with the cost of having missed all up to it. */
const firstRow = (sounds: readonly number[]): number[] => {
  const row = [0];
  for (const said of sounds) row.push((row.at(-1) ?? 0) + editCost(said));
  return row;
};

/** Turns `row` into the costs after one more heard sound; returns the least of them. */
const nextRow = (row: number[], sounds: readonly number[], heard: number): number => {
  const added = editCost(heard);
  let above = row[0] ?? 0;
  let last = above + added;
  let least = last;
  row[0] = last;
  for (let i = 0; i < sounds.length; i++) {
    const said = sounds[i] ?? 0;
    const before = row[i + 1] ?? 0;
    last = Math.min(above + swapCost(said, heard), before + added, last + editCost(said));
    above = before;
    if (last < least) least = last;
    row[i + 1] = last;
  }
  return least;
};
