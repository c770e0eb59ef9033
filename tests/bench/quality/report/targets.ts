import type { HalfFigures } from './half-figures.js';

export interface TargetResult {
  readonly name: string;
  readonly wanted: string;
  readonly got: number;
  /** What the same rules reach on perfect transcripts of the same clips; undefined where recognition has no part in it. */
  readonly ceiling: number | undefined;
  readonly unit: 'share' | 'ms' | 'count';
  readonly isMet: boolean;
}

/** What the product promises, asked of the held-out half only. A figure that could not be formed is a miss. */
export const targetsOf = ({ text, media }: HalfFigures): readonly TargetResult[] => {
  const atLeast = (name: string, got: number, least: number, ceiling?: number): TargetResult => ({
    name,
    wanted: `≥ ${least.toFixed(2)}`,
    got,
    ceiling,
    unit: 'share',
    isMet: got >= least,
  });
  const none = (name: string, got: number): TargetResult => ({
    name,
    wanted: '0',
    got,
    ceiling: undefined,
    unit: 'count',
    isMet: got === 0,
  });
  return [
    ...(text
      ? [
          atLeast('правила на чистых расшифровках, F1', text.all.f1.value, 0.97),
          none('чистые расшифровки: брань в чистых контролях', text.clean.profanityHits),
        ]
      : []),
    ...(media
      ? [
          atLeast(
            'весь конвейер, риски в речи, полнота',
            media.recordedSpeech.recall.value,
            0.8,
            media.ceiling.recordedSpeech.recall.value,
          ),
          atLeast(
            'весь конвейер, риски в речи, точность',
            media.recordedSpeech.precision.value,
            0.9,
            media.ceiling.recordedSpeech.precision.value,
          ),
          atLeast('пометка «реклама» и рекламодатель в кадре, полнота', media.markRecall.value, 0.9),
          atLeast('erid в кадре, полнота', media.eridRecall.value, 0.9),
          none('весь конвейер: брань в чистых контролях', media.clean.profanityHits),
          {
            name: 'весь конвейер, медиана ошибки интервала',
            wanted: '≤ 300 мс',
            got: media.all.errorMs,
            ceiling: media.ceiling.all.errorMs,
            unit: 'ms' as const,
            isMet: media.all.errorMs <= 300,
          },
        ]
      : []),
  ];
};
