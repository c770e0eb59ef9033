import type Router from '@koa/router';
import { deliveryId, webhookId } from '../../../../domain/shared/ids.js';
import type { Result } from '../../../../domain/shared/result.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import { webhookEventNames } from '../../../../domain/webhook/webhook-event.js';
import type { Webhook } from '../../../../domain/webhook/webhook.js';
import { countWebhookMessage } from '../../http/rate-limits.js';
import { statusOf, type AnyUseCaseRefusal } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services } from '../../services.js';
import { renderError } from '../render-error.js';
import { forRoles, owners, type ActorHandler } from '../shared/access.js';
import { field, idParam, pageParam } from '../shared/input.js';
import { lookUp } from '../shared/look-up.js';
import { wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { pagerOf } from '../shared/pager.js';
import { showRefusal } from '../shared/refused.js';
import { goTo, show } from '../shared/show.js';
import { webhookListView, webhookView, type WebhookForm, type WebhookOwners } from './webhook-view.js';

const pageSize = 20;

const typed = (ctx: PageContext) => ({
  url: field(ctx, 'url'),
  events: webhookEventNames.filter((name) => field(ctx, name) !== ''),
  description: field(ctx, 'description'),
});

const addressOf = (id: string): string => `/client/webhooks/${id}/`;

const finish = (ctx: PageContext, result: Result<unknown, AnyUseCaseRefusal>, address: string): void =>
  result.ok ? goTo(ctx, address) : showRefusal(ctx, result.refusal);

export const webhookRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, createWebhook, changeWebhook, removeWebhook, rotateWebhookSecret, testWebhook, redeliverWebhook } =
    services;

  const ownersOf = (webhooks: readonly Webhook[], { userId }: Actor): Promise<WebhookOwners> =>
    lookUp(
      webhooks.map(({ ownerId }) => ownerId).filter((id) => id !== userId),
      (id) => queries.user(id),
    );

  const showList = async (ctx: PageContext, actor: Actor, form: WebhookForm, status = 200): Promise<void> => {
    const page = pageParam(ctx);
    const found = await queries.webhooks({ owner: ownerScope(actor) }, { page, pageSize });
    const pager = pagerOf('/client/webhooks/', {}, page, pageSize, found.total);
    const people = await ownersOf(found.items, actor);
    const model = webhookListView(found, actor, people, form, pager, wordsOf(ctx.state.locale));
    show(ctx, 'webhooks/webhooks', model, status);
  };

  const showOne = async (
    ctx: PageContext,
    actor: Actor,
    webhook: Webhook,
    { form = {}, secret, status = 200 }: { form?: WebhookForm; secret?: string; status?: number } = {},
  ): Promise<void> => {
    const page = pageParam(ctx);
    const filter = { owner: ownerScope(actor), webhook: webhook.id };
    const deliveries = await queries.webhookDeliveries(filter, { page, pageSize });
    const pager = pagerOf(addressOf(webhook.id), {}, page, pageSize, deliveries.total);
    const now = services.clock.now();
    const people = await ownersOf([webhook], actor);
    const seen = { form, secret, now };
    const model = webhookView(webhook, deliveries, actor, people, seen, pager, wordsOf(ctx.state.locale));
    show(ctx, 'webhooks/webhook', model, status);
  };

  const refuseForm = (ctx: PageContext, refusal: AnyUseCaseRefusal): { form: WebhookForm; status: number } => ({
    form: { ...typed(ctx), error: refusalText(ctx.state.locale, refusal) },
    status: statusOf(refusal),
  });

  /** For a webhook that the actor may see. */
  const withWebhook =
    (handle: (ctx: PageContext, actor: Actor, webhook: Webhook) => Promise<void>): ActorHandler =>
    async (ctx, actor) => {
      const id = idParam(ctx, 'id', webhookId);
      const webhook = id && (await queries.webhook(id, ownerScope(actor)));
      if (webhook === undefined) return renderError(ctx, 404, 'not-found');
      await handle(ctx, actor, webhook);
    };

  router.get(
    '/client/webhooks/',
    forRoles(owners, async (ctx, actor) => showList(ctx, actor, {})),
  );

  router.post(
    '/client/webhooks/',
    forRoles(owners, async (ctx, actor) => {
      const result = await createWebhook.execute(actor, typed(ctx));
      // Not another page: the secret is shown in this answer and kept nowhere for a later one.
      if (result.ok) return showOne(ctx, actor, result.value.webhook, { secret: result.value.secret, status: 201 });
      const { form, status } = refuseForm(ctx, result.refusal);
      await showList(ctx, actor, form, status);
    }),
  );

  router.get(
    '/client/webhooks/:id/',
    forRoles(
      owners,
      withWebhook((ctx, actor, webhook) => showOne(ctx, actor, webhook)),
    ),
  );

  // Where the browser stands after a form that was answered with a page.
  router.get('/client/webhooks/:id/:form/', async (ctx) => goTo(ctx, ctx.path.replace(/[^/]+\/$/, '')));

  router.post(
    '/client/webhooks/:id/edit/',
    forRoles(
      owners,
      withWebhook(async (ctx, actor, webhook) => {
        const result = await changeWebhook.execute(actor, { webhookId: webhook.id, ...typed(ctx) });
        if (result.ok) return goTo(ctx, addressOf(webhook.id));
        if (result.refusal.kind !== 'invalid-webhook') return showRefusal(ctx, result.refusal);
        await showOne(ctx, actor, webhook, refuseForm(ctx, result.refusal));
      }),
    ),
  );

  router.post(
    '/client/webhooks/:id/switch/',
    forRoles(
      owners,
      withWebhook(async (ctx, actor, { id }) => {
        const result = await changeWebhook.execute(actor, { webhookId: id, isActive: field(ctx, 'active') === 'true' });
        finish(ctx, result, addressOf(id));
      }),
    ),
  );

  router.post(
    '/client/webhooks/:id/rotate/',
    forRoles(
      owners,
      withWebhook(async (ctx, actor, { id }) => {
        const result = await rotateWebhookSecret.execute(actor, id);
        if (!result.ok) return showRefusal(ctx, result.refusal);
        await showOne(ctx, actor, result.value.webhook, { secret: result.value.secret });
      }),
    ),
  );

  router.post(
    '/client/webhooks/:id/test/',
    forRoles(
      owners,
      withWebhook(async (ctx, actor, { id }) => {
        await countWebhookMessage(ctx, services, actor.userId);
        finish(ctx, await testWebhook.execute(actor, id), addressOf(id));
      }),
    ),
  );

  router.post(
    '/client/webhooks/:id/deliveries/:delivery/redeliver/',
    forRoles(
      owners,
      withWebhook(async (ctx, actor, { id }) => {
        const delivery = idParam(ctx, 'delivery', deliveryId);
        if (delivery === undefined) return renderError(ctx, 404, 'not-found');
        await countWebhookMessage(ctx, services, actor.userId);
        finish(ctx, await redeliverWebhook.execute(actor, id, delivery), addressOf(id));
      }),
    ),
  );

  router.post(
    '/client/webhooks/:id/delete/',
    forRoles(
      owners,
      withWebhook(async (ctx, actor, { id }) => {
        finish(ctx, await removeWebhook.execute(actor, id), '/client/webhooks/');
      }),
    ),
  );
};
