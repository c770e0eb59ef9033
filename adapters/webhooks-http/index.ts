export { createHttpWebhookSender, type HttpWebhookSenderOptions } from './http-webhook-sender.js';
export { createWebhookSigner, type WebhookSignerOptions } from './webhook-signer.js';
