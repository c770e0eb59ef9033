import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Reaches the collector of a process that was started without the flag.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes that something still holds, on the heap and in buffers: when the collector would have come by itself plays no part. */
export const heldMemory = async (): Promise<number> => {
  // What holds the bytes of a buffer may only be let go in a later turn.
  for (let n = 0; n < 3; n += 1) {
    await turn();
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
