export * from './cdn-video-storage.js';
export * from './cdn-warmer.js';
export * from './cloudflare-purger.js';
