import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { ClassScore } from '../../../domain/signal/signal.js';
import type { FrameFormat } from './frame-format.js';

/** One of two words, without a score: `predict` in predict.py of github.com/lucataco/cog-nsfw_image_detection. */
const output = z.enum(['normal', 'nsfw']);

/**
 * Worth of a verdict without a score: enough to raise the risk, for an operator decides. The verdict falls at 0.5, so
 * anything above would be a guess; this is the point from which the domain speaks of pornography.
 */
const worthOfVerdict = clampConfidence(0.7);

/** falcons-ai/nsfw_image_detection (a ViT by Falconsai, Apache-2.0). */
export const nsfwVerdict: FrameFormat<ClassScore> = {
  mostFrames: 1,
  media: 'uri',
  limitations: ['nsfw-recall-not-measured', 'verdict-without-score'],
  input: ([image]) => ({ image }),
  read: (raw) => [
    output.parse(raw) === 'nsfw'
      ? [{ kind: 'class', classifier: 'nsfw', label: 'explicit', confidence: worthOfVerdict }]
      : [],
  ],
};
