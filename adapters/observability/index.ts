export * from './metrics-registry.js';
export * from './pino-logger.js';
