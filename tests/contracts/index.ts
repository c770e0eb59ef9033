/** Contract suites of the ports: run them over adapters of your own. Each takes AVA's `test` and a factory. */
export * from './cache.contract.js';
export * from './clock.contract.js';
export * from './frame-model.contract.js';
export * from './id-generator.contract.js';
export * from './job-scheduler.contract.js';
export * from './media-processor.contract.js';
export * from './notifier.contract.js';
export * from './password-hasher.contract.js';
export * from './progress-feed.contract.js';
export * from './rate-limiter.contract.js';
export * from './report-renderer.contract.js';
export * from './speech-recognizer.contract.js';
export * from './token-service.contract.js';
export * from './video-storage.contract.js';
export * from './work-dirs.contract.js';
export * from './persistence/persistence.contract.js';
