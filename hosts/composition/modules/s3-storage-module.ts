import { ContainerModule } from 'inversify';
import {
  createCdnVideoStorage,
  createCdnWarmer,
  createCloudflarePurger,
} from '../../../adapters/cdn-cloudflare/index.js';
import { createLocalWorkDirs } from '../../../adapters/storage-local/index.js';
import { createS3UploadParts, createS3VideoStorage } from '../../../adapters/storage-s3/index.js';
import type { VideoStorage } from '../../../application/index.js';
import type { Config } from '../config.js';
import { s3BucketOptions } from '../storage/s3-bucket-options.js';
import { T } from '../tokens.js';

/** Objects and unfinished uploads in the configured bucket, addresses through the CDN when there is one. */
export const s3StorageModule = new ContainerModule(({ bind }) => {
  bind(T.mediaAddresses).toDynamicValue(() => undefined);
  bind(T.cdnPurger)
    .toResolvedValue(
      ({ cdn }, logger) =>
        cdn?.purge &&
        createCloudflarePurger({ zoneId: cdn.purge.zoneId, apiToken: cdn.purge.apiToken.reveal(), logger }),
      [T.config, T.logger],
    )
    .inSingletonScope();
  bind(T.cdnWarmer)
    .toResolvedValue(({ cdn }) => cdn && createCdnWarmer(), [T.config])
    .inSingletonScope();
  bind(T.storage)
    .toResolvedValue(
      (lifetime, config, purgeCdn, cache, clock, logger): VideoStorage => {
        const storage = lifetime.own(
          createS3VideoStorage({ ...bucketOf(config), copiesDir: `${config.tempDir}/copies`, logger }),
        );
        if (config.cdn === undefined) return storage;
        const { url, purge } = config.cdn;
        const owe = purge && purgeCdn.owe.bind(purgeCdn);
        return createCdnVideoStorage({ storage, cdnUrl: url, owe, cache, logger, now: () => clock.now() });
      },
      [T.lifetime, T.config, T.purgeCdn, T.cache, T.clock, T.logger],
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

const bucketOf = ({ s3 }: Config) => {
  if (s3 === undefined) throw new Error('no bucket is configured');
  return s3BucketOptions(s3);
};
