import { ContainerModule } from 'inversify';
import {
  createLocalUploadParts,
  createLocalUrlSigner,
  createLocalVideoStorage,
  createLocalWorkDirs,
} from '../../../adapters/storage-local/index.js';
import { derivedKey } from '../secret.js';
import { T } from '../tokens.js';

/** Objects on this machine's disk, with signed addresses of our own. */
export const localStorageModule = new ContainerModule(({ bind }) => {
  bind(T.urlSigner)
    .toResolvedValue(
      (config, secret) =>
        createLocalUrlSigner({ signingKey: derivedKey(secret, 'media-addresses'), baseUrl: config.baseUrl }),
      [T.config, T.secret],
    )
    .inSingletonScope();
  bind(T.cdnPurger).toDynamicValue(() => undefined);
  bind(T.cdnWarmer).toDynamicValue(() => undefined);
  bind(T.mediaAddresses)
    .toResolvedValue((signer) => signer, [T.urlSigner])
    .inSingletonScope();
  bind(T.storage)
    .toResolvedValue(
      (lifetime, config, signer) =>
        lifetime.own(createLocalVideoStorage({ root: `${config.dataDir}/storage`, signer })),
      [T.lifetime, T.config, T.urlSigner],
    )
    .inSingletonScope();
  bind(T.uploadParts)
    .toResolvedValue((config) => createLocalUploadParts({ root: config.uploadsDir }), [T.config])
    .inSingletonScope();
  bind(T.workDirs)
    .toResolvedValue((config) => createLocalWorkDirs({ root: config.tempDir }), [T.config])
    .inSingletonScope();
});
