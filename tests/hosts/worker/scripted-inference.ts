import { setTimeout as rest } from 'node:timers/promises';
import type { FrameModel, InferenceSuite } from '../../../application/index.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { SpokenWord } from '../../../domain/signal/signal.js';

const source = { engine: 'scripted', model: 'tests' };
const available = { state: 'available', ...source, limitations: [] } as const;

const words: readonly SpokenWord[] = [
  'спонсор',
  'этого',
  'выпуска',
  'по',
  'промокоду',
  'ссылка',
  'в',
  'описании',
  'дерьмо',
].map((text, i) => ({
  kind: 'word',
  text,
  interval: { startMs: 1_000 + i * 500, endMs: 1_400 + i * 500 },
  confidence: clampConfidence(0.9),
  source,
  origin: 'recogniser',
  language: 'ru',
}));

const silent = <S>(frameMs: number, onFrame: () => void): FrameModel<S> => ({
  concurrency: 1,
  availability: () => Promise.resolve(available),
  analyse: async (_frame, signal) => {
    onFrame();
    await rest(frameMs, undefined, { signal });
    return { signals: [], modelMs: frameMs, microUsd: 0 };
  },
});

/** Models whose answers and speed are known, so that a kill at any moment has something to interrupt. */
export const scriptedInference = (frameMs: number, onFrame: () => void = () => undefined): InferenceSuite => ({
  speech: {
    availability: () => Promise.resolve(available),
    recognize: async (_path, { signal, durationMs }) => {
      await rest(frameMs * 10, undefined, { signal });
      return { words, speech: [{ startMs: 0, endMs: durationMs }], language: 'ru', modelMs: 1, microUsd: 0 };
    },
  },
  objects: silent(frameMs, onFrame),
  nsfw: silent(1, () => undefined),
  violence: silent(1, () => undefined),
  text: silent(1, () => undefined),
});
