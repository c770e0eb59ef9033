import { setTimeout as delay } from 'node:timers/promises';
import { serveProbes, type Probes } from '../worker/serve-probes.js';
import type { Composition } from './compose.js';
import { T } from './tokens.js';

const patienceMs = 2_000;

/** Probes and figures of a process that serves no people. */
export const startProbesOf = (
  { container }: Pick<Composition, 'container'>,
  address: { readonly host: string; readonly port: number },
  isWorking: () => boolean,
): Promise<Probes> =>
  serveProbes(
    {
      metricsPage: container.get(T.metricsPage),
      async isReady() {
        if (!isWorking()) return false;
        const answered = container
          .get(T.queries)
          .ping()
          .then(
            () => true,
            () => false,
          );
        return Promise.race([answered, delay(patienceMs, false, { ref: false })]);
      },
    },
    address,
  );
