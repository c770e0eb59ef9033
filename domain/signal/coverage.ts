import type { TimeInterval } from '../shared/time-interval.js';

/** Everything that the product looks for is one of these checks; each is either done, with how much, or openly not done. */
export const checkNames = ['speech', 'on-screen-text', 'objects', 'nsfw', 'violence', 'audio-events'] as const;
export type CheckName = (typeof checkNames)[number];

export type Coverage = Checked | NotChecked;

export interface Checked {
  readonly state: 'checked';
  readonly check: CheckName;
  readonly engine: string;
  readonly model: string;
  /** Stretches that the model really saw or heard. */
  readonly intervals: readonly TimeInterval[];
  /** Frames sampled and, of these, sent to the model (the others were the same picture); 0 for sound. */
  readonly framesSampled: number;
  readonly framesAnalysed: number;
  /** What a reader must know of the model's limits; message keys, not prose. */
  readonly limitations: readonly string[];
}

/** Never to be read as "clean". */
export interface NotChecked {
  readonly state: 'not-checked';
  readonly check: CheckName;
  readonly reason: NotCheckedReason;
  readonly intervals: readonly TimeInterval[];
}

export const notCheckedReasons = [
  /** The stage of this check left no word. */
  'not-run',
  'no-audio-track',
  /** Picture or sound could not be decoded there. */
  'not-decoded',
  'no-local-model',
  'model-not-installed',
  'service-not-configured',
  'service-failed',
  'speech-not-recognised',
  'language-not-supported',
] as const;
export type NotCheckedReason = (typeof notCheckedReasons)[number];
