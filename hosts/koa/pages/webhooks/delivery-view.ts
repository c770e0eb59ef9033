import type { AttemptOutcome, DeliveryAttempt, WebhookDelivery } from '../../../../domain/webhook/webhook-delivery.js';
import { pingEventName } from '../../../../domain/webhook/webhook-event.js';
import type { Webhook } from '../../../../domain/webhook/webhook.js';
import { momentView, type MomentView } from '../shared/moment-view.js';
import type { Words } from '../shared/page-context.js';

export interface DeliveryView {
  readonly id: string;
  readonly event: string;
  readonly eventText: string;
  readonly state: string;
  readonly stateText: string;
  /** How the last attempt ended, or why there will be none. */
  readonly result: string | undefined;
  readonly created: MomentView;
  readonly next: string | undefined;
  readonly body: string;
  readonly attempts: readonly AttemptView[];
  readonly redeliverHref: string | undefined;
}

interface AttemptView {
  readonly title: string;
  readonly result: string;
  readonly duration: string;
  readonly at: MomentView;
  readonly response: string | undefined;
}

const looks = { pending: 'running', delivered: 'completed', failed: 'failed' } as const;

const resultOf = (outcome: AttemptOutcome, { t }: Words): string =>
  outcome.kind === 'answered' ? t('webhooks.answer', { status: outcome.status }) : t(`sendError.${outcome.error}`);

const attemptView = (attempt: DeliveryAttempt, words: Words): AttemptView => {
  const { t, format } = words;
  return {
    title: t('webhooks.attempt', { number: attempt.number }),
    result: resultOf(attempt.outcome, words),
    duration: t('webhooks.duration', { ms: format.number(attempt.durationMs) }),
    at: momentView(attempt.at, words),
    response: (attempt.outcome.kind === 'answered' && attempt.outcome.excerpt) || undefined,
  };
};

export const deliveryView = (delivery: WebhookDelivery, webhook: Webhook, words: Words): DeliveryView => {
  const { t, format } = words;
  const last = delivery.attempts.at(-1);
  const ends = [
    ...(last === undefined ? [] : [resultOf(last.outcome, words)]),
    ...(delivery.state === 'failed' ? [t(`deliveryFailure.${delivery.reason}`)] : []),
  ];
  const isRepeatable = delivery.state !== 'pending' && (webhook.state === 'active' || delivery.event === pingEventName);
  return {
    id: delivery.id,
    event: delivery.event,
    eventText: t(`webhookEvent.${delivery.event}`),
    state: looks[delivery.state],
    stateText: t(`deliveryState.${delivery.state}`),
    result: ends.length === 0 ? undefined : ends.join(' · '),
    created: momentView(delivery.createdAt, words),
    next:
      delivery.state === 'pending' && delivery.attempts.length > 0
        ? t('webhooks.next', { date: format.dateTime(delivery.dueAt) })
        : undefined,
    body: delivery.body,
    attempts: delivery.attempts.map((attempt) => attemptView(attempt, words)).reverse(),
    redeliverHref: isRepeatable
      ? `/client/webhooks/${delivery.webhookId}/deliveries/${delivery.id}/redeliver/`
      : undefined,
  };
};
