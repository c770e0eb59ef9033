import { z } from 'zod';
import { union } from '../../../domain/shared/time-interval.js';
import { heardAt, heardWord, inOrder } from './hear.js';
import type { SpeechFormat } from './speech-format.js';

/**
 * `text` and `chunks` of transformers' speech-recognition pipeline with word timestamps
 * (huggingface.co/docs/transformers/main_classes/pipelines). The end of the last word may be missing.
 */
const output = z.object({
  chunks: z
    .array(
      z.object({ text: z.string().max(1_000), timestamp: z.tuple([z.number().nullable(), z.number().nullable()]) }),
    )
    .max(200_000),
});

/** The pipeline gives none. */
const withoutScore = 0.6;
/** Of a word whose end is missing. */
const shortWordS = 0.3;
/** Longer silences are no speech. */
const pauseMs = 700;

/** vaibhavs10/incredibly-fast-whisper. It takes names of languages, so the model is left to find out. */
export const fastWhisper: SpeechFormat = {
  limitations: ['overlapping-speech-not-separated'],
  input: (audio) => ({
    audio,
    task: 'transcribe',
    timestamp: 'word',
    batch_size: 24,
    language: 'None',
    diarise_audio: false,
  }),
  read(raw, hearing) {
    const words = output.parse(raw).chunks.flatMap(({ text, timestamp: [start, end] }) => {
      if (start === null) return [];
      return heardWord(text, heardAt(start, end ?? start + shortWordS, hearing.durationMs), withoutScore, hearing);
    });
    return {
      language: hearing.language,
      words: inOrder(words),
      speech: union(
        words.map(({ interval }) => interval),
        pauseMs,
      ),
    };
  },
};
