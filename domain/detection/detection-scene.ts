import type { MentionList } from '../mention-list/mention-list.js';
import { shippedLists } from '../mention-list/shipped/shipped-lists.js';
import type { RiskCatalogue } from '../risk-definition/risk-definition.js';
import type { CheckName, Coverage } from '../signal/coverage.js';
import { durationMs, intersection, totalMs, type TimeInterval } from '../shared/time-interval.js';
import type { ClassScore, ObjectBox, Signal } from '../signal/signal.js';
import type { Finding } from '../trigger/trigger.js';
import type { DetectionInput } from './detection.js';
import type { Passage } from './passages/passage.js';
import { readMetadata, readScreen, readSpeech } from './passages/read-passages.js';

/** What the matchers look at: believable signals in a fixed order, text joined to passages. */
export interface DetectionScene {
  readonly speech: readonly Passage[];
  readonly screen: readonly Passage[];
  readonly metadata: readonly Passage[];
  readonly spoken: SpokenTimes;
  readonly objects: readonly ObjectBox[];
  readonly scores: readonly ClassScore[];
  readonly coverage: readonly Coverage[];
  readonly catalogue: RiskCatalogue;
  readonly lists: readonly MentionList[];
  /** ISO day; undefined: entries apply whatever their dates. */
  readonly checkedOn: string | undefined;
  readonly durationMs: number;
  /** Time between two sampled frames. */
  readonly frameStepMs: number;
}

/** When the words of the speech begin, and when they end, each in order of time. */
interface SpokenTimes {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** One kind of rule. Raises what it sees however weak; thresholds and merging come after. */
export type Matcher = (scene: DetectionScene) => readonly Finding[];

export const sceneOf = (input: DetectionInput, signals: readonly Signal[]): DetectionScene => {
  const speech = readSpeech(signals.filter((signal) => signal.kind === 'word'));
  return { ...restOf(input, signals), speech, spoken: spokenTimes(speech) };
};

const restOf = (input: DetectionInput, signals: readonly Signal[]): Omit<DetectionScene, 'speech' | 'spoken'> => ({
  screen: readScreen(signals.filter((signal) => signal.kind === 'text')),
  metadata: readMetadata(input.metadata, { startMs: 0, endMs: input.durationMs }),
  objects: signals.filter((signal) => signal.kind === 'object'),
  scores: signals.filter((signal) => signal.kind === 'class'),
  coverage: input.coverage,
  catalogue: input.catalogue,
  lists: input.lists ?? shippedLists,
  checkedOn: input.checkedOn,
  durationMs: input.durationMs,
  frameStepMs: frameStep(input.coverage),
});

export const allPassages = (scene: DetectionScene): readonly Passage[] => [
  ...scene.speech,
  ...scene.screen,
  ...scene.metadata,
];

/** Sampled frames of a check that fall into an interval; 0 when the check was not done. */
export const framesSearched = (scene: DetectionScene, check: CheckName, interval: TimeInterval): number => {
  let frames = 0;
  for (const each of scene.coverage) {
    if (each.state !== 'checked' || each.check !== check) continue;
    const whole = totalMs(each.intervals);
    const inside = totalMs(each.intervals.flatMap((part) => intersection(part, interval) ?? []));
    if (whole > 0) frames = Math.max(frames, Math.round((each.framesSampled * inside) / whole));
  }
  return frames;
};

/** Words of the speech that an interval touches: those that began before its end, but for those that had ended by its start. */
export const wordsSpoken = ({ spoken }: DetectionScene, { startMs, endMs }: TimeInterval): number =>
  countBelow(spoken.starts, endMs) - countBelow(spoken.ends, startMs + 1);

const spokenTimes = (speech: readonly Passage[]): SpokenTimes => {
  const pieces = speech.flatMap((passage) => passage.pieces);
  return {
    starts: pieces.map(({ interval }) => interval.startMs).sort((a, b) => a - b),
    ends: pieces.map(({ interval }) => interval.endMs).sort((a, b) => a - b),
  };
};

/** How many of the values, which are in order, are less than `limit`. */
const countBelow = (values: readonly number[], limit: number): number => {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Done by the engine's own word, or evidently, since it gave signals. */
export const isChecked = (scene: DetectionScene, check: 'speech' | 'on-screen-text'): boolean =>
  (check === 'speech' ? scene.speech : scene.screen).length > 0 ||
  scene.coverage.some((each) => each.state === 'checked' && each.check === check && each.intervals.length > 0);

const defaultFrameStepMs = 1_000;

const frameStep = (coverage: readonly Coverage[]): number => {
  const steps = coverage.flatMap((each) =>
    each.state === 'checked' && each.framesSampled > 0
      ? [each.intervals.reduce((sum, part) => sum + durationMs(part), 0) / each.framesSampled]
      : [],
  );
  return steps.length === 0 ? defaultFrameStepMs : Math.max(100, Math.min(...steps));
};
