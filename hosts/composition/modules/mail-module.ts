import { ContainerModule } from 'inversify';
import { createOutboxFolderNotifier, createSmtpNotifier } from '../../../adapters/mail-nodemailer/index.js';
import { measuredNotifier } from '../../../adapters/observability/index.js';
import type { Notifier } from '../../../application/index.js';
import type { Config } from '../config.js';
import { T } from '../tokens.js';

/** Letters over SMTP, or into a folder where admins read them. */
export const mailModule = new ContainerModule(({ bind }) => {
  bind(T.notifier)
    .toResolvedValue(
      (lifetime, config, metrics) => measuredNotifier(lifetime.own(notifierOf(config)), metrics),
      [T.lifetime, T.config, T.metrics],
    )
    .inSingletonScope();
});

const notifierOf = ({ smtp, mailFrom, baseUrl, dataDir }: Config): Notifier & AsyncDisposable => {
  const letters = { from: mailFrom, settingsUrl: `${baseUrl}/client/users/profile/` };
  if (smtp === undefined) return createOutboxFolderNotifier({ ...letters, folder: `${dataDir}/outbox` });
  const { host, port, security, login } = smtp;
  return createSmtpNotifier({
    ...letters,
    host,
    port,
    security,
    ...(login !== undefined && { login: { user: login.user, password: login.password.reveal() } }),
  });
};
