export * from './in-memory-scheduling.js';
