import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { userId, webhookId } from '../../../domain/shared/ids.js';
import type { DeliveryAttempt, WebhookDelivery } from '../../../domain/webhook/webhook-delivery.js';
import { webhooksPerOwner, type Webhook } from '../../../domain/webhook/webhook.js';
import { aDelivery, aWebhook } from '../../builders/a-webhook.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, hour, minute, noon } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
} from './persistence-harness.js';

const page = { page: 1, pageSize: 20 };

const stored = async (store: PersistenceSubject, over: Partial<ReturnType<typeof aWebhook>> = {}) => {
  const webhook = aWebhook(over);
  const added = await store.unitOfWork.run((tx) => tx.webhooks.add(webhook));
  if (!added.ok) throw new Error(added.refusal.kind);
  return webhook;
};

const attempts: readonly DeliveryAttempt[] = [
  { number: 1, at: noon, durationMs: 12, outcome: { kind: 'unanswered', error: 'timeout' } },
  { number: 2, at: noon, durationMs: 9, outcome: { kind: 'answered', status: 500, excerpt: 'null \0 «ой»' } },
];

export const webhookRepositoriesContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);

  scenario('webhooks of every state come back as they were written', async ({ t, store }) => {
    const webhook = await stored(store, { previousSecretUntil: atNoon(hour), deadInARow: 2, failingSince: noon });
    t.deepEqual(await inRun(store, (tx) => tx.webhooks.find(webhook.id)), webhook);
    const states: readonly Webhook[] = [
      { ...webhook, state: 'paused', events: ['video.failed'], secretGeneration: 2 },
      { ...webhook, state: 'disabled', reason: 'gone', disabledAt: atNoon(minute), version: 1 },
      { ...webhook, previousSecretUntil: undefined, deadInARow: 0, failingSince: undefined, version: 2 },
    ];
    for (const state of states) {
      t.true((await store.unitOfWork.run((tx) => tx.webhooks.update(state))).ok);
      t.deepEqual(await inRun(store, (tx) => tx.webhooks.find(webhook.id)), { ...state, version: state.version + 1 });
    }
    t.deepEqual(await store.unitOfWork.run((tx) => tx.webhooks.update(webhook)), {
      ok: false,
      refusal: { kind: 'stale-write', subject: 'webhook', id: webhook.id },
    });
    t.is(await inRun(store, (tx) => tx.webhooks.find(webhookId(freshId()))), undefined);
  });

  scenario('webhooks of an owner come oldest first, and nobody else’s', async ({ t, store }) => {
    const late = await stored(store, { createdAt: atNoon(minute) });
    const early = await stored(store);
    await stored(store, { ownerId: knownIds.operator });
    t.deepEqual(await inRun(store, (tx) => tx.webhooks.ofOwner(knownIds.owner)), [early, late]);
  });

  scenario('an owner has ten webhooks at most, however many are added at once', async ({ t, store }) => {
    const results = await Promise.all(
      Array.from({ length: 13 }, () => store.unitOfWork.run((tx) => tx.webhooks.add(aWebhook()))),
    );
    t.is(results.filter(({ ok }) => ok).length, webhooksPerOwner);
    for (const result of results)
      if (!result.ok) t.deepEqual(result.refusal, { kind: 'too-many-webhooks', limit: webhooksPerOwner });
    await stored(store, { ownerId: knownIds.operator });
    const [first] = await inRun(store, (tx) => tx.webhooks.ofOwner(knownIds.owner));
    if (first === undefined) throw new Error('no webhook');
    await inRun(store, (tx) => tx.webhooks.remove(first.id));
    await stored(store);
    t.is((await inRun(store, (tx) => tx.webhooks.ofOwner(knownIds.owner))).length, webhooksPerOwner);
  });

  scenario('deliveries of every state come back as they were written', async ({ t, store }) => {
    const webhook = await stored(store);
    const delivery = aDelivery({ webhookId: webhook.id });
    await inRun(store, (tx) => tx.webhookDeliveries.add(delivery));
    t.deepEqual(await inRun(store, (tx) => tx.webhookDeliveries.find(delivery.id)), delivery);
    const { state: _state, dueAt: _dueAt, ...core } = delivery;
    const tried = { ...core, attempts, attemptCount: 12, tries: 2 };
    const states: readonly WebhookDelivery[] = [
      { ...tried, state: 'failed', reason: 'exhausted', finishedAt: atNoon(minute) },
      { ...tried, state: 'delivered', finishedAt: atNoon(hour), version: 1 },
      { ...tried, state: 'pending', dueAt: atNoon(2 * hour), version: 2 },
    ];
    for (const state of states) {
      t.true((await store.unitOfWork.run((tx) => tx.webhookDeliveries.update(state))).ok);
      const found = await inRun(store, (tx) => tx.webhookDeliveries.find(delivery.id));
      t.deepEqual(found, { ...state, version: state.version + 1 });
    }
    t.like(await store.unitOfWork.run((tx) => tx.webhookDeliveries.update(delivery)), {
      refusal: { kind: 'stale-write', subject: 'delivery' },
    });
  });

  scenario('a delivery needs its webhook, and goes with it', async ({ t, store }) => {
    const [webhook, other] = [await stored(store), await stored(store)];
    const [gone, kept] = [aDelivery({ webhookId: webhook.id }), aDelivery({ webhookId: other.id })];
    await t.throwsAsync(
      inRun(store, (tx) => tx.webhookDeliveries.add(aDelivery())),
      { instanceOf: PersistenceFault },
    );
    await inRun(store, async (tx) => {
      await tx.webhookDeliveries.add(gone);
      await tx.webhookDeliveries.add(kept);
      await tx.webhooks.remove(webhook.id);
      await tx.webhooks.remove(webhook.id);
    });
    t.is(await inRun(store, (tx) => tx.webhookDeliveries.find(gone.id)), undefined);
    t.deepEqual(await inRun(store, (tx) => tx.webhookDeliveries.find(kept.id)), kept);
  });

  scenario('overdue deliveries are the pending ones of before, longest due first', async ({ t, store }) => {
    const { id } = await stored(store);
    const due = [3, 1, 2, 0].map((minutes) => aDelivery({ webhookId: id, dueAt: atNoon(-minutes * minute) }));
    const { state: _state, dueAt: _dueAt, ...core } = aDelivery({ webhookId: id });
    await inRun(store, async (tx) => {
      for (const delivery of due) await tx.webhookDeliveries.add(delivery);
      await tx.webhookDeliveries.add({ ...core, state: 'delivered', finishedAt: atNoon(-hour) });
    });
    const overdue = (limit: number) => inRun(store, (tx) => tx.webhookDeliveries.overdue(noon, limit));
    t.deepEqual(await overdue(10), [due[0], due[2], due[1]] as never);
    t.deepEqual(await overdue(1), [due[0]] as never);
  });

  scenario('finished deliveries of before are removed, oldest first; pending ones stay', async ({ t, store }) => {
    const { id } = await stored(store);
    const finished = [3, 2, 1, 0].map((hours) => {
      const { state: _state, dueAt: _dueAt, ...core } = aDelivery({ webhookId: id });
      return { ...core, state: 'delivered', finishedAt: atNoon(-hours * hour) } as const;
    });
    const pending = aDelivery({ webhookId: id, dueAt: atNoon(-hour) });
    await inRun(store, async (tx) => {
      for (const delivery of [...finished, pending]) await tx.webhookDeliveries.add(delivery);
    });
    const remove = (limit: number) => inRun(store, (tx) => tx.webhookDeliveries.removeFinished(noon, limit));
    const left = async () =>
      (await store.queries.webhookDeliveries({ owner: undefined, webhook: id }, page)).items.map((row) => row.id);
    t.is(await remove(2), 2);
    t.deepEqual(await left(), [pending.id, finished[3]?.id, finished[2]?.id] as never);
    t.is(await remove(2), 1);
    t.is(await remove(2), 0);
    t.deepEqual(await left(), [pending.id, finished[3]?.id] as never);
  });

  scenario('lists of webhooks and deliveries are newest first and keep owners apart', async ({ t, store }) => {
    const stranger = userId(freshId());
    const [early, late] = [await stored(store), await stored(store, { createdAt: atNoon(minute) })];
    const foreign = await stored(store, { ownerId: stranger, createdAt: atNoon(hour) });
    const { queries } = store;
    t.deepEqual(await queries.webhooks({ owner: knownIds.owner }, page), { items: [late, early], total: 2 });
    t.deepEqual((await queries.webhooks({ owner: undefined }, page)).items, [foreign, late, early]);
    t.deepEqual(await queries.webhook(early.id, knownIds.owner), early);
    t.deepEqual(await queries.webhook(early.id, undefined), early);
    t.is(await queries.webhook(early.id, stranger), undefined);

    const deliveries = [0, 1, 2].map((minutes) =>
      aDelivery({ webhookId: early.id, createdAt: atNoon(minutes * minute) }),
    );
    await inRun(store, async (tx) => {
      for (const delivery of deliveries) await tx.webhookDeliveries.add(delivery);
      await tx.webhookDeliveries.add(aDelivery({ webhookId: late.id }));
    });
    const [first] = deliveries;
    if (first === undefined) throw new Error('no delivery');
    const of = (owner: typeof stranger | undefined, pageSize = 20) =>
      queries.webhookDeliveries({ owner, webhook: early.id }, { page: 1, pageSize });
    t.deepEqual(await of(knownIds.owner), { items: deliveries.toReversed(), total: 3 });
    t.deepEqual(await of(undefined, 2), { items: deliveries.toReversed().slice(0, 2), total: 3 });
    t.deepEqual(await of(stranger), { items: [], total: 0 });
    t.deepEqual(await queries.webhookDelivery(first.id, knownIds.owner), first);
    t.is(await queries.webhookDelivery(first.id, stranger), undefined);
  });
};
