import type { FrameImage, ObjectDetector } from '../../../application/ports/inference.js';
import type { ObjectBox, SignalSource } from '../../../domain/signal/signal.js';
import { checkedConfidence } from '../checked-confidence.js';
import type { ModelFiles } from '../model-files.js';
import type { PictureCache } from '../picture/picture-cache.js';
import { resizePicture } from '../picture/picture.js';
import type { ModelProcess } from '../process/model-process.js';
import type { SightOperations } from '../process/sight-operations.js';
import type { Detection } from './decode-nanodet.js';
import { sceneSide } from './group-scenes.js';
import { nanodetSide } from './nanodet-input.js';
import { sceneGroups, type GroupScores } from './scene-groups.js';
import { regionOf, sceneRegions } from './scene-regions.js';

const engine = 'onnxruntime-node';
const detector: SignalSource = { engine, model: 'NanoDet-g 416 (COCO)' };
const sceneModel: SignalSource = { engine, model: 'MobileNetV1-0.25 224 (ImageNet groups)' };

/** At this sum of probabilities 100 ordinary photos gave one false alarm, a lighter. */
const sceneThreshold = 0.3;

const limitations = [
  'limited-recall-small-objects',
  'no-class-cigarette',
  'limited-recall-weapons',
  'limited-recall-alcohol',
  'no-brands-or-logos',
] as const;

interface Dependencies {
  readonly files: ModelFiles;
  readonly pictures: PictureCache;
  readonly sight: ModelProcess<SightOperations>;
}

/**
 * Objects by their COCO names, and hints named `imagenet:weapon`, `imagenet:alcohol`, `imagenet:tobacco`, `imagenet:drugs`:
 * at most one of a group, with the part of the frame that scored best as its box.
 */
export const createObjectDetector = ({ files, pictures, sight }: Dependencies): ObjectDetector => ({
  concurrency: 2,
  availability: async () =>
    (await files.has('nanodet', 'imagenet'))
      ? { state: 'available', engine, model: `${detector.model} + ${sceneModel.model}`, limitations }
      : { state: 'unavailable', reason: 'model-not-installed' },
  async analyse(frame, signal) {
    signal.throwIfAborted();
    const picture = await pictures.of(frame);
    const whole = await resizePicture(picture, nanodetSide, nanodetSide);
    const objects = await sight.ask('detectObjects', whole, signal);
    const parts = await Promise.all(
      sceneRegions.map((box) => resizePicture(picture, sceneSide, sceneSide, regionOf(picture, box))),
    );
    const scenes = await sight.ask('groupScenes', parts, signal);
    return {
      signals: [...objects.answer.map((found) => objectSignal(frame, found)), ...sceneSignals(frame, scenes.answer)],
      modelMs: objects.elapsedMs + scenes.elapsedMs,
      microUsd: 0,
    };
  },
});

const objectSignal = ({ interval }: FrameImage, { label, score, box }: Detection): ObjectBox => ({
  kind: 'object',
  label,
  box,
  interval,
  confidence: checkedConfidence(score),
  source: detector,
});

const sceneSignals = ({ interval }: FrameImage, scores: readonly GroupScores[]): readonly ObjectBox[] =>
  sceneGroups.flatMap((group) => {
    const best = scores
      .map((score, region) => ({ score: score[group], box: sceneRegions[region] }))
      .reduce((a, b) => (b.score > a.score ? b : a));
    const { box } = best;
    if (box === undefined || best.score < sceneThreshold) return [];
    const confidence = checkedConfidence(best.score);
    return [{ kind: 'object' as const, label: `imagenet:${group}`, box, interval, confidence, source: sceneModel }];
  });
