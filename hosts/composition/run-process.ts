import type { Config } from './config.js';
import { logWarnings } from './log-warnings.js';
import { processLogger } from './process-logger.js';
import { untilSignal } from './run-until-signal.js';
import { start, type Role, type Started } from './start.js';

/** A process of the installation, from its start to the end that a signal asks for. */
export const runProcess = async (
  config: Config,
  role: Role,
  whenStarted: (started: Started) => void = () => undefined,
): Promise<never> => {
  const logger = processLogger(config);
  logWarnings(logger);
  const signal = untilSignal();
  const started = await start(config, role);
  logger.info('started', { ...role, url: started.url, probes_url: started.probesUrl });
  whenStarted(started);
  await signal;
  await started[Symbol.asyncDispose]();
  // Agenda leaves timers behind that would keep the process for seconds.
  process.exit(0);
};
