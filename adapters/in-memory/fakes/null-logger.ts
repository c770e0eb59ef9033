import type { Logger } from '../../../application/ports/logger.js';

export const createNullLogger = (): Logger => {
  const logger: Logger = { debug() {}, info() {}, warn() {}, error() {}, with: () => logger };
  return logger;
};
