export * from './cdn-video-storage.js';
export * from './cloudflare-purger.js';
