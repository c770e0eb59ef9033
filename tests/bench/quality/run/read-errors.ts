import { marksOf, type MarkPart } from '../../../../domain/detection/advertising/marking.js';
import { intervalOf } from '../../../../domain/detection/passages/passage.js';
import { readScreen } from '../../../../domain/detection/passages/read-passages.js';
import { doOverlap, type TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { Signal } from '../../../../domain/signal/signal.js';
import { bestReading, wordErrors, type ErrorCount } from '../metrics/error-rate.js';
import type { JudgedClip } from './judge-clips.js';

const transcript = (signals: readonly Signal[]): string =>
  signals
    .filter((signal) => signal.kind === 'word')
    .sort((a, b) => a.interval.startMs - b.interval.startMs)
    .map(({ text }) => text)
    .join(' ');

const screens = (signals: readonly Signal[]) => readScreen(signals.filter((signal) => signal.kind === 'text'));

export const speechErrors = ({ item, signals }: JudgedClip): ErrorCount =>
  wordErrors(transcript(item.truth), transcript(signals));

/** Each line that was shown against the line nearest to it that was read meanwhile. */
export const screenErrors = ({ item, signals }: JudgedClip): readonly ErrorCount[] => {
  const read = screens(signals).flatMap(({ pieces }) => pieces);
  return item.truth
    .filter((signal) => signal.kind === 'text')
    .map((line) =>
      bestReading(
        line.text,
        read.filter(({ interval }) => doOverlap(interval, line.interval)).map(({ text }) => text),
      ),
    );
};

export interface MarkCount {
  readonly part: MarkPart;
  readonly isRead: boolean;
}

/** Parts of advertising marks that were shown, and whether what was read has them at that time. */
export const markCounts = ({ item, signals }: JudgedClip): readonly MarkCount[] => {
  const read = placedMarks(signals);
  const shown = new Map(placedMarks(item.truth).map((mark) => [mark.part, mark] as const));
  return [...shown.values()].map(({ part, interval }) => ({
    part,
    isRead: read.some((mark) => mark.part === part && doOverlap(mark.interval, interval)),
  }));
};

const placedMarks = (signals: readonly Signal[]): readonly { part: MarkPart; interval: TimeInterval }[] =>
  screens(signals).flatMap((passage) =>
    marksOf(passage).map((mark) => ({ part: mark.part, interval: intervalOf(passage, mark) })),
  );
