import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { Evidence } from '../../../domain/trigger/evidence.js';
import type { Finding } from '../../../domain/trigger/trigger.js';

const kinds = [
  { riskCode: 'PROF_OBSCENE_SPEECH', source: 'speech' },
  { riskCode: 'PROF_RUDE', source: 'speech' },
  { riskCode: 'PROF_MASKED', source: 'speech' },
  { riskCode: 'SYM_NAZI', source: 'objects' },
] as const;

/** One of many findings, spread evenly: words that were heard, or a box on a frame. */
export const findingAt = (at: number, durationMs: number): Finding => {
  const { riskCode, source } = kinds[at % kinds.length] ?? kinds[0];
  const startMs = 10 + ((at * 14) % (durationMs - 1_000));
  const interval = { startMs, endMs: startMs + 590 };
  const quote = 'и вот тут в кадре кто-то говорит такое слово, а потом ещё одно, и все смеются';
  const evidence: Evidence =
    source === 'speech'
      ? { kind: 'quote', channel: 'speech', quote, marks: [[34, 45]], interval, rule: 'obscene-roots' }
      : {
          ...{ kind: 'frame', atMs: startMs, label: 'symbol', score: 0.8 },
          box: { x: 0.2, y: 0.3, width: 0.2, height: 0.2 },
        };
  return { riskCode, source, interval, confidence: clampConfidence(0.6 + (at % 40) / 100), evidence: [evidence] };
};
