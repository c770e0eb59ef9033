import { ContainerModule } from 'inversify';
import { createLocalInference } from '../../../adapters/inference-local/index.js';
import { measuredInference, tracedInference } from '../../../adapters/observability/index.js';
import {
  cappedSpend,
  createReplicateInference,
  type ReplicateInferenceOptions,
} from '../../../adapters/inference-replicate/index.js';
import type { Cache, InferenceSuite, Logger, Metrics, ModelSpend, VideoStorage } from '../../../application/index.js';
import type { ReplicateSettings } from '../config/replicate-settings.js';
import type { Config } from '../config.js';
import { replicateWebhookPath } from '../../koa/http/replicate-webhook.js';
import { T } from '../tokens.js';

/** Models of this machine, or those on Replicate for the checks that the configuration gives to it. */
export const inferenceModule = new ContainerModule(({ bind }) => {
  bind(T.replicate)
    .toResolvedValue(
      (lifetime, config, cache, storage, modelSpend, logger, metrics) =>
        config.replicate &&
        lifetime.own(
          createReplicateInference(
            replicateOptions(config, config.replicate, { cache, storage, modelSpend, logger, metrics }),
          ),
        ),
      [T.lifetime, T.config, T.cache, T.storage, T.modelSpend, T.logger, T.metrics],
    )
    .inSingletonScope();
  bind(T.inference)
    .toResolvedValue(
      (lifetime, config, replicate, logger, metrics, tracer) => {
        const local = lifetime.own(
          createLocalInference({
            modelsDir: config.modelsDir,
            pythonPath: config.pythonPath,
            threads: config.inferenceThreads,
            logger,
            ...(config.tessdataDir !== undefined && { tessdataDir: config.tessdataDir }),
          }),
        );
        const observed = (suite: InferenceSuite) => tracedInference(measuredInference(suite, metrics), tracer);
        if (replicate === undefined || config.replicate === undefined) return observed(local);
        const { checks } = config.replicate;
        const chosen = {
          speech: checks.includes('speech') ? replicate.speech : local.speech,
          objects: checks.includes('objects') ? replicate.objects : local.objects,
          nsfw: checks.includes('nsfw') ? replicate.nsfw : local.nsfw,
          violence: checks.includes('violence') ? replicate.violence : local.violence,
          text: checks.includes('text') ? replicate.text : local.text,
        };
        return observed(chosen);
      },
      [T.lifetime, T.config, T.replicate, T.logger, T.metrics, T.tracer],
    )
    .inSingletonScope();
});

interface Parts {
  readonly cache: Cache;
  readonly storage: VideoStorage;
  readonly modelSpend: ModelSpend;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

const replicateOptions = (
  config: Config,
  settings: ReplicateSettings,
  { cache, storage, modelSpend, logger, metrics }: Parts,
): ReplicateInferenceOptions => {
  const { apiToken, apiUrl, models, timeoutMs, concurrency, budgetPerVideo, webhookSecret } = settings;
  const given = Object.entries(models).filter(([, model]) => model !== undefined);
  return {
    apiToken: apiToken.reveal(),
    models: Object.fromEntries(given),
    cache,
    logger,
    metrics,
    limits: {
      startTimeoutMs: timeoutMs,
      predictionsAtOnce: concurrency,
      predictionsAtOncePerModel: Math.max(1, Math.ceil(concurrency / 2)),
    },
    ...(apiUrl !== undefined && { baseUrl: apiUrl }),
    ...(budgetPerVideo !== undefined && { spend: cappedSpend(modelSpend, Math.round(budgetPerVideo * 1e6)) }),
    ...(isReadFromOutside(config) && {
      urlOf: (key: string, expiresInS: number) => storage.signedUrl(key, { expiresInS, contentType: typeOf(key) }),
    }),
    ...(webhookSecret !== undefined &&
      config.baseUrl.startsWith('https:') && { webhookUrl: config.baseUrl + replicateWebhookPath }),
  };
};

/** A bucket is on the internet; our own addresses are when the site is. */
const isReadFromOutside = ({ s3, baseUrl }: Config): boolean => s3 !== undefined || baseUrl.startsWith('https:');

const typeOf = (key: string): string => (key.endsWith('.wav') ? 'audio/wav' : 'image/jpeg');
