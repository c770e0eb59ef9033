import { z } from 'zod';
import { detectObjects } from '../objects/detect-objects.js';
import { groupScenes } from '../objects/group-scenes.js';
import { rateNudity } from '../nsfw/rate-nudity.js';
import { findText } from '../text/find-text.js';
import { OnnxModels } from './onnx-models.js';
import { givenOptions, serveProcess } from './serve-process.js';
import type { SightOperations } from './sight-operations.js';

/** Runs in a process of its own: ONNX Runtime for Node computes synchronously, 10 to 160 ms a net. */
const data = z
  .object({
    threads: z.number().int().positive(),
    nanodet: z.string(),
    imagenet: z.string(),
    textDetector: z.string(),
  })
  .parse(givenOptions());

const models = new OnnxModels(data.threads);

serveProcess<SightOperations>({
  detectObjects: (pixels) => detectObjects(models, data.nanodet, pixels),
  groupScenes: (regions) => groupScenes(models, data.imagenet, regions),
  rateNudity: (pixels) => rateNudity(models, pixels),
  findText: (picture) => findText(models, data.textDetector, picture),
});
