import type { Worker } from '../../domain/pipeline/worker.js';
import { workerId } from '../../domain/shared/ids.js';
import { freshId } from './fresh-id.js';
import { atNoon, hour, noon } from './moments.js';

/** Started an hour before noon, seen at noon. */
export const aWorker = (over: Partial<Worker> = {}): Worker => ({
  id: workerId(`studio-${freshId()}`),
  host: 'studio',
  processId: 4_242,
  version: '0.1.0',
  startedAt: atNoon(-hour),
  lastSeenAt: noon,
  stagesAtOnce: 2,
  state: 'working',
  ...over,
});
