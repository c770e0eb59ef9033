import type { NsfwClassifier } from '../../../application/ports/inference.js';
import type { ClassScore, SignalSource } from '../../../domain/signal/signal.js';
import { checkedConfidence } from '../checked-confidence.js';
import type { ModelFiles } from '../model-files.js';
import type { PictureCache } from '../picture/picture-cache.js';
import { resizePicture } from '../picture/picture.js';
import type { ModelProcess } from '../process/model-process.js';
import type { SightOperations } from '../process/sight-operations.js';
import { largeSide, leastOfInterest, smallSide } from './rate-nudity.js';

const engine = 'onnxruntime-node';

const limitations = ['nsfw-recall-not-measured', 'close-ups-of-clothing-need-review'] as const;

interface Dependencies {
  readonly files: ModelFiles;
  readonly pictures: PictureCache;
  readonly sight: ModelProcess<SightOperations>;
}

interface Installed {
  readonly small: readonly string[];
  readonly source: SignalSource;
}

/** Scores from 0.4 on. Mean of three nets, of two where the middle one is not installed; the model's name says which. */
export const createNsfwClassifier = ({ files, pictures, sight }: Dependencies): NsfwClassifier => {
  const installed = async (): Promise<Installed> =>
    (await files.has('nsfwMobilenetMid'))
      ? {
          small: [files.path('nsfwMobilenet'), files.path('nsfwMobilenetMid')],
          source: { engine, model: 'nsfwjs MobileNetV2 + MobileNetV2Mid + InceptionV3 (mean of 3)' },
        }
      : {
          small: [files.path('nsfwMobilenet')],
          source: { engine, model: 'nsfwjs MobileNetV2 + InceptionV3 (mean of 2)' },
        };
  return {
    concurrency: 2,
    availability: async () =>
      (await files.has('nsfwMobilenet', 'nsfwInception'))
        ? { state: 'available', ...(await installed()).source, limitations }
        : { state: 'unavailable', reason: 'model-not-installed' },
    async analyse(frame, signal) {
      signal.throwIfAborted();
      const picture = await pictures.of(frame);
      const [small, large] = await Promise.all([
        resizePicture(picture, smallSide, smallSide),
        resizePicture(picture, largeSide, largeSide),
      ]);
      const nets = await installed();
      const rated = await sight.ask(
        'rateNudity',
        {
          small: { pixels: small, nets: nets.small },
          large: { pixels: large, nets: [files.path('nsfwInception')] },
        },
        signal,
      );
      const signals = (['explicit', 'suggestive'] as const).flatMap((label): readonly ClassScore[] => {
        const confidence = checkedConfidence(rated.answer[label]);
        if (confidence < leastOfInterest) return [];
        return [
          { kind: 'class', classifier: 'nsfw', label, confidence, interval: frame.interval, source: nets.source },
        ];
      });
      return { signals, modelMs: rated.elapsedMs, microUsd: 0 };
    },
  };
};
