import { refuse, type Result } from '../../../domain/shared/result.js';
import {
  webhookUrl,
  type InvalidWebhookUrl,
  type WebhookUrl,
  type WebhookUrlPolicy,
} from '../../../domain/webhook/webhook-url.js';
import type { WebhookSender } from '../../ports/webhook-sender.js';

export interface WebhookAddressRules {
  readonly sender: Pick<WebhookSender, 'isAllowed'>;
  readonly urlPolicy: WebhookUrlPolicy;
}

/** An address that messages may be sent to, as far as that can be told before its name is resolved. */
export const allowedUrl = (
  text: string,
  { sender, urlPolicy }: WebhookAddressRules,
): Result<WebhookUrl, InvalidWebhookUrl> => {
  const url = webhookUrl(text, urlPolicy);
  return !url.ok || sender.isAllowed(url.value)
    ? url
    : refuse({ kind: 'invalid-webhook', field: 'url', problem: 'address-not-allowed' });
};
