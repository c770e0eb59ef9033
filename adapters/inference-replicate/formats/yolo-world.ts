import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { ObjectBox } from '../../../domain/signal/signal.js';
import { objectSeen, type FrameFormat } from './frame-format.js';
import { jsonText, score } from './json-text.js';
import { askedObjects, labelOfClass } from './object-labels.js';
import { boxOfCorners } from './pixel-box.js';

/** `Output` and `get_output_json_from_detections` in predict.py of github.com/zsxkib/cog-yolo-world. */
const output = z.object({
  json_str: jsonText(
    z.record(
      z.string(),
      z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number(), score, cls: z.string().max(200) }),
    ),
  ),
});

/** zsxkib/yolo-world: YOLOv8 with classes given in words. */
export const yoloWorld: FrameFormat<ObjectBox> = {
  mostFrames: 1,
  media: 'uri',
  limitations: ['open-vocabulary-not-measured', 'limited-recall-small-objects'],
  input: ([image]) => ({
    input_media: image,
    class_names: Object.keys(askedObjects).join(', '),
    score_thr: 0.2,
    nms_thr: 0.5,
    max_num_boxes: 100,
    return_json: true,
  }),
  read: (raw, [question]) => [
    Object.values(output.parse(raw).json_str)
      .slice(0, 300)
      .flatMap(({ x0, y0, x1, y1, score: confidence, cls }) => {
        const box = question && boxOfCorners([x0, y0, x1, y1], question.size);
        return box === undefined ? [] : [objectSeen(labelOfClass(cls), clampConfidence(confidence), box)];
      }),
  ],
};
