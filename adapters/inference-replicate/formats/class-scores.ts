import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { ClassScore } from '../../../domain/signal/signal.js';
import { labelIn, type LabelTable } from './class-labels.js';
import { UnexpectedOutput, type FrameFormat, type Seen } from './frame-format.js';
import { jsonText, score } from './json-text.js';

const one = z.object({ label: z.string().max(100), score });

/** No rule of the domain looks at lower scores. */
const leastOfInterest = 0.3;

/** The scores of one frame, summed by label of ours. */
const seenOf = (table: LabelTable, scores: readonly z.infer<typeof one>[]): readonly Seen<ClassScore>[] => {
  const sums = new Map<string, number>();
  for (const { label: name, score: value } of scores) {
    const { known, label } = labelIn(table, name);
    if (!known) throw new UnexpectedOutput(`a class that nobody knows: ${name.slice(0, 60)}`);
    if (label !== undefined) sums.set(label, (sums.get(label) ?? 0) + value);
  }
  return [...sums]
    .filter(([, sum]) => sum >= leastOfInterest)
    .map(([label, sum]) => ({ kind: 'class', classifier: table.classifier, label, confidence: clampConfidence(sum) }));
};

/**
 * All classes of one picture with their scores, as transformers' image-classification pipeline gives them
 * (huggingface.co/docs/transformers/main_classes/pipelines): `[{label, score}, …]`, or `{label: score, …}`.
 */
export const classScores = (table: LabelTable, limitations: readonly string[]): FrameFormat<ClassScore> => {
  const output = jsonText(
    z.union([
      z.array(one).min(1).max(100),
      z
        .record(z.string(), score)
        .transform((scores) => Object.entries(scores).map(([label, value]) => ({ label, score: value }))),
    ]),
  );
  return {
    mostFrames: 1,
    media: 'uri',
    limitations,
    input: ([image]) => ({ image }),
    read: (raw) => [seenOf(table, output.parse(raw))],
  };
};

/**
 * zhixindev/nsfw-image-detection-2026: many pictures at once, for each the winning class with its score. The form is on
 * replicate.com/zhixindev/nsfw-image-detection-2026/versions/12c0e883…/api; the names of its classes are not, so `flagged` counts.
 */
export const flaggedPictures: FrameFormat<ClassScore> = {
  mostFrames: 16,
  media: 'uri',
  limitations: ['nsfw-recall-not-measured'],
  input: (media) => ({ input_images: media }),
  read: (raw, frames) => {
    const results = z
      .array(one.extend({ flagged: z.boolean() }))
      .max(1_000)
      .parse(raw);
    if (results.length !== frames.length)
      throw new UnexpectedOutput(`${results.length} answers for ${frames.length} frames`);
    return results.map(({ flagged, score: value }) => {
      const confidence = clampConfidence(flagged ? value : 1 - value);
      return confidence < leastOfInterest ? [] : [{ kind: 'class', classifier: 'nsfw', label: 'explicit', confidence }];
    });
  },
};
