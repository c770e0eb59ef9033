import { clampConfidence } from '../../domain/shared/confidence.js';
import type { Finding } from '../../domain/trigger/trigger.js';

/** An obscene word, said from 0:12 to 0:13. */
export const aFinding = (over: Partial<Finding> = {}): Finding => ({
  riskCode: 'PROF_OBSCENE_SPEECH',
  interval: { startMs: 12_000, endMs: 13_000 },
  confidence: clampConfidence(0.9),
  source: 'speech',
  evidence: [
    {
      kind: 'quote',
      channel: 'speech',
      quote: 'вот такое слово',
      marks: [[10, 15]],
      interval: { startMs: 12_000, endMs: 13_000 },
      rule: 'obscene-roots',
    },
  ],
  ...over,
});
