import type { FrameImage } from '../../../application/ports/inference.js';
import type { ObjectBox, Signal } from '../../../domain/signal/signal.js';
import type { PictureSize } from '../frames/jpeg-size.js';

/** A signal without what every signal of the frame shares. */
export type Seen<S extends Signal> = Omit<S, 'interval' | 'source'>;

export interface FrameInQuestion {
  readonly frame: FrameImage;
  readonly size: PictureSize;
}

/** How one kind of model is asked, and what its answers mean. */
export interface FrameFormat<S extends Signal> {
  /** Frames that one prediction may judge. */
  readonly mostFrames: number;
  /** `https`: the model reads URLs out of a text and takes neither data URIs nor Replicate's own files. */
  readonly media: 'uri' | 'https';
  /** Message keys. */
  readonly limitations: readonly string[];
  input(media: readonly string[]): Readonly<Record<string, unknown>>;
  /** What was seen on each frame, in their order. Throws `ZodError` or `UnexpectedOutput` where the output is not of this format. */
  read(output: unknown, frames: readonly FrameInQuestion[]): readonly (readonly Seen<S>[])[];
}

/** The output has the right form and cannot be right. */
export class UnexpectedOutput extends Error {
  override readonly name = 'UnexpectedOutput';
}

export const objectSeen = (
  label: string,
  confidence: ObjectBox['confidence'],
  box: ObjectBox['box'],
): Seen<ObjectBox> => ({
  kind: 'object',
  label,
  confidence,
  box,
});
