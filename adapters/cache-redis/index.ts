export { createRedisParts, type RedisParts } from './redis-parts.js';
export type { RedisPartsOptions } from './options.js';
