import { webhookEventNames, type WebhookEventName } from '../../../../domain/webhook/webhook-event.js';
import { webhookUrlLimit } from '../../../../domain/webhook/webhook-url.js';
import {
  webhookDescriptionLimit,
  webhooksPerOwner,
  type Webhook,
  type WebhookDetails,
} from '../../../../domain/webhook/webhook.js';
import type { Page } from '../../../../application/ports/screen-queries.js';
import type { WebhookDelivery } from '../../../../domain/webhook/webhook-delivery.js';
import type { UserId } from '../../../../domain/shared/ids.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { User } from '../../../../domain/user/user.js';
import type { Words } from '../shared/page-context.js';
import type { Pager } from '../shared/pager.js';
import { deliveryView, type DeliveryView } from './delivery-view.js';

/** What the person had typed when a form came back, and why it did. */
export interface WebhookForm {
  readonly url?: string;
  readonly events?: readonly WebhookEventName[];
  readonly description?: string;
  readonly error?: string;
}

interface FormView {
  readonly url: string;
  readonly events: readonly { readonly name: string; readonly text: string; readonly isChosen: boolean }[];
  readonly description: string;
  readonly error: string | undefined;
  readonly urlLimit: number;
  readonly descriptionLimit: number;
}

const formView = (
  form: WebhookForm,
  now: Omit<WebhookDetails, 'url'> & { readonly url: string },
  { t }: Words,
): FormView => ({
  url: form.url ?? now.url,
  events: webhookEventNames.map((name) => ({
    name,
    text: t(`webhookEvent.${name}`),
    isChosen: (form.events ?? now.events).includes(name),
  })),
  description: form.description ?? now.description,
  error: form.error,
  urlLimit: webhookUrlLimit,
  descriptionLimit: webhookDescriptionLimit,
});

/** The badge of the state that looks like this one. */
const looks = { active: 'completed', paused: 'pending', disabled: 'failed' } as const;

interface WebhookHead {
  readonly id: string;
  readonly href: string;
  readonly host: string;
  readonly url: string;
  readonly description: string;
  readonly events: readonly string[];
  readonly owner: string | undefined;
  readonly state: string;
  readonly stateText: string;
  readonly failing: string | undefined;
}

/** Owners whose webhooks are not the reader's own. */
export type WebhookOwners = ReadonlyMap<UserId, Pick<User, 'email'>>;

const headOf = (webhook: Webhook, { userId }: Actor, owners: WebhookOwners, { t }: Words): WebhookHead => ({
  id: webhook.id,
  href: `/client/webhooks/${webhook.id}/`,
  host: new URL(webhook.url).host,
  url: webhook.url,
  description: webhook.description,
  events: webhook.events.map((name) => t(`webhookEvent.${name}`)),
  owner:
    webhook.ownerId === userId
      ? undefined
      : t('webhooks.owner', { email: owners.get(webhook.ownerId)?.email ?? t('ops.accountGone') }),
  state: looks[webhook.state],
  stateText: t(`webhookState.${webhook.state}`),
  failing: webhook.deadInARow > 0 ? t('webhooks.failing', { count: webhook.deadInARow }) : undefined,
});

interface WebhookListView {
  readonly webhooks: readonly WebhookHead[];
  readonly used: string | undefined;
  readonly form: FormView;
  readonly pager: Pager;
}

export const webhookListView = (
  found: Page<Webhook>,
  actor: Actor,
  owners: WebhookOwners,
  form: WebhookForm,
  pager: Pager,
  words: Words,
): WebhookListView => ({
  webhooks: found.items.map((webhook) => headOf(webhook, actor, owners, words)),
  used: actor.role === 'client' ? words.t('webhooks.used', { count: found.total, limit: webhooksPerOwner }) : undefined,
  form: formView(form, { url: '', events: webhookEventNames, description: '' }, words),
  pager,
});

interface WebhookView extends WebhookHead {
  readonly isOn: boolean;
  readonly disabled: string | undefined;
  /** Only right after it was made. */
  readonly secret: string | undefined;
  readonly secretBoth: string | undefined;
  readonly deliveries: readonly DeliveryView[];
  /** Something is on its way that will end soon: the list asks for news by itself. */
  readonly isLive: boolean;
  readonly form: FormView;
  readonly pager: Pager;
}

const soonMs = 15_000;

export const webhookView = (
  webhook: Webhook,
  deliveries: Page<WebhookDelivery>,
  actor: Actor,
  owners: WebhookOwners,
  { form, secret, now }: { readonly form: WebhookForm; readonly secret: string | undefined; readonly now: Instant },
  pager: Pager,
  words: Words,
): WebhookView => {
  const { t, format } = words;
  const both = webhook.previousSecretUntil;
  return {
    ...headOf(webhook, actor, owners, words),
    isOn: webhook.state === 'active',
    disabled: webhook.state === 'disabled' ? t(`webhookDisabled.${webhook.reason}`) : undefined,
    secret,
    secretBoth:
      both !== undefined && both > now ? t('webhooks.secretBoth', { date: format.dateTime(both) }) : undefined,
    deliveries: deliveries.items.map((delivery) => deliveryView(delivery, webhook, words)),
    isLive: deliveries.items.some((delivery) => delivery.state === 'pending' && delivery.dueAt - now < soonMs),
    form: formView(form, webhook, words),
    pager,
  };
};
