import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { ClassScore } from '../../../domain/signal/signal.js';
import { UnexpectedOutput, type FrameFormat } from './frame-format.js';

/** What a frame is compared with; `undefined` are harmless scenes, which must be there for anything to be unlikely. */
export const violencePrompts: readonly { readonly text: string; readonly label: string | undefined }[] = [
  { text: 'a photo of people fighting and punching each other', label: 'violence' },
  { text: 'a photo of a person being beaten', label: 'violence' },
  { text: 'a photo of blood on a person', label: 'blood' },
  { text: 'a photo of a bleeding wound', label: 'blood' },
  { text: 'a photo of a mutilated dead body', label: 'gore' },
  { text: 'a photo of people talking', label: undefined },
  { text: 'a photo of people playing sports', label: undefined },
  { text: 'a photo of a street or a landscape', label: undefined },
  { text: 'a photo of food on a table', label: undefined },
  { text: 'a photo of a room with furniture', label: undefined },
  { text: 'a screenshot with text', label: undefined },
  { text: 'a cartoon', label: undefined },
];

/** The inverse temperature that CLIP was trained to: Radford et al. 2021, 2.5 (arxiv.org/abs/2103.00020). */
const logitScale = 100;
const leastOfInterest = 0.3;

/** `[{input, embedding}]`, one for each line of `inputs` in their order: replicate.com/andreasjansson/clip-features. */
const output = z.array(z.object({ input: z.string(), embedding: z.array(z.number()).min(64).max(4_096) })).max(200);

/**
 * Violence without a model of violence: andreasjansson/clip-features embeds frames and the sentences above, and a softmax over the
 * similarities says which sentence fits. Uncalibrated, and said so; texts are embedded with each batch, so nothing is kept.
 */
export const clipViolence: FrameFormat<ClassScore> = {
  mostFrames: 16,
  media: 'https',
  limitations: ['zero-shot-not-calibrated'],
  input: (media) => ({ inputs: [...violencePrompts.map(({ text }) => text), ...media].join('\n') }),
  read: (raw, frames) => {
    const found = output.parse(raw).map(({ embedding }) => unit(embedding));
    const count = violencePrompts.length;
    if (found.length !== count + frames.length || found.some((each) => each.length !== found[0]?.length))
      throw new UnexpectedOutput(`${found.length} embeddings for ${count} sentences and ${frames.length} frames`);
    const sentences = found.slice(0, count);
    return found.slice(count).map((picture) => {
      const fits = softmax(sentences.map((sentence) => logitScale * dot(sentence, picture)));
      return (['violence', 'blood', 'gore'] as const).flatMap((label) => {
        const sum = fits.reduce((total, fit, i) => total + (violencePrompts[i]?.label === label ? fit : 0), 0);
        return sum < leastOfInterest
          ? []
          : [{ kind: 'class' as const, classifier: 'violence' as const, label, confidence: clampConfidence(sum) }];
      });
    });
  },
};

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, each, i) => sum + each * (b[i] ?? 0), 0);

const unit = (vector: readonly number[]): readonly number[] => {
  const length = Math.hypot(...vector);
  if (!(length > 0 && Number.isFinite(length))) throw new UnexpectedOutput('an embedding without a length');
  return vector.map((each) => each / length);
};

const softmax = (logits: readonly number[]): readonly number[] => {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
};
