import { durationMs, pad, subtract, type TimeInterval } from '../shared/time-interval.js';
import type { SpokenWord } from './signal.js';

/** A pause between two recognised words of one speaker; voice activity inside it is no missed speech. */
const pauseMs = 1_000;

/** Shorter stretches are breaths, laughs and the detector's own edges. */
const leastMissedMs = 1_500;

/**
 * Where somebody speaks and the recogniser gave no word near: to be reported as not checked. Subtitles do not count: they may
 * leave out the very word that matters.
 */
export const unrecognisedSpeech = (
  speech: readonly TimeInterval[],
  words: readonly SpokenWord[],
): readonly TimeInterval[] =>
  subtract(
    speech,
    words.map((word) => pad(word.interval, pauseMs, Number.MAX_SAFE_INTEGER)),
  ).filter((missed) => durationMs(missed) >= leastMissedMs);
