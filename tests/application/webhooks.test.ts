import test from 'ava';
import { answered, createRecordingWebhookSender } from '../../adapters/in-memory/fakes/index.js';
import { createWebhookSigner } from '../../adapters/webhooks-http/index.js';
import {
  CompleteTask,
  DecideTrigger,
  DeliverWebhook,
  PurgeExpired,
  RequeueLostDeliveries,
  TakeTask,
  webhookUseCases,
  type Job,
  type UnitOfWork,
} from '../../application/index.js';
import { deliveryId, userId, webhookId, type DeliveryId } from '../../domain/shared/ids.js';
import { accept, type Result } from '../../domain/shared/result.js';
import { attemptLeaseMs } from '../../domain/webhook/delivery-decisions.js';
import { webhookEventNames } from '../../domain/webhook/webhook-event.js';
import type { WebhookDelivery } from '../../domain/webhook/webhook-delivery.js';
import { aDelivery, aWebhook } from '../builders/a-webhook.js';
import { freshId } from '../builders/fresh-id.js';
import { day, hour, minute, noon, second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';

const never = new AbortController().signal;
const url = 'https://hooks.example.com/in?key=1';
const command = { url, events: webhookEventNames, description: '' };
const kindOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.kind);

const given = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};

/** The application with receivers that follow a script; nothing is drawn: every rest is its table's. */
const open = async () => {
  const app = await openApplication();
  const sender = createRecordingWebhookSender();
  const signer = createWebhookSigner({ key: 'the-key-of-webhook-secrets-in-tests-only' });
  const parts = { ...app, sender, signer, random: () => 0.5 };
  const use = webhookUseCases({ ...parts, urlPolicy: { allowHttp: false } });
  const deliverer = (unitOfWork: UnitOfWork = app.unitOfWork) => new DeliverWebhook({ ...parts, unitOfWork });
  /** Runs what is due of deliveries once; returns the other jobs. */
  const deliver = async (): Promise<readonly Job[]> => {
    const others: Job[] = [];
    for (const job of await app.takeJobs())
      if (job.name === 'deliver-webhook') await deliverer().execute(job.deliveryId, job.attempt, never);
      else others.push(job);
    return others;
  };
  return {
    app,
    sender,
    signer,
    use,
    deliverer,
    deliver,
    create: async () => given(await use.createWebhook.execute(app.actors.owner, command)).webhook,
    deliveries: async (id = webhookId('')) =>
      (await app.persistence.queries.webhookDeliveries({ owner: undefined, webhook: id }, { page: 1, pageSize: 100 }))
        .items,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
};
type Open = Awaited<ReturnType<typeof open>>;

const ping = async ({ use, app }: Open, id: ReturnType<typeof webhookId>) =>
  given(await use.testWebhook.execute(app.actors.owner, id));

const found = async (app: Application, id: DeliveryId): Promise<WebhookDelivery> => {
  const delivery = await app.read((tx) => tx.webhookDeliveries.find(id));
  if (delivery === undefined) throw new Error('no delivery');
  return delivery;
};

/** A delivery of an event, due now, with its job in the outbox. */
const queued = async (app: Application, webhook: ReturnType<typeof webhookId>) => {
  const delivery = aDelivery({ webhookId: webhook, ownerId: app.owner.id, dueAt: app.clock.now() });
  await app.read(async (tx) => {
    await tx.webhookDeliveries.add(delivery);
    await tx.outbox.append([
      { id: freshId() as never, job: { name: 'deliver-webhook', deliveryId: delivery.id, attempt: 0 } },
    ]);
  });
  return delivery;
};

test('an analysis tells its webhooks that the video is ready, and its completion that the report is', async (t) => {
  await using world = await open();
  const { app, sender, deliver, create } = world;
  const webhook = await create();
  const video = await app.upload();
  const others = await app.runJobs();
  t.deepEqual(
    others.map(({ name }) => name),
    ['deliver-webhook', 'notify'],
  );
  const [ready] = await world.deliveries(webhook.id);
  t.like(ready, { event: 'video.ready', state: 'pending', ownerId: app.owner.id });
  const body = JSON.parse(ready?.body ?? '') as { data: { execution_id: string; report_id: string } };
  t.like(body, {
    type: 'video.ready',
    version: 1,
    data: { video_id: video.id, links: { video: `/api/v/${video.id}`, page: `/v/${video.id}` } },
  });

  const [task] = await app.read((tx) => tx.tasks.ofVideo(video.id));
  if (task === undefined) throw new Error('no task');
  const decide = new DecideTrigger(app);
  given(await new TakeTask(app).execute(app.actors.operator, task.id));
  for (const trigger of await app.read((tx) => tx.triggers.ofExecution(task.executionId)))
    given(await decide.execute(app.actors.operator, trigger.id, { verdict: 'rejected', comment: '' }));
  given(await new CompleteTask(app).execute(app.actors.operator, task.id, ''));
  await deliver();
  t.is(sender.sent.length, 1);
  t.like(JSON.parse(sender.sent[0]?.body ?? ''), {
    type: 'report.published',
    data: { video_id: video.id, report_id: body.data.report_id, links: { page: `/r/${video.id}` } },
  });
  for (const { body: text } of await world.deliveries(webhook.id))
    for (const personal of [app.owner.email, app.owner.name, video.title, video.fileName])
      t.false(text.includes(personal));
});

test('a failed analysis tells its reason; what is undone tells nobody', async (t) => {
  await using world = await open();
  const { app, create } = world;
  const webhook = await create();
  await app.upload();
  const video = await app.upload('other');
  const stage = { run: () => Promise.resolve({ ok: false as const, refusal: { kind: 'empty-file' as const } }) };
  await app.runJobs(app.worker(undefined, { validate: stage }));
  const all = await world.deliveries(webhook.id);
  t.is(all.length, 2);
  t.true(
    all.some(
      ({ body }) =>
        body.includes(video.id) && body.includes('"failure":{"code":"media-refused","reason":"empty-file"}'),
    ),
  );
  const before = all.length;
  await app.unitOfWork.run(async (tx) => {
    await tx.webhookDeliveries.add(aDelivery({ webhookId: webhook.id }));
    return { ok: false as const, refusal: { kind: 'no' } };
  });
  t.is((await world.deliveries(webhook.id)).length, before);
});

test('only active webhooks of the owner that asked for the event get it, each under an id of its own', async (t) => {
  await using world = await open();
  const { app, use } = world;
  const { owner, admin } = app.actors;
  const wanted = [await world.create(), await world.create()];
  const deaf = given(await use.createWebhook.execute(owner, { ...command, events: ['report.published'] })).webhook;
  const paused = await world.create();
  given(await use.changeWebhook.execute(owner, { webhookId: paused.id, isActive: false }));
  const foreign = given(await use.createWebhook.execute(admin, command)).webhook;
  await app.upload();
  await app.runJobs();
  const sent = await Promise.all(wanted.map(({ id }) => world.deliveries(id)));
  t.deepEqual(
    sent.map(({ length }) => length),
    [1, 1],
  );
  t.is(sent[0]?.[0]?.body, sent[1]?.[0]?.body);
  t.not(sent[0]?.[0]?.id, sent[1]?.[0]?.id);
  for (const { id } of [deaf, paused, foreign]) t.deepEqual(await world.deliveries(id), []);
});

test('an arrival is signed, sent once and recorded', async (t) => {
  await using world = await open();
  const { app, sender, signer } = world;
  const webhook = await world.create();
  const { id } = await ping(world, webhook.id);
  await world.deliver();
  const [message, ...more] = sender.sent;
  t.is(more.length, 0);
  const { signature, ...content } = message ?? { signature: '', id: '', timestamp: 0, body: '', url };
  t.like(content, { url, id, timestamp: noon / 1000 });
  t.is(signature, signer.sign(webhook.id, [1], content));
  t.like(await found(app, id), {
    state: 'delivered',
    attempts: [{ number: 1, at: noon, durationMs: 12, outcome: { kind: 'answered', status: 204, excerpt: '' } }],
  });
  t.deepEqual(await app.takeJobs(), []);
  t.is(app.metrics.counted('webhook_attempts_total'), 1);
  t.false(JSON.stringify(app.logger.lines).includes('key=1'), 'the address stays out of the log');
});

test('after a rotation messages carry both signatures for a day, then one', async (t) => {
  await using world = await open();
  const { app, sender, signer, use } = world;
  const webhook = await world.create();
  const rotated = given(await use.rotateWebhookSecret.execute(app.actors.owner, webhook.id));
  t.is(rotated.secret, signer.secretOf(webhook.id, 2));
  await ping(world, webhook.id);
  await world.deliver();
  await app.clock.advance(day);
  await ping(world, webhook.id);
  await world.deliver();
  t.deepEqual(
    sender.sent.map(({ signature }) => signature.split(' ').length),
    [2, 1],
  );
});

test('a delivery that fails comes again after each rest, and is given up in the end', async (t) => {
  await using world = await open();
  const { app, sender } = world;
  const webhook = await world.create();
  const { id } = await queued(app, webhook.id);
  sender.answer(answered(500));
  const times: number[] = [];
  for (let round = 0; round < 20; round++) {
    const before = sender.sent.length;
    await world.deliver();
    if (sender.sent.length > before) times.push(app.clock.now() - noon);
    const now = await found(app, id);
    if (now.state !== 'pending') break;
    await app.clock.advance(now.dueAt - app.clock.now() - 1);
    t.deepEqual(await world.deliver(), []);
    await app.clock.advance(1);
  }
  t.deepEqual(
    times.map((ms, index) => ms - (times[index - 1] ?? 0)),
    [0, 5 * second, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour, 12 * hour],
  );
  t.like(await found(app, id), { state: 'failed', reason: 'exhausted', attemptCount: 8 });
  t.like(await app.read((tx) => tx.webhooks.find(webhook.id)), { deadInARow: 1, state: 'active' });
  t.deepEqual(new Set(sender.sent.map((message) => message.id)), new Set([id]));
});

test('Retry-After is honoured', async (t) => {
  await using world = await open();
  const { app, sender } = world;
  const { id } = await queued(app, (await world.create()).id);
  sender.answer(answered(429, 90_000));
  await world.deliver();
  t.like(await found(app, id), { state: 'pending', dueAt: noon + 90_000 });
});

test('410 Gone disables the webhook at once and its owner is told', async (t) => {
  await using world = await open();
  const { app, sender } = world;
  const webhook = await world.create();
  const [first, second_] = [await queued(app, webhook.id), await queued(app, webhook.id)];
  sender.answer(answered(410));
  const [telling] = [...(await world.deliver()), ...(await world.deliver())];
  t.is(sender.sent.length, 1, 'the second one was not sent any more');
  t.like(await found(app, first.id), { state: 'failed', reason: 'gone' });
  t.like(await found(app, second_.id), { state: 'failed', reason: 'switched-off', attemptCount: 0 });
  t.like(await app.read((tx) => tx.webhooks.find(webhook.id)), { state: 'disabled', reason: 'gone' });
  const { email: to, locale, name: recipientName } = app.owner;
  t.deepEqual(telling, {
    name: 'notify',
    notification: {
      kind: 'webhook-disabled',
      to,
      locale,
      recipientName,
      host: 'hooks.example.com',
      reason: 'gone',
      link: `/w/${webhook.id}`,
    },
  });
});

test('days of dead deliveries disable a webhook; its owner is told once and can switch it on again', async (t) => {
  await using world = await open();
  const { app, sender, use } = world;
  const webhook = await world.create();
  sender.answer(answered(500));
  const told: Job[] = [];
  for (let dead = 0; dead < 6; dead++) {
    const delivery = await queued(app, webhook.id);
    for (let state = 'pending'; state === 'pending';) {
      told.push(...(await world.deliver()));
      const now = await found(app, delivery.id);
      ({ state } = now);
      if (now.state === 'pending') await app.clock.advance(now.dueAt - app.clock.now());
    }
    await app.clock.advance(hour);
  }
  t.like(await app.read((tx) => tx.webhooks.find(webhook.id)), { state: 'disabled', reason: 'failing' });
  t.deepEqual(
    told.map((job) => job.name === 'notify' && job.notification.kind),
    ['webhook-disabled'],
  );
  given(await use.changeWebhook.execute(app.actors.owner, { webhookId: webhook.id, isActive: true }));
  sender.answer(answered(200));
  const [, failed] = await world.deliveries(webhook.id);
  if (failed === undefined) throw new Error('no delivery');
  given(await use.redeliverWebhook.execute(app.actors.owner, webhook.id, failed.id));
  await world.deliver();
  t.is((await found(app, failed.id)).state, 'delivered');
  t.like(await app.read((tx) => tx.webhooks.find(webhook.id)), { state: 'active', deadInARow: 0 });
});

test('a ping goes out even when the webhook is off, once, and its failure counts for nothing', async (t) => {
  await using world = await open();
  const { app, sender, use } = world;
  const webhook = await world.create();
  given(await use.changeWebhook.execute(app.actors.owner, { webhookId: webhook.id, isActive: false }));
  sender.answer(answered(500));
  const { id } = await ping(world, webhook.id);
  await world.deliver();
  t.like(await found(app, id), { state: 'failed', attemptCount: 1 });
  t.like(await app.read((tx) => tx.webhooks.find(webhook.id)), { deadInARow: 0, state: 'paused' });
});

test('nothing is sent for a closed account', async (t) => {
  await using world = await open();
  const { app, sender } = world;
  const { id } = await queued(app, (await world.create()).id);
  await app.read((tx) => tx.users.update({ ...app.owner, isActive: false }));
  await world.deliver();
  t.like(await found(app, id), { state: 'failed', reason: 'switched-off' });
  t.deepEqual(sender.sent, []);
});

test('the same job twice sends once, at once or one after the other', async (t) => {
  await using world = await open();
  const { app, sender, deliverer } = world;
  const { id } = await queued(app, (await world.create()).id);
  await app.takeJobs();
  const outcomes = await Promise.all([deliverer().execute(id, 0, never), deliverer().execute(id, 0, never)]);
  t.deepEqual([...outcomes].sort(), ['delivered', 'skipped']);
  t.is(await deliverer().execute(id, 0, never), 'skipped');
  t.is(sender.sent.length, 1);
  await app.clock.advance(attemptLeaseMs);
  await world.deliver();
  t.is(sender.sent.length, 1);
});

test('an attempt whose worker dies is made again when its lease is over', async (t) => {
  await using world = await open();
  const { app, sender, deliverer } = world;
  const { id } = await queued(app, (await world.create()).id);
  await app.takeJobs();
  const died = new Error('killed');
  let runs = 0;
  const dying: UnitOfWork = { run: (work) => (++runs > 1 ? Promise.reject(died) : app.unitOfWork.run(work)) };
  await t.throwsAsync(deliverer(dying).execute(id, 0, never), { is: died });
  // The queue hands the job out again long before the lease is over.
  t.is(await deliverer().execute(id, 0, never), 'skipped');
  t.is(sender.sent.length, 1);
  await app.clock.advance(attemptLeaseMs - 1);
  await world.deliver();
  t.is(sender.sent.length, 1);
  await app.clock.advance(1);
  await world.deliver();
  t.deepEqual(
    sender.sent.map((message) => message.id),
    [id, id],
  );
  t.like(await found(app, id), { state: 'delivered', attemptCount: 1 });
});

test('an answer that comes after another worker took over changes nothing', async (t) => {
  await using world = await open();
  const { app, sender, deliverer } = world;
  const { id } = await queued(app, (await world.create()).id);
  let answer = (): void => undefined;
  const slow = new Promise<void>((resolve) => (answer = resolve));
  sender.answer(async (message) => {
    await slow;
    return answered(500)(message);
  });
  const late = deliverer().execute(id, 0, never);
  while (sender.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await app.clock.advance(attemptLeaseMs);
  sender.answer(answered(204));
  t.is(await deliverer().execute(id, 0, never), 'delivered');
  answer();
  t.is(await late, 'lost');
  t.like(await found(app, id), { state: 'delivered', attemptCount: 1 });
});

test('a host that is busy is tried a little later, and no attempt is counted', async (t) => {
  await using world = await open();
  const { app, sender } = world;
  const { id } = await queued(app, (await world.create()).id);
  let release = (): void => undefined;
  const hold = new Promise<void>((resolve) => (release = resolve));
  sender.answer(async (message) => {
    await hold;
    return answered(204)(message);
  });
  const message = { url: url as never, id: 'x', timestamp: 0, signature: '', body: '' };
  const busy = [1, 2, 3, 4].map(() => sender.send(message, never));
  await world.deliver();
  t.like(await found(app, id), { state: 'pending', attemptCount: 0, dueAt: noon + 3 * second });
  release();
  await Promise.all(busy);
  await app.clock.advance(3 * second);
  await world.deliver();
  t.like(await found(app, id), { state: 'delivered', attemptCount: 1 });
});

test('a stop of the worker leaves the attempt to the next one', async (t) => {
  await using world = await open();
  const { app, sender, deliverer } = world;
  const { id } = await queued(app, (await world.create()).id);
  await app.takeJobs();
  sender.answer(() => new Promise(() => undefined));
  const stop = new AbortController();
  const reason = new Error('stop');
  const stopped = t.throwsAsync(deliverer().execute(id, 0, stop.signal), { is: reason });
  while (sender.sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
  stop.abort(reason);
  await stopped;
  t.like(await found(app, id), { state: 'pending', attemptCount: 0 });
});

test('a delivery whose job was lost gets a new one', async (t) => {
  await using world = await open();
  const { app, sender } = world;
  const { id } = await queued(app, (await world.create()).id);
  await app.takeJobs();
  const requeue = new RequeueLostDeliveries(app);
  await app.clock.advance(10 * minute);
  t.is(await requeue.execute(), 0);
  await app.clock.advance(1);
  t.is(await requeue.execute(), 1);
  t.is(await requeue.execute(), 0);
  await world.deliver();
  t.is((await found(app, id)).state, 'delivered');
  t.is(sender.sent.length, 1);
});

test('finished deliveries are kept for thirty days, a webhook that is removed takes its own along', async (t) => {
  await using world = await open();
  const { app, use } = world;
  const webhook = await world.create();
  const old = await ping(world, webhook.id);
  await world.deliver();
  await app.clock.advance(30 * day);
  const purge = new PurgeExpired({ ...app, sessions: app.persistence.sessions });
  await purge.execute(never);
  t.is((await found(app, old.id)).state, 'delivered');
  const fresh = await ping(world, webhook.id);
  await app.clock.advance(1);
  await purge.execute(never);
  t.deepEqual(
    (await world.deliveries(webhook.id)).map(({ id }) => id),
    [fresh.id],
  );
  given(await use.removeWebhook.execute(app.actors.owner, webhook.id));
  t.deepEqual(await world.deliveries(webhook.id), []);
  t.deepEqual(await world.deliver(), []);
});

test('a secret is told when it is made and follows from nothing that is stored', async (t) => {
  await using world = await open();
  const { app, use } = world;
  const { webhook, secret } = given(await use.createWebhook.execute(app.actors.owner, command));
  const bytes = secret.replace('whsec_', '');
  t.regex(secret, /^whsec_/);
  t.false(JSON.stringify(await app.read((tx) => tx.webhooks.find(webhook.id))).includes(bytes));
});

test('addresses that may not be sent to are refused when a webhook is made or changed', async (t) => {
  await using world = await open();
  const { app, use } = world;
  const webhook = await world.create();
  for (const [address, problem] of [
    ['http://hooks.example.com/', 'scheme-not-allowed'],
    ['https://127.0.0.1/', 'address-not-allowed'],
  ] as const) {
    const refusal = { kind: 'invalid-webhook', field: 'url', problem };
    t.like(await use.createWebhook.execute(app.actors.owner, { ...command, url: address }), { refusal });
    t.like(await use.changeWebhook.execute(app.actors.owner, { webhookId: webhook.id, url: address }), { refusal });
  }
  const many = await Promise.all(
    Array.from({ length: 12 }, () => use.createWebhook.execute(app.actors.owner, command)),
  );
  t.is(many.filter((result) => kindOf(result) === 'too-many-webhooks').length, 3);
});

test('webhooks are their owner’s and the admin’s; others learn nothing, operators may not', async (t) => {
  await using world = await open();
  const { app, use } = world;
  const { id } = await world.create();
  const { id: delivery } = await ping(world, id);
  await world.deliver();
  const calls = (actor: Parameters<typeof use.testWebhook.execute>[0]) => [
    use.changeWebhook.execute(actor, { webhookId: id, description: 'x' }),
    use.rotateWebhookSecret.execute(actor, id),
    use.testWebhook.execute(actor, id),
    use.redeliverWebhook.execute(actor, id, delivery),
    use.removeWebhook.execute(actor, id),
  ];
  const kinds = async (actor: Parameters<typeof calls>[0]) => {
    const seen = [];
    for (const call of calls(actor)) seen.push(kindOf(await call));
    return [...new Set(seen)];
  };
  const { operator, stranger, admin } = app.actors;
  t.deepEqual(await kinds(operator), ['forbidden']);
  t.is(kindOf(await use.createWebhook.execute(operator, command)), 'forbidden');
  t.deepEqual(await kinds(stranger), ['not-found']);
  t.deepEqual(await kinds(admin), ['ok']);
  t.deepEqual(await kinds(admin), ['not-found']);
});

test('only deliveries of the webhook that is named are sent again, and only ended ones', async (t) => {
  await using world = await open();
  const { app, use } = world;
  const [one, other] = [await world.create(), await world.create()];
  const delivery = await ping(world, one.id);
  const again = (webhook = one.id, id = delivery.id) => use.redeliverWebhook.execute(app.actors.owner, webhook, id);
  t.is(kindOf(await again()), 'delivery-under-way');
  await world.deliver();
  t.is(kindOf(await again(other.id)), 'not-found');
  t.is(kindOf(await again(one.id, deliveryId(freshId()))), 'not-found');
  t.is(kindOf(await again()), 'ok');
  const stranger = aWebhook({ ownerId: userId(freshId()) });
  await app.unitOfWork.run(async (tx) => {
    const added = await tx.webhooks.add(stranger);
    return added.ok ? accept(undefined) : added;
  });
  t.is(kindOf(await again(stranger.id)), 'not-found');
});
