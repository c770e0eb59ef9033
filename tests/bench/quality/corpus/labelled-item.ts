import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { Signal } from '../../../../domain/signal/signal.js';

export type Channel = 'speech' | 'screen';

export interface Label {
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly channel: Channel;
}

/** A video as it truly is: every word and line with its time, and the risks in it. */
export interface LabelledItem {
  readonly id: string;
  readonly group: string;
  readonly durationMs: number;
  /** What perfect recognisers would give. */
  readonly truth: readonly Signal[];
  readonly labels: readonly Label[];
}
