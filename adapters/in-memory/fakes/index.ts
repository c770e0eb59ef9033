export * from './fast-password-hasher.js';
export * from './manual-clock.js';
export * from './null-logger.js';
export * from './recording-metrics.js';
export * from './recording-notifier.js';
export * from './recording-tracer.js';
export * from './recording-webhook-sender.js';
export * from './sequential-ids.js';
