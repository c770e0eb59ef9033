import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { ObjectBox } from '../../../domain/signal/signal.js';
import { objectSeen, type FrameFormat } from './frame-format.js';
import { jsonText, score } from './json-text.js';
import { labelOfClass } from './object-labels.js';
import { boxOfCorners } from './pixel-box.js';

const corners = z.union([
  z.object({ bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) }).transform(({ bbox }) => bbox),
  z
    .object({ box: z.object({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() }) })
    .transform(({ box: { x1, y1, x2, y2 } }) => [x1, y1, x2, y2] as const),
  z
    .object({ x1: z.number(), y1: z.number(), x2: z.number(), y2: z.number() })
    .transform(({ x1, y1, x2, y2 }) => [x1, y1, x2, y2] as const),
]);
const name = z.union([
  z.object({ name: z.string() }).transform((each) => each.name),
  z.object({ class_name: z.string() }).transform((each) => each.class_name),
  z.object({ label: z.string() }).transform((each) => each.label),
]);
const sure = z.union([
  z.object({ confidence: score }).transform((each) => each.confidence),
  z.object({ score }).transform((each) => each.score),
]);
const list = z.array(z.unknown()).max(900);

/** `Results.to_json()` of Ultralytics (docs.ultralytics.com/modes/predict), alone or under `detections`; boxes in pixels, two corners. */
const output = jsonText(z.union([list, z.object({ detections: list }).transform((each) => each.detections)]));

/**
 * Detectors with fixed classes such as YOLOv8 on COCO. Those know bottles, wine glasses and knives, and none of firearms,
 * cigarettes or symbols, unless they were trained for them.
 */
export const classDetections: FrameFormat<ObjectBox> = {
  mostFrames: 1,
  media: 'uri',
  limitations: ['limited-recall-small-objects', 'only-classes-of-the-model'],
  input: ([image]) => ({ image }),
  read: (raw, [question]) => [
    output.parse(raw).flatMap((each) => {
      const box = question && boxOfCorners(corners.parse(each), question.size);
      return box === undefined
        ? []
        : [objectSeen(labelOfClass(name.parse(each)), clampConfidence(sure.parse(each)), box)];
    }),
  ],
};
