import { ContainerModule } from 'inversify';
import {
  createCdnVideoStorage,
  createCloudflarePurger,
  type CdnVideoStorage,
} from '../../../adapters/cdn-cloudflare/index.js';
import { createLocalWorkDirs } from '../../../adapters/storage-local/index.js';
import { createS3UploadParts, createS3VideoStorage } from '../../../adapters/storage-s3/index.js';
import type { Cache, Clock, Logger, VideoStorage } from '../../../application/index.js';
import type { CdnSettings } from '../config/cdn-settings.js';
import type { Config } from '../config.js';
import { s3BucketOptions } from '../storage/s3-bucket-options.js';
import { T } from '../tokens.js';

/** Objects and unfinished uploads in the configured bucket, addresses through the CDN when there is one. */
export const s3StorageModule = new ContainerModule(({ bind }) => {
  bind(T.mediaAddresses).toDynamicValue(() => undefined);
  bind(T.storage)
    .toResolvedValue(
      (lifetime, config, cache, clock, logger): VideoStorage => {
        const storage = lifetime.own(
          createS3VideoStorage({ ...bucketOf(config), copiesDir: `${config.tempDir}/copies`, logger }),
        );
        if (config.cdn === undefined) return storage;
        const behindCdn = throughCdn(config.cdn, { storage, cache, clock, logger });
        const refreshing = clock.every(hourMs, async () => void (await behindCdn.refresh()));
        lifetime.own({ [Symbol.asyncDispose]: async () => refreshing[Symbol.dispose]() });
        return behindCdn;
      },
      [T.lifetime, T.config, T.cache, T.clock, T.logger],
    )
    .inSingletonScope();
  bind(T.uploadParts)
    .toResolvedValue(
      (lifetime, config, logger) => lifetime.own(createS3UploadParts({ ...bucketOf(config), logger })),
      [T.lifetime, T.config, T.logger],
    )
    .inSingletonScope();
  bind(T.workDirs)
    .toResolvedValue((config) => createLocalWorkDirs({ root: config.tempDir }), [T.config])
    .inSingletonScope();
});

const hourMs = 3_600_000;

const bucketOf = ({ s3 }: Config) => {
  if (s3 === undefined) throw new Error('no bucket is configured');
  return s3BucketOptions(s3);
};

interface Parts {
  readonly storage: VideoStorage;
  readonly cache: Cache;
  readonly clock: Clock;
  readonly logger: Logger;
}

const throughCdn = ({ url, purge }: CdnSettings, { storage, cache, clock, logger }: Parts): CdnVideoStorage =>
  createCdnVideoStorage({
    storage,
    cdnUrl: url,
    cache,
    logger,
    now: () => clock.now(),
    purger: purge && createCloudflarePurger({ zoneId: purge.zoneId, apiToken: purge.apiToken.reveal(), logger }),
  });
