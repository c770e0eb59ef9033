import { clampConfidence, type Confidence } from '../shared/confidence.js';

/** What a rule says of a text times what the recogniser says of it. The root, because recognisers doubt rare words most. */
export const believe = (certainty: number, recognised: number): Confidence =>
  clampConfidence(certainty * Math.sqrt(recognised));

/** At least one of several independent hints is right. */
export const anyOf = (certainties: readonly number[]): number =>
  1 - certainties.reduce((none, certainty) => none * (1 - certainty), 1);

export const sigmoid = (score: number): number => 1 / (1 + Math.exp(-score));
