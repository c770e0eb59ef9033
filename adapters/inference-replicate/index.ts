export { createReplicateInference, type ReplicateInference } from './replicate-inference.js';
export type { ModelChoice, ReplicateInferenceOptions, ReplicateLimits, ReplicateModels } from './options.js';
export { defaultModels, type ReplicateCheck } from './models/known-models.js';
export { isModelReference } from './models/model-reference.js';
export type { EndedPrediction } from './predictions/question.js';
export { hardwarePrices, pricesFrom, type Hardware, type Price } from './spending/price-table.js';
export { cappedSpend, type Spend } from './spending/spend.js';
export {
  verifyWebhook,
  type SignedMessage,
  type WebhookRefusal,
  type WebhookVerification,
} from './webhooks/verify-webhook.js';
export {
  createWebhookInbox,
  type WebhookInbox,
  type WebhookInboxOptions,
  type WebhookInboxRefusal,
} from './webhooks/webhook-inbox.js';
export type { Timers } from './timers.js';
