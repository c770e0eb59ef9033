import { z } from 'zod';
import { union } from '../../../domain/shared/time-interval.js';
import { jsonText } from '../formats/json-text.js';
import { heardAt, heardPassage, inOrder } from './hear.js';
import { languageTag } from './language-names.js';
import type { SpeechFormat } from './speech-format.js';

/**
 * `ModelOutput` in predict.py of github.com/replicate/cog-whisper; the fields of a segment as in `transcribe` of
 * github.com/openai/whisper. Times in seconds.
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
          avg_logprob: z.number().nullish(),
          no_speech_prob: z.number().nullish(),
        }),
      )
      .max(50_000),
  ),
});

/** Whisper's own bar: above it, and with an unsure text, a segment is silence that it talked into. */
const silence = { noSpeech: 0.6, logprob: -1 } as const;

/** openai/whisper: passages with one time each, so a word's time is its share of the passage. */
export const whisper: SpeechFormat = {
  limitations: ['word-times-estimated', 'overlapping-speech-not-separated'],
  input: (audio, language) => ({
    audio,
    transcription: 'plain text',
    translate: false,
    temperature: 0,
    // Otherwise a wrong sentence is repeated to the end of the sound.
    condition_on_previous_text: false,
    ...(language !== undefined && { language }),
  }),
  read(raw, hearing) {
    const { segments, detected_language } = output.parse(raw);
    const language = hearing.language ?? languageTag(detected_language);
    const spoken = segments
      .filter((each) => !((each.no_speech_prob ?? 0) > silence.noSpeech && (each.avg_logprob ?? 0) < silence.logprob))
      .map((each) => ({ ...each, interval: heardAt(each.start, each.end, hearing.durationMs) }));
    return {
      language,
      words: inOrder(
        spoken.flatMap(({ text, interval, avg_logprob }) =>
          heardPassage(text, interval, Math.exp(avg_logprob ?? -0.5), { ...hearing, language }),
        ),
      ),
      speech: union(spoken.flatMap(({ interval, text }) => (interval && text.trim() !== '' ? [interval] : []))),
    };
  },
};
