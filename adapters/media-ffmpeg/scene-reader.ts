import type { Readable } from 'node:stream';
import { reportedFrames } from './frame-report.js';

/** More cuts than this no editing makes; flicker does. */
const maxCuts = 20_000;

/** Follows every decoded picture: where the scene changes, and how far decoding came. */
export const createSceneReader = (minScore: number) => {
  const cuts: { readonly atMs: number; readonly score: number }[] = [];
  let lastMs: number | undefined;
  let lastStepMs = 0;
  return {
    read: async (output: Readable): Promise<void> => {
      for await (const { atMs, value } of reportedFrames(output)) {
        if (value >= minScore && lastMs !== undefined && cuts.length < maxCuts)
          cuts.push({ atMs, score: Math.min(1, value) });
        lastStepMs = Math.max(0, atMs - (lastMs ?? atMs));
        lastMs = Math.max(lastMs ?? 0, atMs);
      }
    },
    cuts: () => cuts.toSorted((a, b) => a.atMs - b.atMs),
    /** End of the last picture; its length is not told, so the usual one is taken. */
    endMs: (frameRate: number): number =>
      lastMs === undefined ? 0 : lastMs + (frameRate > 0 ? 1000 / frameRate : lastStepMs),
  };
};
