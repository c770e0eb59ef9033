export * from './in-memory-cache.js';
export * from './in-memory-progress-feed.js';
export * from './in-memory-rate-limiter.js';
