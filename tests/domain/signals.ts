import type { DetectionInput } from '../../domain/detection/detection.js';
import { detect } from '../../domain/detection/detect.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { clampConfidence } from '../../domain/shared/confidence.js';
import type { Coverage } from '../../domain/signal/coverage.js';
import type { ClassScore, ObjectBox, Signal, SpokenWord, TextLine } from '../../domain/signal/signal.js';
import type { Finding } from '../../domain/trigger/trigger.js';

const source = { engine: 'test', model: 'test-1' };

/** One word every 400 ms, each 350 ms long. */
export const said = (text: string, startMs = 0, sure = 0.9): SpokenWord[] =>
  text.split(' ').map((word, index) => ({
    kind: 'word',
    text: word,
    interval: { startMs: startMs + index * 400, endMs: startMs + index * 400 + 350 },
    confidence: clampConfidence(sure),
    source,
    origin: 'recogniser',
    language: 'ru',
  }));

export const shown = (text: string, startMs: number, endMs: number, y = 0.8, sure = 0.9): TextLine => ({
  kind: 'text',
  text,
  interval: { startMs, endMs },
  confidence: clampConfidence(sure),
  source,
  box: { x: 0.1, y, width: 0.6, height: 0.05 },
});

export const seen = (label: string, second: number, sure: number): ObjectBox => ({
  kind: 'object',
  label,
  interval: { startMs: second * 1_000, endMs: (second + 1) * 1_000 },
  confidence: clampConfidence(sure),
  source,
  box: { x: 0.4, y: 0.4, width: 0.1, height: 0.2 },
});

/** One score a second from `fromSecond` on. */
export const scored = (
  classifier: ClassScore['classifier'],
  label: string,
  scores: readonly number[],
  fromSecond = 0,
): ClassScore[] =>
  scores.map((score, index) => ({
    kind: 'class',
    classifier,
    label,
    interval: { startMs: (fromSecond + index) * 1_000, endMs: (fromSecond + index + 1) * 1_000 },
    confidence: clampConfidence(score),
    source,
  }));

export const readEverySecond = (durationMs: number): Coverage => ({
  state: 'checked',
  check: 'on-screen-text',
  engine: 'test',
  model: 'test-1',
  intervals: [{ startMs: 0, endMs: durationMs }],
  framesSampled: durationMs / 1_000,
  framesAnalysed: 1,
  limitations: [],
});

export const anInput = (signals: readonly Signal[], over: Partial<DetectionInput> = {}): DetectionInput => ({
  signals,
  coverage: [readEverySecond(over.durationMs ?? 120_000)],
  catalogue: shippedCatalogue,
  durationMs: 120_000,
  metadata: { title: '', description: '' },
  ...over,
});

export const findingsOf = (signals: readonly Signal[], over: Partial<DetectionInput> = {}): readonly Finding[] =>
  detect(anInput(signals, over)).findings;

export const codesOf = (signals: readonly Signal[], over: Partial<DetectionInput> = {}): readonly string[] => [
  ...new Set(findingsOf(signals, over).map((finding) => finding.riskCode)),
];

/** What the quotes of a finding light up. */
export const litUp = (finding: Finding | undefined): readonly string[] =>
  (finding?.evidence ?? []).flatMap((evidence) =>
    evidence.kind === 'quote' ? evidence.marks.map(([start, end]) => evidence.quote.slice(start, end)) : [],
  );
