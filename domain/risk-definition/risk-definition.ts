import type { Confidence } from '../shared/confidence.js';

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

export const riskCategories = [
  'nsfw_erotica',
  'violence_gore',
  'profanity',
  'unmarked_ads',
  'alcohol_tobacco_drugs',
  'prohibited_symbols',
  'law_436_fz',
  'koap_20_3',
  'extra',
] as const;
export type RiskCategory = (typeof riskCategories)[number];

/** Effect on the 436-FZ mark: a mark, `prohibited` (no mark cures it) or `none`. */
export const ageEffects = ['0+', '6+', '12+', '16+', '18+', 'prohibited', 'none'] as const;
export type AgeEffect = (typeof ageEffects)[number];

export const fixKinds = [
  'bleep',
  'mute',
  'blur_region',
  'blur_frame',
  'cut',
  'add_ad_mark',
  'add_erid',
  'add_text_label',
  'add_audio_label',
  'add_age_mark',
  'add_disclaimer',
  'age_gate',
  'remove_link',
  'edit_metadata',
  'get_consent',
  'change_platform',
  'legal_review',
  'do_not_publish',
] as const;
export type FixKind = (typeof fixKinds)[number];

export const signalKinds = ['speech', 'ocr', 'objects', 'classifier', 'metadata', 'audio'] as const;
export type SignalKind = (typeof signalKinds)[number];

/** One sign of a legal or platform risk that the product looks for, with its law and what cures it. */
export interface RiskDefinition {
  /** Stable, upper snake case, such as `AD_UNMARKED`. */
  readonly code: string;
  readonly nameRu: string;
  readonly nameEn: string;
  readonly category: RiskCategory;
  readonly alsoIn: readonly RiskCategory[];
  /** Articles as a Russian lawyer cites them. */
  readonly law: readonly string[];
  /** What gives it away, by kind of signal; for people, the matchers have their own data. */
  readonly signs: Readonly<Partial<Record<SignalKind, string>>>;
  readonly severity: Severity;
  /** A finding below this is not raised. */
  readonly threshold: Confidence;
  readonly age: AgeEffect;
  readonly ageRule: string;
  readonly fixes: readonly FixKind[];
  readonly sanctions: string;
  readonly factConfidence: 'high' | 'medium' | 'low';
  /** `V` verified in a source, `K` known, `VK` both in part. */
  readonly factSource: 'V' | 'K' | 'VK';
  readonly volatility: 'low' | 'medium' | 'high';
  readonly isEnabled: boolean;
}

/** A set of definitions under which videos are judged; every report keeps the version that it was made with. */
export interface RiskCatalogue {
  /** Such as `2026-03-11.1`: the date of the facts and a running number. */
  readonly version: string;
  /** ISO date on which the facts were checked. */
  readonly factsAsOf: string;
  readonly jurisdiction: string;
  readonly noticeRu: string;
  readonly noticeEn: string;
  readonly risks: readonly RiskDefinition[];
}

export const findRisk = (catalogue: RiskCatalogue, code: string): RiskDefinition | undefined =>
  catalogue.risks.find((risk) => risk.code === code);
