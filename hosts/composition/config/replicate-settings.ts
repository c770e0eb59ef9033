import type { EnvironmentReader } from './environment-reader.js';
import type { SecretText } from './secret-text.js';

export interface ReplicateSettings {
  readonly apiToken: SecretText;
  readonly apiUrl: string | undefined;
  /** Checks that a webhook comes from Replicate; without it results are polled for. */
  readonly webhookSecret: SecretText | undefined;
  /** Of one prediction. */
  readonly timeoutMs: number;
  /** Predictions of one process at once. */
  readonly concurrency: number;
  /** US dollars; further predictions of a video that has cost this much are not begun. Undefined: no cap. */
  readonly budgetPerVideo: number | undefined;
  /** What is asked of Replicate; the rest stays with the models of this machine. */
  readonly checks: readonly ReplicateModel[];
  /** `owner/name:version` instead of the models that the adapter knows. */
  readonly models: Readonly<Record<ReplicateModel, string | undefined>>;
}

const kinds = ['speech', 'objects', 'nsfw', 'violence', 'text'] as const;
export type ReplicateModel = (typeof kinds)[number];

const variables: Readonly<Record<ReplicateModel, string>> = {
  speech: 'WHISPER_MODEL_ID',
  objects: 'YOLO_MODEL_ID',
  nsfw: 'NSFW_MODEL_ID',
  violence: 'VIOLENCE_MODEL_ID',
  text: 'OCR_MODEL_ID',
};

export const readReplicateSettings = (env: EnvironmentReader): ReplicateSettings | undefined => {
  const apiToken = env.secret('REPLICATE_API_TOKEN');
  const model = (kind: ReplicateModel): string | undefined => {
    const given = env.optional(variables[kind]);
    if (given === undefined || /^[\w.-]+\/[\w.-]+(?::[\w.-]+)?$/.test(given)) return given;
    env.problem(variables[kind], 'должно быть моделью вида владелец/имя:версия');
    return undefined;
  };
  const settings = {
    apiUrl: env.url('REPLICATE_API_URL', ['https', 'http'], 'https://api.replicate.com/v1'),
    webhookSecret: env.secret('REPLICATE_WEBHOOK_SECRET'),
    timeoutMs: env.number('REPLICATE_TIMEOUT', 300, 1, 3_600) * 1_000,
    concurrency: env.whole('REPLICATE_CONCURRENCY', 4, 1, 100),
    budgetPerVideo: env.has('REPLICATE_VIDEO_BUDGET') ? env.number('REPLICATE_VIDEO_BUDGET', 0, 0, 10_000) : undefined,
    checks: env.listOf('REPLICATE_CHECKS', kinds, kinds),
    models: {
      speech: model('speech'),
      objects: model('objects'),
      nsfw: model('nsfw'),
      violence: model('violence'),
      text: model('text'),
    },
  };
  return apiToken === undefined ? undefined : { apiToken, ...settings };
};
