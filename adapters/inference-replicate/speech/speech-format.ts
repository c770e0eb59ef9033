import type { TimeInterval } from '../../../domain/shared/time-interval.js';
import type { SignalSource, SpokenWord } from '../../../domain/signal/signal.js';

/** How one kind of recogniser is asked, and what its answers mean. */
export interface SpeechFormat {
  /** Message keys. */
  readonly limitations: readonly string[];
  /** `language` as a BCP 47 primary tag. */
  input(audio: string, language: string | undefined): Readonly<Record<string, unknown>>;
  /** Throws `ZodError` where the output is not of this format. */
  read(output: unknown, hearing: Hearing): Heard;
}

export interface Hearing {
  readonly durationMs: number;
  /** What was asked for. */
  readonly language: string | undefined;
  readonly source: SignalSource;
}

export interface Heard {
  readonly words: readonly SpokenWord[];
  readonly speech: readonly TimeInterval[];
  readonly language: string | undefined;
}
