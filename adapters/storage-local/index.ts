export * from './local-upload-parts.js';
export * from './local-url-signer.js';
export * from './local-video-storage.js';
export * from './local-work-dirs.js';
