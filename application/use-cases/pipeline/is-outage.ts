import { InferenceFault } from '../../ports/inference.js';
import { PersistenceFault } from '../../ports/unit-of-work.js';
import { StorageFault, StorageFull } from '../../ports/video-storage.js';

/** A service or a store that the stage needs was away or full: nothing is wrong with the video, and to wait helps. */
export const isOutage = (error: unknown): boolean => {
  if (error instanceof InferenceFault) return error.isOutage;
  // The other kinds of storage faults are about the object that was asked for.
  if (error instanceof StorageFault) return error instanceof StorageFull || error.name === 'StorageFault';
  return error instanceof PersistenceFault;
};
