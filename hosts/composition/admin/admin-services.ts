import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { listOutbox, readLetter } from '../../../adapters/mail-nodemailer/index.js';
import type { Clock, JobScheduler, MediaProcessor, VideoStorage } from '../../../application/index.js';
import type { AdminServices, StoragePart } from '../../koa/admin-services.js';
import type { Config } from '../config.js';
import { configSummary } from '../config/config-summary.js';
import { ownVersion } from '../own-version.js';
import { knownModels } from './known-models.js';
import { storageUse } from './storage-use.js';

interface Parts {
  readonly config: Config;
  readonly scheduler: Pick<JobScheduler, 'pending'>;
  readonly storage: Pick<VideoStorage, 'list'>;
  readonly media: Pick<MediaProcessor, 'version'>;
  readonly clock: Pick<Clock, 'now'>;
}

const staleAfterMs = 10 * 60_000;

/** What the pages for admins show of the parts. */
export const adminServices = ({ config, scheduler, storage, media, clock }: Parts): AdminServices => {
  const outbox = `${config.dataDir}/outbox`;
  let walked: { readonly atMs: number; readonly parts: Promise<readonly StoragePart[]> } | undefined;
  const storageFigures = (): NonNullable<typeof walked> => {
    if (walked !== undefined && clock.now() - walked.atMs < staleAfterMs) return walked;
    const parts = storageUse(storage);
    const walk = { atMs: clock.now(), parts };
    // A walk that failed is not remembered.
    parts.catch(() => (walked = walked === walk ? undefined : walked));
    walked = walk;
    return walk;
  };
  return {
    pendingJobs: () => scheduler.pending(),
    mail:
      config.smtp === undefined
        ? {
            kind: 'folder',
            letters: (limit) => listOutbox(outbox, limit),
            letter: (file) => readLetter(outbox, file),
          }
        : { kind: 'smtp', server: `${config.smtp.host}:${config.smtp.port}` },
    async system() {
      const { atMs, parts } = storageFigures();
      return {
        versions: [
          { name: 'AI-Комплаенс Агент', version: await ownVersion() },
          { name: 'Node.js', version: process.versions.node },
          { name: 'ffmpeg', version: (await media.version().catch(() => '—')).replace(/^ffmpeg version /, '') },
        ],
        models: await Promise.all(
          knownModels.map(async ({ name, licence, file }) => ({
            name,
            licence,
            isInstalled: await access(join(config.modelsDir, file)).then(
              () => true,
              () => false,
            ),
          })),
        ),
        configuration: { ru: configSummary(config, 'ru'), en: configSummary(config, 'en') },
        warnings: config.warnings,
        storage: await parts,
        storageAsOfMs: atMs,
      };
    },
  };
};
