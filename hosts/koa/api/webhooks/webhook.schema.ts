import { z } from 'zod';
import { deliveryFailures, deliveryStates, sendErrors } from '../../../../domain/webhook/webhook-delivery.js';
import { pingEventName, webhookEventNames } from '../../../../domain/webhook/webhook-event.js';
import { webhookUrlLimit } from '../../../../domain/webhook/webhook-url.js';
import { disabledReasons, webhookDescriptionLimit, webhookStates } from '../../../../domain/webhook/webhook.js';
import { countView, idView, momentView, nameInput, textInput } from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const webhookListQuery = z.strictObject(pagingFields);

const url = nameInput(webhookUrlLimit).describe('https on a public address; port 443 or from 1024 on');
const events = z.array(z.enum(webhookEventNames)).min(1).max(webhookEventNames.length);
const description = textInput(webhookDescriptionLimit);
const active = z.boolean().describe('true also switches on what was disabled for its failures');

export const webhookInput = z.strictObject({ url, events, description: description.default('') });

export const webhookReplacement = z.strictObject({
  url,
  events,
  description: description.default(''),
  active: active.default(true),
});

export const webhookChange = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  description: description.optional(),
  active: active.optional(),
});

const webhookFields = {
  id: idView,
  owner: idView,
  url: z.string(),
  events: z.array(z.enum(webhookEventNames)),
  description: z.string(),
  active: z.boolean(),
  state: z.enum(webhookStates).describe('paused: by its owner; disabled: by us'),
  disabled: z.strictObject({ reason: z.enum(disabledReasons), at: momentView }).nullable(),
  failures_in_a_row: countView.describe('Deliveries given up since the last arrival'),
  failing_since: momentView.nullable(),
  previous_secret_until: momentView
    .nullable()
    .describe('Until then messages carry the signature of the old secret too'),
  created_at: momentView,
  updated_at: momentView,
};

export const webhookView = z.strictObject(webhookFields).meta({ id: 'Webhook' });

export const webhookPage = pageView(webhookView);

export const webhookWithSecretView = z
  .strictObject({
    ...webhookFields,
    secret: z
      .string()
      .regex(/^whsec_/)
      .describe('Shown now and never again: 32 bytes in base64'),
  })
  .meta({ id: 'WebhookWithSecret' });

const attemptView = z.strictObject({
  number: z.int().min(1),
  at: momentView,
  duration_ms: countView,
  status: z.int().nullable().describe('HTTP status of the answer'),
  error: z.enum(sendErrors).nullable().describe('Why there was none'),
  response: z.string().nullable().describe('The beginning of the answer, at most 4096 bytes'),
});

export const deliveryView = z
  .strictObject({
    id: idView.describe('Sent as webhook-id with every attempt'),
    webhook: idView,
    event: z.enum([...webhookEventNames, pingEventName]),
    state: z.enum(deliveryStates),
    failure: z.enum(deliveryFailures).nullable(),
    body: z.string().describe('The exact text that is signed and sent'),
    attempts: z.array(attemptView).describe('The last 20, oldest first'),
    attempt_count: countView,
    next_attempt_at: momentView.nullable(),
    created_at: momentView,
    finished_at: momentView.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export const deliveryPage = pageView(deliveryView);
