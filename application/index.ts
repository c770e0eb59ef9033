/** Public surface of the application layer for embedding applications. */
export * from './ports/index.js';
