import { join } from 'node:path';
import type { FrameImage, TextRecognizer } from '../../../application/ports/inference.js';
import type { Logger } from '../../../application/ports/logger.js';
import type { SignalSource, TextLine } from '../../../domain/signal/signal.js';
import { checkedConfidence } from '../checked-confidence.js';
import { areReadable, type ModelFiles } from '../model-files.js';
import type { PictureCache } from '../picture/picture-cache.js';
import { resizePicture } from '../picture/picture.js';
import type { ModelProcess } from '../process/model-process.js';
import type { SightOperations } from '../process/sight-operations.js';
import { cropLine } from './crop-line.js';
import type { ReadingOperations, ReadLine } from './reading-process.js';
import type { TextBox } from './text-box.js';
import { textDetectorSize } from './text-detector-input.js';

const source: SignalSource = {
  engine: 'onnxruntime-node + tesseract.js 7',
  model: 'PP-OCRv4 det + tessdata_fast rus+eng',
};

const limitations = [
  'no-slanted-text',
  'no-handwriting',
  'unreliable-urls-and-mixed-scripts',
  'first-40-lines-of-a-frame',
] as const;

/** Bounds of one frame; a page full of small print would otherwise hold up the rest of the video. */
const mostLines = 40;
const readingBudgetMs = 30_000;
const leastConfidence = 40;
/** Fewer letters and digits than this are a stray mark, not text. */
const leastCharacters = 2;

interface Dependencies {
  readonly files: ModelFiles;
  readonly tessdataDir: string;
  readonly pictures: PictureCache;
  readonly sight: ModelProcess<SightOperations>;
  readonly reading: ModelProcess<ReadingOperations>;
  readonly logger: Logger;
}

/** Lines of Russian and English text, from the top, as the recogniser spelt them. */
export const createTextRecognizer = (given: Dependencies): TextRecognizer => {
  const { files, tessdataDir, pictures, sight, reading, logger } = given;
  const languageData = ['rus', 'eng'].map((language) => join(tessdataDir, `${language}.traineddata`));
  return {
    concurrency: 2,
    availability: async () =>
      (await files.has('textDetector')) && (await areReadable(languageData))
        ? { state: 'available', ...source, limitations }
        : { state: 'unavailable', reason: 'model-not-installed' },
    async analyse(frame, signal) {
      signal.throwIfAborted();
      const picture = await pictures.of(frame);
      const size = textDetectorSize(picture);
      const pixels = await resizePicture(picture, size.width, size.height);
      const found = await sight.ask('findText', { pixels, ...size }, signal);
      const boxes = mostCertain(found.answer);
      let modelMs = found.elapsedMs;
      let readingMs = 0;
      const signals: TextLine[] = [];
      for (const [i, box] of boxes.entries()) {
        if (readingMs > readingBudgetMs) {
          logger.warn('a frame has more text than can be read in time', { lines: boxes.length, read: i });
          break;
        }
        const line = await cropLine(picture, box);
        const read = await reading.ask('readLine', line, signal);
        readingMs += read.elapsedMs;
        if (isText(read.answer)) signals.push(textSignal(frame, box, read.answer));
      }
      modelMs += readingMs;
      return { signals, modelMs, microUsd: 0 };
    },
  };
};

const mostCertain = (boxes: readonly TextBox[]): readonly TextBox[] =>
  [...boxes]
    .sort((a, b) => b.score - a.score)
    .slice(0, mostLines)
    .sort((a, b) => a.top - b.top || a.left - b.left);

const isText = ({ text, confidence }: ReadLine): boolean =>
  confidence >= leastConfidence && (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastCharacters;

const textSignal = ({ interval }: FrameImage, box: TextBox, { text, confidence }: ReadLine): TextLine => ({
  kind: 'text',
  text,
  interval,
  confidence: checkedConfidence(confidence / 100),
  source,
  box: { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top },
});
