/** Costs of one edit between two sound keys, 0..1: what an ear confuses easily is cheap. */
const vowelSwap = 0.4;
const vowelEdit = 0.5;
const glideEdit = 0.25;
const voicing = 0.15;
const relatedSwap = 0.5;
const consonantSwap = 1;
const consonantEdit = 0.9;

const vowels = 'аияу';
const voicingPairs = 'бп вф гк дт жш зс'.split(' ');
const relatedPairs = 'кх гх гв дг кт пт дц тц тч ст сц зц сш зж шщ шч жщ щч мн бм бв лв пф фх лр нл'.split(' ');

const isPair = (pairs: readonly string[], a: string, b: string): boolean =>
  pairs.includes(a + b) || pairs.includes(b + a);

const swapOf = (a: string, b: string): number => {
  if (a === b) return 0;
  if (vowels.includes(a) && vowels.includes(b)) return a === 'я' || b === 'я' ? vowelSwap / 2 : vowelSwap;
  if (isPair(['йи'], a, b)) return glideEdit;
  if (isPair(voicingPairs, a, b)) return voicing;
  return isPair(relatedPairs, a, b) ? relatedSwap : consonantSwap;
};

const editOf = (sound: string): number =>
  sound === 'й' ? glideEdit : vowels.includes(sound) ? vowelEdit : consonantEdit;

const first = 'а'.charCodeAt(0);
const letters = 32;
const letterAt = (index: number): string => String.fromCharCode(first + index);

const swaps = Float64Array.from({ length: letters * letters }, (_, index) =>
  swapOf(letterAt(Math.floor(index / letters)), letterAt(index % letters)),
);
const edits = Float64Array.from({ length: letters }, (_, index) => editOf(letterAt(index)));

/** Numbers 0..31 for the sounds of a key. */
export const soundsOf = (key: string): readonly number[] => Array.from(key, (sound) => sound.charCodeAt(0) - first);

/** Of hearing one sound where the other was said. */
export const swapCost = (a: number, b: number): number => swaps[a * letters + b] ?? consonantSwap;

/** Of a sound lost or added. */
export const editCost = (sound: number): number => edits[sound] ?? consonantEdit;
