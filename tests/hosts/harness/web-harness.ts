import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInMemoryProgressFeed, createInMemoryRateLimiter } from '../../../adapters/in-memory/ephemeral/index.js';
import {
  createFastPasswordHasher,
  createManualClock,
  createRecordingMetrics,
  createRecordingNotifier,
  createRecordingWebhookSender,
  type ManualClock,
  type RecordingMetrics,
  type RecordingNotifier,
  type RecordingWebhookSender,
} from '../../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence, type InMemoryPersistence } from '../../../adapters/in-memory/persistence/index.js';
import { createInMemoryScheduling, type InMemoryScheduling } from '../../../adapters/in-memory/scheduling/index.js';
import { createFfmpegMediaProcessor } from '../../../adapters/media-ffmpeg/index.js';
import { createCryptoSecrets, createJoseTokenService } from '../../../adapters/security/index.js';
import {
  createLocalUploadParts,
  createLocalUrlSigner,
  createLocalVideoStorage,
} from '../../../adapters/storage-local/index.js';
import { createWebhookSigner } from '../../../adapters/webhooks-http/index.js';
import { createUuidV7Generator } from '../../../adapters/system/index.js';
import {
  RelayOutbox,
  type PasswordHasher,
  type UploadParts,
  type VideoStorage,
  type WebhookSigner,
} from '../../../application/index.js';
import { defaultMediaLimits, type MediaLimits } from '../../../domain/media/media-limits.js';
import { shippedCatalogue } from '../../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { accept } from '../../../domain/shared/result.js';
import { createApp } from '../../../hosts/koa/app.js';
import { listen } from '../../../hosts/koa/http/listen.js';
import type { Services, WebOptions } from '../../../hosts/koa/services.js';
import { noon } from '../../builders/moments.js';
import { recordingLogger, type RecordingLogger } from './recording-logger.js';
import { adminParts } from './admin-parts.js';
import { webServices } from './web-services.js';

export interface WebHarnessOptions {
  readonly limits?: Partial<MediaLimits>;
  readonly rates?: Partial<WebOptions['rates']>;
  readonly web?: Partial<WebOptions>;
  /** What running requests may take to end when the host closes. Default 1 s. */
  readonly graceMs?: number;
  /** Replaces parts, such as a store that is down. */
  readonly services?: (services: Services) => Services;
}

/** The real web host over embedded parts: rows in memory, files in a folder of their own, ffmpeg, a clock that stands still. */
export interface WebHarness extends AsyncDisposable {
  /** Where the host really listens. */
  readonly url: string;
  readonly options: WebOptions;
  readonly services: Services;
  readonly persistence: InMemoryPersistence;
  readonly storage: VideoStorage;
  readonly uploadParts: UploadParts;
  readonly scheduling: InMemoryScheduling;
  readonly passwords: PasswordHasher;
  readonly clock: ManualClock;
  readonly notifier: RecordingNotifier;
  readonly webhookSender: RecordingWebhookSender;
  readonly webhookSigner: WebhookSigner;
  readonly metrics: RecordingMetrics;
  readonly logger: RecordingLogger;
  readonly relay: RelayOutbox;
}

/** The public origin; what listens has another address, as behind a proxy. */
export const publicOrigin = 'http://compliance.test';

export const tokenSecret = 'the-secret-of-the-token-service-in-tests';

export const createWebHarness = async (given: WebHarnessOptions = {}): Promise<WebHarness> => {
  const clock = createManualClock(noon);
  const ids = createUuidV7Generator();
  const persistence = createInMemoryPersistence({ clock });
  const folder = await mkdtemp(join(tmpdir(), 'web-harness-'));
  const signingKey = 'the-key-of-media-addresses-in-tests-only';
  const signer = createLocalUrlSigner({ signingKey, baseUrl: publicOrigin, now: () => clock.now() });
  const storage = createLocalVideoStorage({ root: join(folder, 'storage'), signer });
  const uploadParts = createLocalUploadParts({ root: join(folder, 'uploads') });
  const media = createFfmpegMediaProcessor({ nice: 0 });
  const scheduling = createInMemoryScheduling({ clock });
  const passwords = createFastPasswordHasher();
  const notifier = createRecordingNotifier();
  const metrics = createRecordingMetrics();
  const logger = recordingLogger();
  const webhookSender = createRecordingWebhookSender();
  const webhookSigner = createWebhookSigner({ key: 'the-key-of-webhook-secrets-in-tests-only' });
  const limits = { ...defaultMediaLimits, ...given.limits };
  const made = webServices({
    persistence,
    storage,
    media,
    limits,
    passwords,
    secrets: createCryptoSecrets(),
    tokens: createJoseTokenService({ secret: tokenSecret, issuer: 'ai-compliance-agent', audience: 'api' }),
    progress: createInMemoryProgressFeed(),
    rateLimiter: createInMemoryRateLimiter(),
    mediaAddresses: signer,
    admin: adminParts(scheduling),
    clock,
    ids,
    logger,
    metrics,
    uploadParts,
    webhookSender,
    webhookSigner,
    origin: publicOrigin,
  });
  const services = given.services?.(made) ?? made;
  await persistence.unitOfWork.run(async (tx) => {
    await tx.catalogues.add(shippedCatalogue);
    return accept(undefined);
  });
  const options: WebOptions = {
    secret: 'the-secret-of-session-cookies-in-tests-only',
    tokenSecret,
    baseUrl: publicOrigin,
    isHttps: false,
    proxies: 0,
    verifyAnswers: true,
    rates: { user: 1_000_000, anonymous: 1_000_000, upload: 1_000_000, analysis: 1_000_000, ...given.rates },
    ...given.web,
  };
  const listening = await listen(createApp(services, options), {
    host: '127.0.0.1',
    port: 0,
    graceMs: given.graceMs ?? 1_000,
  });
  return {
    url: `http://127.0.0.1:${listening.address.port}`,
    options,
    services,
    persistence,
    storage,
    uploadParts,
    scheduling,
    passwords,
    clock,
    notifier,
    webhookSender,
    webhookSigner,
    metrics,
    logger,
    relay: new RelayOutbox({ outbox: persistence.outboxRelay, scheduler: scheduling.scheduler, clock, logger }),
    async [Symbol.asyncDispose]() {
      await listening[Symbol.asyncDispose]();
      await scheduling[Symbol.asyncDispose]();
      await media[Symbol.asyncDispose]();
      await storage[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
