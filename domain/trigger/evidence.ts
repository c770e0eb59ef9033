import type { MentionListKind } from '../mention-list/mention-list.js';
import type { TimeInterval } from '../shared/time-interval.js';
import type { Box } from '../signal/signal.js';

/** What made a rule speak; enough for a person to judge without trusting the model. */
export type Evidence = QuoteEvidence | FrameEvidence | ScoreEvidence | ListEvidence | AbsenceEvidence | NoteEvidence;

/** Words heard or read. `marks` are the parts of `quote` to light up, as [start, end) character offsets. */
export interface QuoteEvidence {
  readonly kind: 'quote';
  readonly channel: 'speech' | 'on-screen-text' | 'metadata';
  readonly quote: string;
  readonly marks: readonly (readonly [number, number])[];
  readonly interval: TimeInterval;
  /** Rule that matched, such as `rude-lexicon` or `ad-cue:promo_ru`. */
  readonly rule: string;
}

/** A place on a frame. */
export interface FrameEvidence {
  readonly kind: 'frame';
  readonly atMs: number;
  readonly label: string;
  readonly score: number;
  readonly box: Box | undefined;
}

/** A classifier's score over time against the threshold that it passed. */
export interface ScoreEvidence {
  readonly kind: 'score';
  readonly classifier: string;
  readonly label: string;
  readonly peak: number;
  readonly threshold: number;
  readonly aboveMs: number;
}

/** The entry of a dated list that a name stands for. */
export interface ListEvidence {
  readonly kind: 'list';
  readonly list: MentionListKind;
  readonly version: string;
  /** ISO day of the list. */
  readonly asOf: string;
  /** What the list's source is called. */
  readonly title: string;
  /** As the list writes it. */
  readonly entry: string;
  /** Empty when the list does not say. */
  readonly decision: string;
  /** ISO day of the listing. */
  readonly since: string | undefined;
  /** The words that the law wants beside the name; empty: those of the kind of list. */
  readonly note: string;
}

/** Something that should be there was looked for and not found; says how densely. */
export interface AbsenceEvidence {
  readonly kind: 'absence';
  readonly lookedFor: string;
  readonly searched: TimeInterval;
  readonly frames: number;
  readonly words: number;
}

/** What an operator wrote when adding a risk by hand. */
export interface NoteEvidence {
  readonly kind: 'note';
  readonly text: string;
}
