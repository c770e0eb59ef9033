/** What is counted together; a risk code belongs to exactly one. */
export const families = [
  'obscene',
  'masked',
  'rude',
  'ad-marking',
  'restricted-ads',
  'self-promotion',
  'drugs',
  'alcohol-tobacco',
  'personal-data',
  'banned-networks',
  'self-harm',
  'other',
] as const;
export type Family = (typeof families)[number];

const codes: Readonly<Record<string, Family>> = {
  PROF_OBSCENE_SPEECH: 'obscene',
  PROF_OBSCENE_TEXT: 'obscene',
  PROF_MASKED: 'masked',
  PROF_RUDE: 'rude',
  AD_UNMARKED: 'ad-marking',
  AD_NO_ERID: 'ad-marking',
  AD_GAMBLING: 'restricted-ads',
  AD_VPN: 'restricted-ads',
  AD_FINANCE_CRYPTO: 'restricted-ads',
  AD_ALCOHOL: 'restricted-ads',
  AD_TOBACCO_NICOTINE: 'restricted-ads',
  AD_MEDICAL_WARNING: 'restricted-ads',
  AD_REFERRAL_SELFPROMO: 'self-promotion',
  DRUG_MENTION_LABEL: 'drugs',
  DRUG_PROPAGANDA: 'drugs',
  ALC_CONSUMPTION: 'alcohol-tobacco',
  TOB_SMOKING: 'alcohol-tobacco',
  PRIV_PERSONAL_DATA: 'personal-data',
  SYM_META_LOGO: 'banned-networks',
  CHILD_SUICIDE: 'self-harm',
};

export const familyOf = (riskCode: string): Family => codes[riskCode] ?? 'other';

export const isProfanity = (riskCode: string): boolean => riskCode.startsWith('PROF_');

/**
 * What is said and what stands on the screen meanwhile. `{CODE+CODE:words}` labels words, `%name%` takes a word of a list,
 * `слово<сло во>` is written the first way and spoken the second, ` / ` ends a line of the screen.
 */
export interface Phrase {
  readonly speech?: string;
  readonly screen?: string;
}

export interface PhraseGroup {
  readonly name: string;
  readonly language: 'ru' | 'en';
  readonly phrases: readonly Phrase[];
}

export interface PhraseBook {
  readonly seed: number;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Each phrase has its labels, or none where a warning or a mark lifts the risk. */
  readonly groups: readonly PhraseGroup[];
  /** Everyday talk and false friends; no labels. */
  readonly clean: readonly string[];
  readonly cleanScreens: readonly string[];
  readonly cleanEnglish: readonly string[];
}

export const said = (...speeches: readonly string[]): readonly Phrase[] => speeches.map((speech) => ({ speech }));
export const shown = (...screens: readonly string[]): readonly Phrase[] => screens.map((screen) => ({ screen }));
export const group = (name: string, ...phrases: readonly (readonly Phrase[])[]): PhraseGroup => ({
  name,
  language: 'ru',
  phrases: phrases.flat(),
});
