import { confidence } from '../../../domain/shared/confidence.js';
import { byStart, timeInterval, union, type TimeInterval } from '../../../domain/shared/time-interval.js';
import type { SignalSource, SpokenWord } from '../../../domain/signal/signal.js';
import { workerSpan, workerWord } from './worker-messages.js';

interface Hearing {
  readonly durationMs: number;
  readonly language: string | undefined;
  readonly source: SignalSource;
}

/** Words inside the sound, in order; those with broken numbers, scores outside 0..1, no text or no time of their own are dropped. */
export const toWords = (said: readonly unknown[], { durationMs, language, source }: Hearing): readonly SpokenWord[] =>
  said
    .flatMap((raw): readonly SpokenWord[] => {
      const { data } = workerWord.safeParse(raw);
      const text = data?.text.trim() ?? '';
      const interval = data && within(data, durationMs);
      if (data === undefined || interval === undefined || text === '') return [];
      const sure = confidence(data.probability);
      if (!sure.ok) return [];
      return [{ kind: 'word', text, interval, confidence: sure.value, source, language, origin: 'recogniser' }];
    })
    .sort((a, b) => byStart(a.interval, b.interval));

export const toSpeechIntervals = (said: readonly unknown[], durationMs: number): readonly TimeInterval[] =>
  union(
    said.flatMap((raw) => {
      const { data } = workerSpan.safeParse(raw);
      const interval = data && within(data, durationMs);
      return interval === undefined ? [] : [interval];
    }),
  );

const within = (
  { start_ms, end_ms }: { readonly start_ms: number; readonly end_ms: number },
  durationMs: number,
): TimeInterval | undefined => {
  const cut = timeInterval(Math.max(0, Math.round(start_ms)), Math.min(durationMs, Math.round(end_ms)));
  return cut.ok ? cut.value : undefined;
};
