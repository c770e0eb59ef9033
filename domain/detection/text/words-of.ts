/** Words of running text: letters and digits, with the invisible signs that people hide in them; «%» stands alone. */
export const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200f\u2060\ufeff]*|%/gu;

export const wordsOf = (text: string): readonly string[] => text.match(wordPattern) ?? [];
