import { clampConfidence } from '../../../domain/shared/confidence.js';
import { byStart, timeInterval, type TimeInterval } from '../../../domain/shared/time-interval.js';
import type { SpokenWord } from '../../../domain/signal/signal.js';
import { wordsOfCue } from '../../../domain/signal/words-of-cue.js';
import type { Hearing } from './speech-format.js';

/** Seconds of a model as an interval inside the sound; undefined where nothing is left of it. */
export const heardAt = (startS: number, endS: number, durationMs: number): TimeInterval | undefined => {
  const cut = timeInterval(
    Math.max(0, Math.round(startS * 1_000)),
    Math.min(durationMs, Math.max(Math.round(startS * 1_000) + 1, Math.round(endS * 1_000))),
  );
  return cut.ok ? cut.value : undefined;
};

export const heardWord = (
  text: string,
  interval: TimeInterval | undefined,
  confidence: number,
  { language, source }: Hearing,
): readonly SpokenWord[] => {
  const plain = text.trim();
  if (interval === undefined || plain === '') return [];
  return [
    {
      kind: 'word',
      text: plain,
      interval,
      confidence: clampConfidence(confidence),
      source,
      language,
      origin: 'recogniser',
    },
  ];
};

/** Words of a passage that has only one time: each gets its share by length. */
export const heardPassage = (
  text: string,
  interval: TimeInterval | undefined,
  confidence: number,
  hearing: Hearing,
): readonly SpokenWord[] =>
  interval === undefined
    ? []
    : wordsOfCue(interval, text, hearing.language).flatMap((word) =>
        heardWord(word.text, within(word.interval, hearing.durationMs), confidence, hearing),
      );

const within = ({ startMs, endMs }: TimeInterval, durationMs: number): TimeInterval | undefined =>
  startMs < durationMs ? { startMs, endMs: Math.min(endMs, durationMs) } : undefined;

export const inOrder = (words: readonly SpokenWord[]): readonly SpokenWord[] =>
  [...words].sort((a, b) => byStart(a.interval, b.interval));
