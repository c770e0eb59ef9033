import type { Words } from '../../shared/page-context.js';

/** Up to here seconds tell more than minutes. */
const secondsUpToMs = 120_000;

/** How long ago, by one of two messages: one that counts `seconds`, one that takes a `time`. */
export const elapsedText = (
  ms: number,
  { inSeconds, longer }: { readonly inSeconds: string; readonly longer: string },
  { t, format }: Words,
): string =>
  ms < secondsUpToMs ? t(inSeconds, { seconds: Math.round(ms / 1_000) }) : t(longer, { time: format.elapsed(ms) });
