import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { ObjectBox } from '../../../domain/signal/signal.js';
import { objectSeen, type FrameFormat } from './frame-format.js';
import { score } from './json-text.js';
import { askedObjects, labelOfPhrase } from './object-labels.js';
import { boxOfCorners } from './pixel-box.js';

/** `ModelOutput` in predict.py of github.com/replicate/cog-grounding-dino: corners in pixels of the picture that was sent. */
const output = z.object({
  detections: z
    .array(
      z.object({
        label: z.string().max(500),
        confidence: score,
        bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      }),
    )
    .max(900),
});

/** Below, the model reports whatever resembles a word of the question. */
const boxThreshold = 0.3;

/** adirik/grounding-dino: finds what it is asked for in words. */
export const groundingDino: FrameFormat<ObjectBox> = {
  mostFrames: 1,
  media: 'uri',
  limitations: ['open-vocabulary-not-measured', 'limited-recall-small-objects'],
  input: ([image]) => ({
    image,
    query: Object.keys(askedObjects).join(', '),
    box_threshold: boxThreshold,
    text_threshold: 0.25,
    show_visualisation: false,
  }),
  read: (raw, [question]) => [
    output.parse(raw).detections.flatMap(({ label, confidence, bbox }) => {
      const ours = labelOfPhrase(label);
      const box = question && boxOfCorners(bbox, question.size);
      return ours === undefined || box === undefined ? [] : [objectSeen(ours, clampConfidence(confidence), box)];
    }),
  ],
};
