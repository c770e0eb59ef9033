import type { NotCheckedReason } from '../../domain/signal/coverage.js';
import type { ClassScore, ObjectBox, SpokenWord, TextLine } from '../../domain/signal/signal.js';
import type { TimeInterval } from '../../domain/shared/time-interval.js';

/** Whether a model can be asked at all, and which one it is. Asked once per stage; must not load the model. */
export type ModelAvailability =
  | {
      readonly state: 'available';
      readonly engine: string;
      readonly model: string;
      readonly limitations: readonly string[];
    }
  | { readonly state: 'unavailable'; readonly reason: NotCheckedReason };

export interface SpeechRecognizer {
  availability(): Promise<ModelAvailability>;
  /**
   * Words of the 16 kHz mono WAV at `path`, in order, each with its own time inside `[0, durationMs)`.
   * Silence gives no words. Throws `InferenceFault`.
   */
  recognize(path: string, options: RecognizeOptions): Promise<RecognizedSpeech>;
}

export interface RecognizeOptions {
  readonly durationMs: number;
  /** Storage key of the same WAV, for recognisers that fetch by URL. */
  readonly key?: string;
  /** BCP 47 primary tag when known; otherwise the model decides. */
  readonly language?: string;
  readonly signal: AbortSignal;
  readonly onProgress: (doneMs: number) => void;
}

export interface RecognizedSpeech {
  readonly words: readonly SpokenWord[];
  /** Where somebody speaks (voice activity), recognised or not. */
  readonly speech: readonly TimeInterval[];
  readonly language: string | undefined;
  readonly modelMs: number;
  readonly microUsd: number;
}

/** One sampled frame, sent to the models of the `look` stage. Its signals hold from `interval.startMs` until the next new frame. */
export interface FrameImage {
  readonly interval: TimeInterval;
  /** Storage key of the JPEG, for models that fetch by URL. */
  readonly key: string;
  /** The JPEG itself. */
  readonly jpeg: Uint8Array;
}

/** A model that judges one frame at a time. An empty answer means "looked, saw nothing". */
export interface FrameModel<S> {
  /** Frames that may be under way at once, at least 1. */
  readonly concurrency: number;
  availability(): Promise<ModelAvailability>;
  /** Signals carry the frame's interval and scores in 0..1. Throws `InferenceFault`. */
  analyse(frame: FrameImage, signal: AbortSignal): Promise<FrameJudgement<S>>;
}

export interface FrameJudgement<S> {
  readonly signals: readonly S[];
  readonly modelMs: number;
  readonly microUsd: number;
}

export type ObjectDetector = FrameModel<ObjectBox>;
/** Labels `explicit` (pornography, hentai: mean probability) and `suggestive`. */
export type NsfwClassifier = FrameModel<ClassScore>;
/** Labels `violence`, and `blood` where the model knows it. */
export type ViolenceClassifier = FrameModel<ClassScore>;
export type TextRecognizer = FrameModel<TextLine>;

export interface InferenceSuite {
  readonly speech: SpeechRecognizer;
  readonly objects: ObjectDetector;
  readonly nsfw: NsfwClassifier;
  readonly violence: ViolenceClassifier;
  readonly text: TextRecognizer;
}

export class InferenceFault extends Error {
  override readonly name = 'InferenceFault';
  /** Another try within this analysis cannot help: no budget left, no access. The check is said not to be done at once. */
  readonly isFinal: boolean;
  /** The service was away or busy, whatever was asked: to wait helps, and the video is not to blame. */
  readonly isOutage: boolean;

  constructor(
    message: string,
    {
      isFinal = false,
      isOutage = false,
      ...options
    }: ErrorOptions & { readonly isFinal?: boolean; readonly isOutage?: boolean } = {},
  ) {
    super(message, options);
    this.isFinal = isFinal;
    this.isOutage = isOutage;
  }
}
