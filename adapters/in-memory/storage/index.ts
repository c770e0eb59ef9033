export * from './in-memory-upload-parts.js';
export * from './in-memory-video-storage.js';
export * from './in-memory-work-dirs.js';
