import Replicate from 'replicate';
import type { InferenceSuite } from '../../application/ports/inference.js';
import type { Signal } from '../../domain/signal/signal.js';
import { createGuardedFetch } from './api/guarded-fetch.js';
import { createReplicateApi } from './api/replicate-api.js';
import type { FrameFormat } from './formats/frame-format.js';
import { createFrameModel } from './frames/frame-model.js';
import { createMediaLinks } from './media/media-links.js';
import { AskedModel } from './models/asked-model.js';
import { chosenModel } from './models/chosen-model.js';
import {
  nsfwFormats,
  objectFormats,
  speechFormats,
  textFormats,
  violenceFormats,
  type ReplicateCheck,
} from './models/known-models.js';
import { checkOptions, type ReplicateInferenceOptions } from './options.js';
import { PredictionAccounts } from './predictions/prediction-accounts.js';
import { PredictionLedger } from './predictions/prediction-ledger.js';
import { PredictionRunner } from './predictions/prediction-runner.js';
import { SettledPredictions } from './predictions/settled-predictions.js';
import type { EndedPrediction } from './predictions/question.js';
import { createSpeechRecognizer } from './speech/speech-recognizer.js';
import { unlimitedSpend } from './spending/spend.js';
import { systemTimers } from './timers.js';

export interface ReplicateInference extends InferenceSuite, AsyncDisposable {
  /** A webhook told that this prediction started or ended: whoever waits for it here looks at once. */
  readonly announce: (predictionId: string) => void;
}

/** How long cancellations may keep a process that stops. */
const drainMs = 5_000;

/** Models on Replicate. Nothing is asked before its first use, and nothing is paid for twice that the cache remembers. */
export const createReplicateInference = (options: ReplicateInferenceOptions): ReplicateInference => {
  const { apiToken, models, webhookUrl, baseUrl, limits } = checkOptions(options);
  const { cache, logger, metrics, spend = unlimitedSpend, scopeOf = firstParts, timers = systemTimers } = options;
  const longestMs = limits.startTimeoutMs + Math.max(limits.frameTimeoutMs, limits.speechTimeoutMs);
  const plainFetch = options.fetch ?? fetch;
  const guarded = createGuardedFetch({
    fetch: plainFetch,
    timers,
    requestTimeoutMs: limits.requestTimeoutMs,
    attempts: limits.requestAttempts,
    breakAfter: limits.breakAfter,
    breakMs: limits.breakMs,
    cancelAfter: `${Math.ceil(longestMs / 1_000)}s`,
  });
  const { origin } = new URL(baseUrl);
  const api = createReplicateApi(new Replicate({ auth: apiToken, baseUrl, fetch: guarded, useFileOutput: false }));
  const onEnded = (ended: EndedPrediction): void => {
    const { check, status, modelMs, microUsd } = ended;
    metrics?.count('model_predictions_total', { engine: 'replicate', check, status });
    metrics?.count('model_cost_micro_usd_total', { engine: 'replicate', check }, microUsd);
    metrics?.observe('model_predict_seconds', modelMs / 1_000, { engine: 'replicate', check });
    options.onEnded?.(ended);
  };
  const settled = new SettledPredictions();
  const runner = new PredictionRunner({
    api,
    ledger: new PredictionLedger(cache),
    accounts: new PredictionAccounts(spend, onEnded),
    settled,
    timers,
    logger,
    atOnce: limits.predictionsAtOnce,
    waitS: limits.waitS,
    webhookUrl,
  });
  const links = createMediaLinks({
    api,
    cache,
    urlOf: options.urlOf,
    mostInlineBytes: limits.mostInlineBytes,
    expiresInS: Math.ceil(longestMs / 1_000),
  });
  const asked = (
    check: ReplicateCheck,
    chosen: ReturnType<typeof chosenModel>,
    limitations: readonly string[],
  ): AskedModel =>
    new AskedModel({
      check,
      id: chosen.id,
      price: chosen.price,
      typicalMs: chosen.typicalMs,
      startTimeoutMs: limits.startTimeoutMs,
      runTimeoutMs: check === 'speech' ? limits.speechTimeoutMs : limits.frameTimeoutMs,
      limitations,
      api,
      runner,
      apiOrigin: origin,
      fetchOutput: guarded,
    });
  const frames = <S extends Signal>(
    check: Exclude<ReplicateCheck, 'speech'>,
    formats: Readonly<Record<string, FrameFormat<S>>>,
  ) => {
    const chosen = chosenModel(check, models[check], Object.keys(formats));
    const format = formats[chosen.format];
    if (format === undefined) throw new RangeError(`${check} has no format ${chosen.format}`);
    return createFrameModel<S>({
      format,
      model: asked(check, chosen, format.limitations),
      links,
      cache,
      timers,
      scopeOf,
      predictionsAtOnce: Math.min(limits.predictionsAtOncePerModel, limits.predictionsAtOnce),
      batchWindowMs: limits.batchWindowMs,
    });
  };
  const speech = chosenModel('speech', models.speech, Object.keys(speechFormats));
  const speechFormat = speechFormats[speech.format as keyof typeof speechFormats];
  return {
    speech: createSpeechRecognizer({
      format: speechFormat,
      model: asked('speech', speech, speechFormat.limitations),
      links,
      scopeOf,
    }),
    objects: frames('objects', objectFormats),
    nsfw: frames('nsfw', nsfwFormats),
    violence: frames('violence', violenceFormats),
    text: frames('text', textFormats),
    announce: (id) => settled.announce(id),
    async [Symbol.asyncDispose]() {
      await runner.drain(drainMs);
    },
  };
};

const firstParts = (key: string): string => key.split('/').slice(0, 2).join('/');
