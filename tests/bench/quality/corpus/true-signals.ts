import { clampConfidence } from '../../../../domain/shared/confidence.js';
import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { SpokenWord, TextLine } from '../../../../domain/signal/signal.js';

const source = { engine: 'truth', model: 'corpus' };
const certain = clampConfidence(1);

export const trueWord = (text: string, interval: TimeInterval, language: string): SpokenWord => ({
  kind: 'word',
  text,
  interval,
  confidence: certain,
  source,
  origin: 'recogniser',
  language,
});

/** Lines of one screen, one under the other in the middle. */
export const trueLines = (lines: readonly string[], interval: TimeInterval): readonly TextLine[] =>
  lines.map((text, row) => ({
    kind: 'text',
    text,
    interval,
    confidence: certain,
    source,
    box: { x: 0.1, y: 0.3 + row * 0.1, width: 0.8, height: 0.08 },
  }));
