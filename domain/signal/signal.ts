import type { Confidence } from '../shared/confidence.js';
import type { TimeInterval } from '../shared/time-interval.js';

/** What a model, a container or a person's file says about a stretch of the video, before any rule judges it. */
export type Signal = SpokenWord | TextLine | ObjectBox | ClassScore;

interface SignalCore {
  readonly interval: TimeInterval;
  readonly confidence: Confidence;
  readonly source: SignalSource;
}

/** Who says so. `model` names weights and version, such as `whisper-small int8`. */
export interface SignalSource {
  readonly engine: string;
  readonly model: string;
}

/** One word with its own time, from a recogniser, a subtitle stream or an uploaded .srt/.vtt. */
export interface SpokenWord extends SignalCore {
  readonly kind: 'word';
  readonly text: string;
  readonly origin: 'recogniser' | 'subtitles';
  /** BCP 47 primary tag such as `ru`; undefined when nobody said. */
  readonly language: string | undefined;
}

/** One line of text read off a frame. */
export interface TextLine extends SignalCore {
  readonly kind: 'text';
  readonly text: string;
  readonly box: Box;
}

/** One object seen on a frame, by the detector's own class name, such as `wine glass` (COCO). */
export interface ObjectBox extends SignalCore {
  readonly kind: 'object';
  readonly label: string;
  readonly box: Box;
}

/** Score of one class over a whole frame or stretch, such as `nsfw` / `explicit`. */
export interface ClassScore extends SignalCore {
  readonly kind: 'class';
  readonly classifier: 'nsfw' | 'violence' | 'scene';
  readonly label: string;
}

/** Fractions 0..1 of the frame's width and height, from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
