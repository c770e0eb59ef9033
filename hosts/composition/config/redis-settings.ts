import type { EnvironmentReader } from './environment-reader.js';
import { SecretText } from './secret-text.js';

export interface RedisSettings {
  /** `redis://…` or `rediss://…`, with the password. */
  readonly url: SecretText;
  /** Before every key, so that several installations can share a server. */
  readonly keyPrefix: string;
}

export const readRedisSettings = (env: EnvironmentReader): RedisSettings | undefined => {
  const url = env.url('REDIS_URL', ['redis', 'rediss'], 'redis://:пароль@узел:6379/0');
  const keyPrefix = env.text('REDIS_KEY_PREFIX', 'ai-compliance:');
  return url === undefined ? undefined : { url: new SecretText(url), keyPrefix };
};
