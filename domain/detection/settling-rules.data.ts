import type { Finding } from '../trigger/trigger.js';

/** Places of one risk that are closer than this are one matter for the operator. Oaths stay apart, word by word. */
const gaps: Readonly<Record<string, number>> = {
  AD_UNMARKED: 20_000,
  AD_NO_ERID: 20_000,
  AD_REFERRAL_SELFPROMO: 20_000,
  AD_GAMBLING: 20_000,
  AD_VPN: 20_000,
  AD_FINANCE_CRYPTO: 20_000,
  AD_ALCOHOL: 20_000,
  AD_TOBACCO_NICOTINE: 20_000,
  AD_MEDICAL_WARNING: 20_000,
  DRUG_MENTION_LABEL: 10_000,
  DRUG_PROPAGANDA: 10_000,
  ALC_CONSUMPTION: 5_000,
  TOB_SMOKING: 5_000,
  SYM_META_LOGO: 5_000,
  PRIV_PERSONAL_DATA: 3_000,
  VIOL_WEAPON_DISPLAY: 3_000,
  VIOL_FIGHT_PHYSICAL: 3_000,
  VIOL_BLOOD_INJURY: 3_000,
  VIOL_GORE_NATURALISTIC: 3_000,
  NSFW_PORN: 3_000,
  NSFW_EROTICA_NUDITY: 3_000,
};

export const mergeGapMs = (riskCode: string): number => (riskCode.startsWith('PROF_') ? 0 : (gaps[riskCode] ?? 2_000));

/** A picture that is gone within this is a misreading of one frame; words have no minimum. */
const visualMinimumMs = 500;

export const minimumDurationMs = (finding: Finding, videoMs: number): number =>
  finding.source === 'objects' || finding.source === 'nsfw' || finding.source === 'violence'
    ? Math.min(visualMinimumMs, videoMs)
    : 0;

/** Milder risks that a graver one contains, at the same place and from the same source. */
export const coveredRisks: Readonly<Record<string, readonly string[]>> = {
  NSFW_PORN: ['NSFW_EROTICA_NUDITY', 'NSFW_SUGGESTIVE'],
  NSFW_EROTICA_NUDITY: ['NSFW_SUGGESTIVE'],
  VIOL_GORE_NATURALISTIC: ['VIOL_BLOOD_INJURY'],
  DRUG_PROPAGANDA: ['DRUG_MENTION_LABEL'],
  AD_UNMARKED: ['AD_REFERRAL_SELFPROMO'],
  AD_NO_ERID: ['AD_REFERRAL_SELFPROMO'],
};
