export * from './system-clock.js';
export * from './uuid-v7-generator.js';
