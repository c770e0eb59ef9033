import type { EnvironmentReader } from './environment-reader.js';
import { SecretText } from './secret-text.js';

/** Cloudflare before the bucket. */
export interface CdnSettings {
  /** Such as `https://cdn.example.ru`. */
  readonly url: string;
  /** What purging takes; without it removed files stay in the cache for their life. */
  readonly purge: { readonly zoneId: string; readonly apiToken: SecretText } | undefined;
}

export const readCdnSettings = (env: EnvironmentReader): CdnSettings | undefined => {
  const url = env.url('CLOUDFLARE_CDN_URL', ['https', 'http'], 'https://cdn.example.ru');
  const purge = env.together(['CLOUDFLARE_ZONE_ID', 'CLOUDFLARE_API_TOKEN'] as const);
  if (url === undefined) {
    if (purge !== undefined)
      env.warn('CLOUDFLARE_ZONE_ID', {
        ru: 'ничего не делает без CLOUDFLARE_CDN_URL',
        en: 'does nothing without CLOUDFLARE_CDN_URL',
      });
    return undefined;
  }
  if (!env.has('BACKBLAZE_BUCKET_NAME'))
    env.warn('CLOUDFLARE_CDN_URL', {
      ru: 'ничего не делает без BACKBLAZE_*: файлы раздаёт само приложение',
      en: 'does nothing without BACKBLAZE_*: the application serves the files itself',
    });
  return {
    url,
    purge: purge && {
      zoneId: purge.CLOUDFLARE_ZONE_ID,
      apiToken: new SecretText(purge.CLOUDFLARE_API_TOKEN),
    },
  };
};
