export * from './measured-inference.js';
export * from './measured-notifier.js';
export * from './metric-catalogue.js';
export * from './metrics-page.js';
export * from './metrics-registry.js';
export * from './pino-logger.js';
export * from './watch-process.js';
