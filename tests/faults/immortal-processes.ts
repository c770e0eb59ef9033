import type { Installation, RunningProcess, RunningWeb } from '../services/support/installation.js';
import { freePort } from '../services/support/free-port.js';
import type { Fault } from './faults.js';

/** A process that stands in for the one before it, on the same port, until the run is over. */
export interface Immortal<P extends RunningProcess = RunningProcess> {
  readonly current: P;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export interface ImmortalWeb extends Immortal<RunningWeb> {
  readonly url: string;
}

export const immortalWeb = async (house: Installation): Promise<ImmortalWeb> => {
  const port = await freePort();
  let current = await house.startWeb(port);
  return {
    url: current.url,
    get current() {
      return current;
    },
    async kill(signal) {
      current.child.kill(signal);
      await current.ended();
      current = await house.startWeb(port);
    },
  };
};

/** Started again also when it ends unasked, as whoever supervises processes does it. */
export const immortalWorker = (house: Installation, onUnasked: (code: number | null) => void): Immortal => {
  let current = house.run('worker');
  const watch = (watched: RunningProcess): void => {
    void watched.ended().then((code) => {
      if (watched !== current || house.isClosing()) return;
      onUnasked(code);
      current = house.run('worker');
      watch(current);
    });
  };
  watch(current);
  return {
    get current() {
      return current;
    },
    async kill(signal) {
      const ending = current;
      current = { ...ending };
      ending.child.kill(signal);
      await ending.ended();
      current = house.run('worker');
      watch(current);
    },
  };
};

export const killOf = (name: string, process: Immortal): Fault => ({
  name: `kill -9 ${name}`,
  strike: () => process.kill('SIGKILL'),
});

export const stopOf = (name: string, process: Immortal): Fault => ({
  name: `stop ${name} in order`,
  strike: () => process.kill('SIGTERM'),
});
