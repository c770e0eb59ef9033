/** What a detected object says of a risk. Detectors name things, not risks: most things are only hints. */
export interface ObjectRule {
  readonly riskCode: string;
  readonly labels: readonly string[];
  /** The detector's own operating point, and what a score there and a score of 1 is worth for this risk. */
  readonly operatingPoint: number;
  readonly atOperatingPoint: number;
  readonly atOne: number;
}

const objects = (
  riskCode: string,
  labels: readonly string[],
  [operatingPoint, atOperatingPoint, atOne]: readonly [number, number, number],
): ObjectRule => ({ riskCode, labels, operatingPoint, atOperatingPoint, atOne });

/**
 * COCO detectors report from about 0.45 on. The ImageNet groups give 0 to 1 false alarms on 100 ordinary photographs at
 * 0.30, so that is where they begin to count. A bottle may hold water and a knife cut bread: alone they raise nothing.
 */
export const objectRules: readonly ObjectRule[] = [
  objects('ALC_CONSUMPTION', ['wine glass'], [0.45, 0.62, 0.95]),
  objects('ALC_CONSUMPTION', ['beer', 'beer bottle', 'beer glass', 'wine bottle', 'alcohol'], [0.45, 0.65, 0.95]),
  objects('ALC_CONSUMPTION', ['bottle'], [0.45, 0.3, 0.5]),
  objects('ALC_CONSUMPTION', ['imagenet:alcohol'], [0.3, 0.61, 0.9]),
  objects('VIOL_WEAPON_DISPLAY', ['gun', 'pistol', 'handgun', 'rifle', 'firearm', 'weapon'], [0.45, 0.68, 0.98]),
  objects('VIOL_WEAPON_DISPLAY', ['knife'], [0.45, 0.4, 0.62]),
  objects('VIOL_WEAPON_DISPLAY', ['baseball bat'], [0.45, 0.1, 0.2]),
  objects('VIOL_WEAPON_DISPLAY', ['imagenet:weapon'], [0.3, 0.66, 0.95]),
  objects('TOB_SMOKING', ['cigarette', 'cigar', 'vape', 'hookah', 'smoking'], [0.45, 0.65, 0.95]),
  objects('TOB_SMOKING', ['imagenet:tobacco'], [0.3, 0.61, 0.8]),
  objects('DRUG_USE_SHOWN', ['imagenet:drugs'], [0.3, 0.46, 0.7]),
  objects('DRUG_USE_SHOWN', ['syringe', 'bong', 'joint', 'cannabis'], [0.45, 0.5, 0.8]),
  // No local detector knows these; detectors that are asked in words do.
  objects('VIOL_BLOOD_INJURY', ['blood', 'bleeding wound', 'wound'], [0.45, 0.62, 0.95]),
  objects('VIOL_GORE_NATURALISTIC', ['corpse', 'dead body', 'severed limb'], [0.45, 0.52, 0.95]),
  objects('VIOL_FIGHT_PHYSICAL', ['fight', 'fist fight'], [0.45, 0.62, 0.95]),
  objects('SYM_NAZI', ['swastika', 'nazi salute', 'nazi flag', 'ss runes'], [0.45, 0.5, 0.95]),
  objects('SYM_EXTREMIST_ORG', ['isis flag', 'taliban flag'], [0.45, 0.5, 0.95]),
  objects('SYM_META_LOGO', ['facebook logo', 'instagram logo', 'meta logo'], [0.45, 0.65, 0.95]),
];

/** Straight lines from nothing at 0 through the operating point to what certainty of the detector is worth. */
export const objectCertainty = (rule: ObjectRule, score: number): number =>
  score < rule.operatingPoint
    ? (score / rule.operatingPoint) * rule.atOperatingPoint * 0.9
    : rule.atOperatingPoint +
      ((score - rule.operatingPoint) / (1 - rule.operatingPoint)) * (rule.atOne - rule.atOperatingPoint);
