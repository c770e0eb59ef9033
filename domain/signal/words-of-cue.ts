import { clampConfidence } from '../shared/confidence.js';
import type { TimeInterval } from '../shared/time-interval.js';
import type { SpokenWord } from './signal.js';

/** Words of a subtitle cue. A cue has one time for all; each word gets its share by length, so a finding points near the word. */
export const wordsOfCue = (cue: TimeInterval, text: string, language: string | undefined): readonly SpokenWord[] => {
  const tokens = text.split(/\s+/).filter((token) => token !== '');
  const letters = tokens.reduce((sum, token) => sum + token.length, 0);
  const lengthMs = cue.endMs - cue.startMs;
  if (tokens.length === 0 || lengthMs < 1) return [];
  let passed = 0;
  return tokens.map((token) => {
    const startMs = cue.startMs + Math.floor((passed / letters) * lengthMs);
    passed += token.length;
    const endMs = Math.max(startMs + 1, cue.startMs + Math.floor((passed / letters) * lengthMs));
    return {
      kind: 'word',
      text: token,
      interval: { startMs, endMs },
      confidence: clampConfidence(1),
      source: { engine: 'container', model: 'subtitles' },
      origin: 'subtitles',
      language,
    };
  });
};
