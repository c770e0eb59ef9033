const digitsOf = (text: string): readonly number[] => [...text].map(Number);

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  (weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11) % 10;

const first = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const second = [3, ...first];

/** Tax number of a company (10 digits) or a person (12), by its check digits (FNS order of 2012, annex 1). */
export const isInn = (text: string): boolean => {
  if (!/^(?:\d{10}|\d{12})$/.test(text) || /^0+$/.test(text)) return false;
  const digits = digitsOf(text);
  if (digits.length === 10) return weighted(digits, first.slice(1)) === digits[9];
  return weighted(digits, first) === digits[10] && weighted(digits, second) === digits[11];
};

/** State registration number: 13 digits of a company, mod 11; 15 digits of a sole trader, mod 13. */
export const isOgrn = (text: string): boolean => {
  if (!/^(?:\d{13}|\d{15})$/.test(text) || /^0+$/.test(text)) return false;
  const body = BigInt(text.slice(0, -1));
  return Number((body % (text.length === 13 ? 11n : 13n)) % 10n) === Number(text.at(-1));
};
