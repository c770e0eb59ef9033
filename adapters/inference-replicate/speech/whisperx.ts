import { z } from 'zod';
import { union } from '../../../domain/shared/time-interval.js';
import { jsonText, score } from '../formats/json-text.js';
import { heardAt, heardPassage, heardWord, inOrder } from './hear.js';
import { languageTag } from './language-names.js';
import type { SpeechFormat } from './speech-format.js';

/**
 * `segments` and `words` of `whisperx.align` (github.com/m-bain/whisperX). A word without letters, such as a number, has no
 * times of its own.
 */
const output = z.object({
  detected_language: z.string().nullish(),
  segments: jsonText(
    z
      .array(
        z.object({
          start: z.number(),
          end: z.number(),
          text: z.string().max(10_000),
          words: z
            .array(
              z.object({
                word: z.string().max(500),
                start: z.number().nullish(),
                end: z.number().nullish(),
                score: score.nullish(),
              }),
            )
            .max(5_000)
            .nullish(),
        }),
      )
      .max(50_000),
  ),
});

/** For words that the model gives none. */
const withoutScore = 0.5;

/** victor-upmeet/whisperx: words with aligned times, and voice activity before recognition. */
export const whisperx: SpeechFormat = {
  limitations: ['overlapping-speech-not-separated'],
  input: (audio_file, language) => ({
    audio_file,
    align_output: true,
    diarization: false,
    batch_size: 64,
    temperature: 0,
    ...(language !== undefined && { language }),
  }),
  read(raw, asked) {
    const { segments, detected_language } = output.parse(raw);
    const hearing = { ...asked, language: asked.language ?? languageTag(detected_language) };
    const { durationMs } = hearing;
    const words = segments.flatMap(({ start, end, text, words: found }) => {
      const aligned = found ?? [];
      if (aligned.length === 0) return heardPassage(text, heardAt(start, end, durationMs), withoutScore, hearing);
      return aligned.flatMap((each, i) => {
        // Between its neighbours.
        const from = each.start ?? aligned[i - 1]?.end ?? start;
        const to = each.end ?? aligned[i + 1]?.start ?? end;
        return heardWord(each.word, heardAt(from, to, durationMs), each.score ?? withoutScore, hearing);
      });
    });
    const speech = segments.flatMap(({ start, end }) => heardAt(start, end, durationMs) ?? []);
    return { language: hearing.language, words: inOrder(words), speech: union(speech) };
  },
};
