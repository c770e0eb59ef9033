import type { Brand } from './brand.js';
import { accept, refuse, type Result } from './result.js';

/** How sure a model or a rule is, 0..1. Not a calibrated probability unless its source says so. */
export type Confidence = Brand<number, 'Confidence'>;

export interface InvalidConfidence {
  readonly kind: 'invalid-confidence';
  readonly given: number;
}

/** Refuses NaN, infinities and everything outside 0..1: a model that says so is broken and must not be believed. */
export const confidence = (value: number): Result<Confidence, InvalidConfidence> =>
  value >= 0 && value <= 1 ? accept(value as Confidence) : refuse({ kind: 'invalid-confidence', given: value });

/** For rules whose arithmetic is known to stay near 0..1: cut to the range. NaN becomes 0. */
export const clampConfidence = (value: number): Confidence => Math.min(1, Math.max(0, value || 0)) as Confidence;
