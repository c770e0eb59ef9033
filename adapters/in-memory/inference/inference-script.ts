import type { InferenceSuite } from '../../../application/ports/inference.js';
import type { TimeInterval } from '../../../domain/shared/time-interval.js';
import type { NotCheckedReason } from '../../../domain/signal/coverage.js';
import type { ClassScore, ObjectBox, SpokenWord, TextLine } from '../../../domain/signal/signal.js';

export type ScriptedCheck = keyof InferenceSuite;

/** What the models of a test see and hear, by time. What is not given is not there. */
export interface InferenceScript {
  readonly words?: readonly SpokenWord[];
  /** Where somebody speaks; by default where the words are. */
  readonly speech?: readonly TimeInterval[];
  readonly language?: string;
  readonly objects?: readonly ObjectBox[];
  readonly nsfw?: readonly ClassScore[];
  readonly violence?: readonly ClassScore[];
  readonly text?: readonly TextLine[];
  readonly unavailable?: Readonly<Partial<Record<ScriptedCheck, NotCheckedReason>>>;
  /** Paths of sounds in which nobody speaks. */
  readonly silent?: readonly string[];
  /** Paths of sounds and keys of frames that no model can read. */
  readonly unreadable?: readonly string[];
  /** Frames that a model takes at once; by default 2. */
  readonly concurrency?: number;
  /** Time and money that each call costs; by default nothing. */
  readonly modelMs?: number;
  readonly microUsd?: number;
}

export interface ScriptedInference extends InferenceSuite {
  /** Calls so far, those that failed included. */
  readonly calls: Readonly<Record<ScriptedCheck, number>>;
  /** The next `times` calls of a model fail. */
  fail(check: ScriptedCheck, times: number): void;
}
