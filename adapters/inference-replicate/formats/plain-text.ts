import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { TextLine } from '../../../domain/signal/signal.js';
import type { FrameFormat } from './frame-format.js';

/** All text of the picture as one string; the model publishes no source, this is how its users read version a524caea (see docs/replicate.md). */
const output = z.string().max(100_000);

const mostLines = 200;
/** The model gives none; above what the local reader drops (0.4), below what it is sure of. */
const confidence = clampConfidence(0.6);
const wholeFrame = { x: 0, y: 0, width: 1, height: 1 } as const;

/** abiruyt/text-extract-ocr: neither places nor scores, so each line has the whole frame for its box. */
export const plainText: FrameFormat<TextLine> = {
  mostFrames: 1,
  media: 'uri',
  limitations: ['text-without-place', 'russian-text-not-confirmed'],
  input: ([image]) => ({ image }),
  read: (raw) => [
    output
      .parse(raw)
      .split(/\r?\n|\f/)
      .map((line) => line.trim())
      .filter((line) => (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2)
      .slice(0, mostLines)
      .map((text) => ({ kind: 'text', text, confidence, box: wholeFrame })),
  ],
};
