/**
 * How an editing program counts the frames of a video. `framesPerSecond` of the clock (24, 25, 30 …), of which NTSC rates play
 * 1000/1001. `isDropFrame`: the clock leaves out numbers, not frames, to stay with real time (SMPTE ST 12-1); usual at 29.97 and
 * 59.94, never at 23.976.
 */
export interface TimeBase {
  readonly framesPerSecond: number;
  readonly isNtsc: boolean;
  readonly isDropFrame: boolean;
  /** False: the rate is unknown, variable or unusual, and the nearest usual one stands in. */
  readonly isExact: boolean;
}

const usualRates = [24, 25, 30, 48, 50, 60] as const;
const ntscRates: readonly number[] = [24, 30, 48, 60];

/** Averages that containers tell differ in the fourth digit; 24 and 23.976 differ in the third. */
const tolerance = 0.0003;

const timeBase = (framesPerSecond: number, isNtsc: boolean, isExact: boolean): TimeBase => ({
  framesPerSecond,
  isNtsc,
  isDropFrame: isNtsc && framesPerSecond % 30 === 0,
  isExact,
});

/**
 * The time base for an average rate. Rates above 60 are halved until they fit, since a time code has two digits for frames.
 * A variable rate shows as an unusual average: programs lay such a file out in real time at a constant rate, so the nearest
 * usual rate keeps every marker within half a frame of its moment. 25 when nothing is known.
 */
export const timeBaseOf = (frameRate: number): TimeBase => {
  if (!(frameRate > 0 && Number.isFinite(frameRate))) return timeBase(25, false, false);
  let rate = frameRate;
  while (rate > 60.5) rate /= 2;
  const isNear = (usual: number): boolean => Math.abs(rate - usual) <= usual * tolerance;
  const whole = usualRates.find(isNear);
  if (whole !== undefined) return timeBase(whole, false, true);
  const ntsc = ntscRates.find((usual) => isNear((usual * 1000) / 1001));
  if (ntsc !== undefined) return timeBase(ntsc, true, true);
  const nearest = usualRates.reduce((best, usual) => (Math.abs(usual - rate) < Math.abs(best - rate) ? usual : best));
  return timeBase(nearest, false, false);
};

/** Length of a frame in seconds as a fraction. */
export const frameLength = ({
  framesPerSecond,
  isNtsc,
}: TimeBase): { readonly over: number; readonly under: number } =>
  isNtsc ? { over: 1001, under: framesPerSecond * 1000 } : { over: 100, under: framesPerSecond * 100 };

/** Frames begin at whole milliseconds only after rounding. */
const roundingMs = 0.5;

const framesIn = (ms: number, base: TimeBase): number => {
  const { over, under } = frameLength(base);
  return (ms * under) / (over * 1000);
};

/** Number of the frame that is on the screen at that moment, from 0. */
export const frameAt = (ms: number, base: TimeBase): number => Math.floor(framesIn(ms + roundingMs, base));

/** Number of the first frame that is not on the screen before that moment any more. */
export const frameFrom = (ms: number, base: TimeBase): number =>
  Math.ceil(framesIn(Math.max(0, ms - roundingMs), base));

const two = (value: number): string => String(value).padStart(2, '0');

/** `hh:mm:ss:ff`, with `;` before the frames of a drop-frame clock. After a day the clock begins anew. */
export const smpteTimecode = (frame: number, base: TimeBase): string => {
  const { framesPerSecond: fps, isDropFrame } = base;
  const shown = isDropFrame ? frame + droppedBefore(frame, fps) : frame;
  const seconds = Math.floor(shown / fps);
  const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}${isDropFrame ? ';' : ':'}${two(shown % fps)}`;
};

/** Two numbers (four at 60) are left out at the beginning of every minute but each tenth. */
const droppedBefore = (frame: number, fps: number): number => {
  const perMinute = fps / 15;
  const minute = fps * 60 - perMinute;
  const tenMinutes = minute * 10 + perMinute;
  const [tens, rest] = [Math.floor(frame / tenMinutes), frame % tenMinutes];
  const minutes = rest < minute + perMinute ? 0 : Math.floor((rest - perMinute) / minute);
  return perMinute * (tens * 9 + minutes);
};
