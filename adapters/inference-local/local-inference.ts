import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { InferenceSuite } from '../../application/ports/inference.js';
import type { Logger } from '../../application/ports/logger.js';
import { ModelFiles } from './model-files.js';
import { createNsfwClassifier } from './nsfw/nsfw-classifier.js';
import { createObjectDetector } from './objects/object-detector.js';
import { PictureCache } from './picture/picture-cache.js';
import { createSpeechRecognizer } from './speech/speech-recognizer.js';
import { SpeechWorker } from './speech/speech-worker.js';
import type { ReadingOperations } from './text/reading-process.js';
import { createTextRecognizer } from './text/text-recognizer.js';
import { ModelProcess } from './process/model-process.js';
import type { SightOperations } from './process/sight-operations.js';
import { createNoViolenceClassifier } from './violence/no-violence-classifier.js';

export interface LocalInferenceOptions {
  /** Holds the `.onnx` files and the folder `whisper-small` or `whisper-base`. */
  readonly modelsDir: string;
  /** Holds `rus.traineddata` and `eng.traineddata`; by default where Debian's packages put them. */
  readonly tessdataDir?: string;
  /** Python with faster-whisper; without it speech is not recognised. */
  readonly pythonPath?: string;
  /** By default the worker that is shipped next to this file. */
  readonly speechWorkerPath?: string;
  /** Processor threads of one net, 1..64; by default 1. The speech worker gets as many. */
  readonly threads?: number;
  /** Models that nobody used for so long are unloaded; by default 5 min. */
  readonly idleMs?: number;
  /** Limits of waiting, in ms. */
  readonly timeouts?: Partial<LocalInferenceTimeouts>;
  readonly logger: Logger;
}

export interface LocalInferenceTimeouts {
  /** One question to the nets or the text recogniser, loading included; by default 60 s. */
  readonly modelMs: number;
  /** Start of the speech worker; by default 60 s. */
  readonly speechStartMs: number;
  /** Silence of the speech worker during a request; by default 180 s. */
  readonly speechSilenceMs: number;
  /** From the cancellation of a request to the end of a worker that ignores it; by default 2 s. */
  readonly speechCancelMs: number;
}

const defaults: LocalInferenceTimeouts = {
  modelMs: 60_000,
  speechStartMs: 60_000,
  speechSilenceMs: 180_000,
  speechCancelMs: 2_000,
};

const checked = z.object({
  modelsDir: z.string().min(1),
  tessdataDir: z.string().min(1).default('/usr/share/tesseract-ocr/5/tessdata'),
  pythonPath: z.string().min(1).optional(),
  speechWorkerPath: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('./python/speech_worker.py', import.meta.url))),
  threads: z.number().int().min(1).max(64).default(1),
  idleMs: z
    .number()
    .int()
    .positive()
    .default(5 * 60_000),
});

/** Models on this machine, without a network. Nothing is loaded before its first use; what was loaded goes when idle or disposed. */
export const createLocalInference = (options: LocalInferenceOptions): InferenceSuite & AsyncDisposable => {
  const { modelsDir, tessdataDir, pythonPath, speechWorkerPath, threads, idleMs } = checked.parse(options);
  const { logger } = options;
  const timeouts = { ...defaults, ...options.timeouts };
  const files = new ModelFiles(modelsDir);
  const pictures = new PictureCache();
  const common = { timeoutMs: timeouts.modelMs, idleMs, logger };
  const sight = new ModelProcess<SightOperations>({
    ...common,
    name: 'sight',
    module: new URL('./process/sight-process.js', import.meta.url),
    given: {
      threads,
      nanodet: files.path('nanodet'),
      imagenet: files.path('imagenet'),
      textDetector: files.path('textDetector'),
    },
  });
  const reading = new ModelProcess<ReadingOperations>({
    ...common,
    name: 'reading',
    module: new URL('./text/reading-process.js', import.meta.url),
    given: { tessdataDir },
  });
  const worker = new SpeechWorker({
    startTimeoutMs: timeouts.speechStartMs,
    silenceTimeoutMs: timeouts.speechSilenceMs,
    cancelTimeoutMs: timeouts.speechCancelMs,
    idleMs,
    logger,
  });
  return {
    speech: createSpeechRecognizer({ modelsDir, pythonPath, workerPath: speechWorkerPath, threads, worker, logger }),
    objects: createObjectDetector({ files, pictures, sight }),
    nsfw: createNsfwClassifier({ files, pictures, sight }),
    violence: createNoViolenceClassifier(),
    text: createTextRecognizer({ files, tessdataDir, pictures, sight, reading, logger }),
    async [Symbol.asyncDispose]() {
      await Promise.all([sight, reading, worker].map((part) => part[Symbol.asyncDispose]()));
    },
  };
};
