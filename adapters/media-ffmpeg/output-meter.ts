import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { audioName, frameName } from './extraction-command.js';

export class OutputTooLarge extends Error {
  override readonly name = 'OutputTooLarge';
}

/** Pictures between the report of a frame and its file on the disk. */
const inFlight = 4;

/** Adds up what has been written so far, each file once, and throws as soon as it is too much. */
export const createOutputMeter = (workDir: string, maxBytes: number) => {
  const sizeOf = (name: string): Promise<number> =>
    stat(join(workDir, name)).then(
      ({ size }) => size,
      () => 0,
    );
  let counted = 0;
  let frameBytes = 0;
  const countUpTo = async (frame: number): Promise<void> => {
    while (counted < frame) frameBytes += await sizeOf(frameName(++counted));
    if (frameBytes + (await sizeOf(audioName)) > maxBytes) throw new OutputTooLarge();
  };
  return { check: (frames: number) => countUpTo(frames - inFlight), finish: countUpTo };
};
