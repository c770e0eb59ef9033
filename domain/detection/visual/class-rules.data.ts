import type { ClassScore } from '../../signal/signal.js';

export interface ClassRule {
  readonly riskCode: string;
  readonly classifier: ClassScore['classifier'];
  readonly label: string;
  /** Undefined: the threshold of the risk definition. */
  readonly openAt: number | undefined;
  /** Where this graver risk was raised, the same scores are not counted again. */
  readonly yieldsTo: string | undefined;
  /** From the score to what is claimed of this risk. */
  readonly certainty: (peak: number) => number;
}

const asScored = (peak: number): number => peak;

/**
 * The mean of three explicit classes stays below 0.70 on 244 ordinary frames, while party dresses reach 0.50-0.63: from
 * 0.70 on a flag, between 0.50 and 0.70 a hint at nudity for a person to look at. "Suggestive" alone says nothing
 * (a footballer scores 0.99).
 */
export const classRules: readonly ClassRule[] = [
  {
    riskCode: 'NSFW_PORN',
    classifier: 'nsfw',
    label: 'explicit',
    openAt: 0.7,
    yieldsTo: undefined,
    certainty: asScored,
  },
  {
    riskCode: 'NSFW_EROTICA_NUDITY',
    classifier: 'nsfw',
    label: 'explicit',
    openAt: 0.5,
    yieldsTo: 'NSFW_PORN',
    certainty: (peak) => 0.6 + (peak - 0.5) / 2,
  },
  {
    riskCode: 'NSFW_EROTICA_NUDITY',
    classifier: 'nsfw',
    label: 'nudity',
    openAt: undefined,
    yieldsTo: undefined,
    certainty: asScored,
  },
  {
    riskCode: 'VIOL_FIGHT_PHYSICAL',
    classifier: 'violence',
    label: 'violence',
    openAt: undefined,
    yieldsTo: undefined,
    certainty: asScored,
  },
  {
    riskCode: 'VIOL_BLOOD_INJURY',
    classifier: 'violence',
    label: 'blood',
    openAt: undefined,
    yieldsTo: undefined,
    certainty: asScored,
  },
  {
    riskCode: 'VIOL_GORE_NATURALISTIC',
    classifier: 'violence',
    label: 'gore',
    openAt: undefined,
    yieldsTo: undefined,
    certainty: asScored,
  },
];

/** Between opening and closing. */
export const hysteresis = 0.1;
export const minimumFrames = 2;
