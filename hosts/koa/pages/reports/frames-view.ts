import type { ReportFrame } from '../../../../domain/report/report-frames.js';
import type { Box } from '../../../../domain/signal/signal.js';
import type { FrameAddresses } from '../../http/frame-addresses.js';
import type { Words } from '../shared/page-context.js';
import { labelText } from './evidence-view.js';

export interface FrameView {
  /** Of the stored picture. */
  readonly key: string;
  /** Undefined: the store of files does not answer. */
  readonly url: string | undefined;
  readonly atMs: number;
  readonly timeText: string;
  /** What is seen on it, in words. */
  readonly text: string;
  readonly isSensitive: boolean;
  readonly boxes: readonly Box[];
}

export const framesView = (
  frames: readonly ReportFrame[],
  addresses: FrameAddresses,
  words: Words,
): readonly FrameView[] =>
  frames.map(({ key, interval, marks, isSensitive }) => {
    const labels = [...new Set(marks.map(({ label }) => labelText(label, words)))];
    const time = words.format.timecode(interval.startMs);
    return {
      key,
      url: addresses.get(key),
      atMs: interval.startMs,
      timeText: time,
      text: words.t(labels.length > 0 ? 'frames.withLabels' : 'frames.plain', { time, labels: labels.join(', ') }),
      isSensitive,
      boxes: marks.flatMap(({ box }) => box ?? []),
    };
  });
