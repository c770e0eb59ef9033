import { doOverlap } from '../../../../domain/shared/time-interval.js';
import type { Placed } from './match-findings.js';

/**
 * Risks that may or may not be raised beside a labelled one, by the reading of the law that one prefers: an advertisement of
 * beer speaks of beer, a shop's link is a referral, the sale of one's own course may be advertising. Neither asked for nor
 * held against the rules.
 */
const beside: Readonly<Record<string, readonly string[]>> = {
  AD_UNMARKED: ['AD_REFERRAL_SELFPROMO'],
  AD_NO_ERID: ['AD_REFERRAL_SELFPROMO'],
  AD_REFERRAL_SELFPROMO: ['AD_UNMARKED', 'AD_NO_ERID'],
  AD_ALCOHOL: ['ALC_CONSUMPTION'],
  AD_TOBACCO_NICOTINE: ['TOB_SMOKING'],
  DRUG_PROPAGANDA: ['DRUG_MENTION_LABEL', 'AD_UNMARKED', 'AD_NO_ERID', 'AD_REFERRAL_SELFPROMO'],
  SYM_META_LOGO: ['AD_RESTRICTED_PLATFORM', 'AD_REFERRAL_SELFPROMO'],
};

export const isDisputable = (finding: Placed, labels: readonly Placed[]): boolean =>
  labels.some(
    (label) => beside[label.riskCode]?.includes(finding.riskCode) && doOverlap(label.interval, finding.interval),
  );
