import { ContainerModule } from 'inversify';
import { createOutboxFolderNotifier } from '../../../adapters/mail-nodemailer/index.js';
import { T } from '../tokens.js';

/** Letters into a folder, where admins read them. */
export const mailModule = new ContainerModule(({ bind }) => {
  bind(T.notifier)
    .toResolvedValue(
      (lifetime, config) =>
        lifetime.own(createOutboxFolderNotifier({ folder: `${config.dataDir}/outbox`, from: config.mailFrom })),
      [T.lifetime, T.config],
    )
    .inSingletonScope();
});
