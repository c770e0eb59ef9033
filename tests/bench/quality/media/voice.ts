/** A voice at a speed. Pace 1 is the voice's own; pitch in semitones makes another speaker of it. */
export type Voice =
  | { readonly engine: 'festival'; readonly language: 'ru'; readonly pace: number; readonly semitones: number }
  | {
      readonly engine: 'espeak-ng';
      readonly language: 'ru' | 'en';
      readonly variant: string;
      readonly wordsPerMinute: number;
    };

/** Cut from recordings of a person, or built from formants. */
export const isRecorded = (voice: Voice): boolean => voice.engine === 'festival';

export const voiceName = (voice: Voice): string =>
  voice.engine === 'festival' ? 'festival msu_ru_nsh' : `espeak-ng ${voice.language}`;

const festival = (pace: number, semitones: number): Voice => ({ engine: 'festival', language: 'ru', pace, semitones });
const espeak = (language: 'ru' | 'en', variant: string, wordsPerMinute: number): Voice => ({
  engine: 'espeak-ng',
  language,
  variant,
  wordsPerMinute,
});

/**
 * Used in turn. The festival voice is cut from recordings of a person; the formant voice of espeak-ng is not near to one and
 * comes once in six clips, to show what a recogniser makes of it.
 */
export const voices = {
  dev: {
    ru: [
      festival(1, 0),
      festival(1.12, 1),
      festival(0.92, -1),
      festival(1.05, 2),
      festival(1, -2),
      espeak('ru', '', 150),
    ],
    en: [espeak('en', '', 150), espeak('en', 'f2', 140)],
  },
  heldout: {
    ru: [
      festival(1.05, 0),
      festival(0.95, 1),
      festival(1.15, -1),
      espeak('ru', 'm3', 145),
      festival(1.1, 2),
      festival(0.97, -2),
    ],
    en: [espeak('en', 'm1', 145), espeak('en', 'f4', 150)],
  },
} as const satisfies Record<string, Record<'ru' | 'en', readonly Voice[]>>;
