/** Whisper's English names of languages that the product may meet, in `LANGUAGES` of github.com/openai/whisper tokenizer.py. */
const tags: Readonly<Record<string, string>> = {
  russian: 'ru', english: 'en', ukrainian: 'uk', belarusian: 'be', kazakh: 'kk', uzbek: 'uz', tajik: 'tg', tatar: 'tt',
  bashkir: 'ba', armenian: 'hy', georgian: 'ka', azerbaijani: 'az', turkish: 'tr', turkmen: 'tk', mongolian: 'mn',
  bulgarian: 'bg', serbian: 'sr', croatian: 'hr', macedonian: 'mk', polish: 'pl', czech: 'cs', slovak: 'sk', romanian: 'ro',
  latvian: 'lv', lithuanian: 'lt', estonian: 'et', finnish: 'fi', hungarian: 'hu', german: 'de', french: 'fr', spanish: 'es',
  italian: 'it', portuguese: 'pt', dutch: 'nl', swedish: 'sv', norwegian: 'no', danish: 'da', greek: 'el', hebrew: 'he',
  arabic: 'ar', persian: 'fa', hindi: 'hi', chinese: 'zh', japanese: 'ja', korean: 'ko', vietnamese: 'vi', thai: 'th',
  indonesian: 'id',
}; // prettier-ignore

/** A BCP 47 primary tag for a name or a tag of a model's; undefined for what is neither. */
export const languageTag = (named: string | null | undefined): string | undefined => {
  const plain = named?.trim().toLowerCase() ?? '';
  return tags[plain] ?? (/^[a-z]{2,3}$/.test(plain) ? plain : undefined);
};
