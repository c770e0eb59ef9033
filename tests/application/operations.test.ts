import { utimes, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import test from 'ava';
import { createRecordingNotifier, createRecordingWebhookSender } from '../../adapters/in-memory/fakes/index.js';
import { createCryptoSecrets } from '../../adapters/security/index.js';
import { createWebhookSigner } from '../../adapters/webhooks-http/index.js';
import {
  DeleteStored,
  DeliverWebhook,
  handleJob,
  PurgeCdn,
  PurgeExpired,
  RefreshCdn,
  RelayOutbox,
  ReportWorker,
  CountQuality,
  RequeueLostDeliveries,
  RequeueStuckStages,
  ReturnExpiredLeases,
  SendLetter,
  SendPasswordReset,
  type Job,
  type JobScheduler,
} from '../../application/index.js';
import { NotificationFault } from '../../application/ports/notifier.js';
import { SchedulingFault } from '../../application/ports/job-scheduler.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import type { WorkerRegistry } from '../../application/ports/worker-registry.js';
import { StorageFault } from '../../application/ports/video-storage.js';
import { executionId, messageId, passwordResetId, tokenFamilyId, videoId } from '../../domain/shared/ids.js';
import { plusMs } from '../../domain/shared/instant.js';
import { accept } from '../../domain/shared/result.js';
import { accountAttempts, countAttempt, type AttemptKey } from '../../domain/user/log-in-attempts.js';
import { openPasswordReset } from '../../domain/user/password-reset.js';
import { openFamily } from '../../domain/user/refresh-token-family.js';
import type { SecretHash } from '../../domain/user/secret-hash.js';
import { aCompletedVideo, aFailedVideo } from '../builders/a-video.js';
import { aCompletedExecution, aFailedExecution } from '../builders/an-execution.js';
import { aWorker } from '../builders/a-worker.js';
import { aDelivery, aWebhook } from '../builders/a-webhook.js';
import { freshId } from '../builders/fresh-id.js';
import { day, minute, noon, second } from '../builders/moments.js';
import { openApplication, type Application } from './harness.js';
import { startWorker } from '../../hosts/worker/start-worker.js';
import { repeatedly } from '../../hosts/worker/repeatedly.js';

const never = new AbortController().signal;
const job = (prefix: string): Job => ({ name: 'delete-stored', prefix });

const append = (app: Application, ...jobs: readonly Job[]) =>
  app.unitOfWork.run(async (tx) => {
    await tx.outbox.append(jobs.map((one) => ({ id: messageId(freshId()), job: one })));
    return accept(undefined);
  });

const queue = () => {
  const given: Job[] = [];
  const down = new Set<string>();
  const scheduler: JobScheduler = {
    enqueue: async (one) => {
      if (one.name === 'delete-stored' && (down.has(one.prefix) || down.has('*'))) throw new SchedulingFault('down');
      given.push(one);
    },
    schedule: async () => undefined,
    pending: async () => ({}),
  };
  return { scheduler, given, down };
};

test('the relay hands over what is committed, in order, once', async (t) => {
  await using app = await openApplication();
  const { scheduler, given } = queue();
  const relay = new RelayOutbox({ ...app, outbox: app.persistence.outboxRelay, scheduler });
  t.is(await relay.execute(), 0);
  const jobs = Array.from({ length: 250 }, (_, i) => job(`p${i}`));
  await append(app, ...jobs);
  t.deepEqual(
    [await relay.execute(), await relay.execute(), await relay.execute(), await relay.execute()],
    [100, 100, 50, 0],
  );
  t.deepEqual(given, jobs);
});

test('two relays at once hand over every job, none of them twice', async (t) => {
  await using app = await openApplication();
  const { scheduler, given } = queue();
  const relays = [0, 1].map(() => new RelayOutbox({ ...app, outbox: app.persistence.outboxRelay, scheduler }));
  await append(app, ...Array.from({ length: 150 }, (_, i) => job(`p${i}`)));
  const handed = await Promise.all(relays.map((relay) => relay.execute()));
  t.deepEqual(handed.sort(), [100, 50].sort());
  t.is(new Set(given.map((one) => JSON.stringify(one))).size, 150);
});

test('a scheduler that is down is asked ever more seldom, holds nobody else up, and loses nothing', async (t) => {
  await using app = await openApplication();
  const { scheduler, given, down } = queue();
  const outbox = app.persistence.outboxRelay;
  const relay = new RelayOutbox({ ...app, outbox, scheduler });
  down.add('bad');
  await append(app, job('bad'), job('good'));
  t.is(await relay.execute(), 1);
  t.deepEqual(given, [job('good')]);
  let asked = 1;
  for (let passed = 0; passed < 10 * minute; passed += second) {
    await app.clock.advance(second);
    const before = app.logger.lines.length;
    await relay.execute();
    asked += app.logger.lines.length - before;
  }
  t.true(asked >= 10 && asked <= 20, `asked ${asked} times in ten minutes`);
  down.clear();
  await app.clock.advance(minute);
  t.is(await relay.execute(), 1);
  t.deepEqual(given, [job('good'), job('bad')]);
  t.is(await outbox.backlog(app.clock.now()), 0);
});

test('a job that was handed over but not ticked off is handed over again, not lost', async (t) => {
  await using app = await openApplication();
  const { scheduler, given } = queue();
  const store = app.persistence.outboxRelay;
  let isBroken = true;
  const outbox: typeof store = {
    ...store,
    delivered: (ids) => (isBroken ? Promise.reject(new Error('broken')) : store.delivered(ids)),
  };
  const relay = new RelayOutbox({ ...app, outbox, scheduler });
  await append(app, job('p'));
  await relay.execute();
  isBroken = false;
  await app.clock.advance(second);
  t.is(await relay.execute(), 1);
  t.deepEqual(given, [job('p'), job('p')]);
});

const finished = async (app: Application, kind: 'completed' | 'failed', ageMs: number) => {
  const [id, video] = [executionId(freshId()), videoId(freshId())];
  const finishedAt = plusMs(noon, -ageMs);
  const owned = { id: video, ownerId: app.owner.id, projectId: app.project.id, executionId: id };
  await app.unitOfWork.run(async (tx) => {
    await tx.videos.add(kind === 'completed' ? aCompletedVideo(owned) : aFailedVideo(owned));
    const over = { id, videoId: video, ownerId: app.owner.id, finishedAt };
    await tx.executions.add(kind === 'completed' ? aCompletedExecution(over) : aFailedExecution(over));
    return accept(undefined);
  });
  await app.storage.put(`artifacts/${id}/frames/a.jpg`, Readable.from([Buffer.from('x')]), {
    contentType: 'image/jpeg',
    maxBytes: 9,
  });
  return `artifacts/${id}/frames/a.jpg`;
};

const purgeOf = (app: Application, over: Partial<ConstructorParameters<typeof PurgeExpired>[0]> = {}) =>
  new PurgeExpired({ ...app, sessions: app.persistence.sessions, ...over });

test('artifacts of completed analyses are purged after 7 days, of failed ones after 14', async (t) => {
  await using app = await openApplication();
  const gone = [await finished(app, 'completed', 7 * day + 1), await finished(app, 'failed', 14 * day + 1)];
  const kept = [await finished(app, 'completed', 7 * day), await finished(app, 'failed', 7 * day + 1)];
  await purgeOf(app).execute(never);
  t.deepEqual(await app.keys('artifacts'), [...kept].sort());
  t.is(gone.length, 2);
  const due = await app.read((tx) => tx.executions.withArtifacts('completed', noon, 10));
  t.is(due.length, 1, 'what was purged is not looked at again');
});

test('sessions that ran out and working directories of dead processes go as well', async (t) => {
  await using app = await openApplication();
  const { sessions } = app.persistence;
  await sessions.set('short', {}, minute);
  await sessions.set('long', { a: 1 }, 2 * day);
  await mkdir(join(app.workRoot, 'work-dead'), { recursive: true });
  await utimes(join(app.workRoot, 'work-dead'), 1, 1);
  await using alive = await app.workDirs.create('alive');
  await utimes(alive.path, 1, 1);
  await app.clock.advance(day);
  await purgeOf(app).execute(never);
  t.is(await sessions.purgeExpired(), 0);
  t.deepEqual(await sessions.get('long'), { a: 1 });
  t.is(await app.workDirs.sweep(0), 0, 'only the living one is left');
});

test('tokens, links and counts of guesses that mean nothing any more go too', async (t) => {
  await using app = await openApplication();
  const hash = (text: string) => text as SecretHash;
  const family = openFamily(tokenFamilyId(freshId()), app.owner.id, hash('a'), noon);
  const reset = openPasswordReset(passwordResetId(freshId()), app.owner.id, hash('b'), noon);
  const key = 'somebody' as AttemptKey;
  const guess = countAttempt(key, undefined, accountAttempts, noon);
  await app.read(async (tx) => {
    await tx.refreshTokens.add(family);
    await tx.passwordResets.add(reset);
    if (guess.ok) await tx.logInAttempts.add(guess.value);
  });
  const left = () =>
    app.read(async (tx) => [
      (await tx.refreshTokens.find(family.id)) !== undefined,
      (await tx.passwordResets.findByHash(reset.secretHash)) !== undefined,
      (await tx.logInAttempts.find(key)) !== undefined,
    ]);
  await purgeOf(app).execute(never);
  t.deepEqual(await left(), [true, true, true]);
  await app.clock.advance(day);
  await purgeOf(app).execute(never);
  t.deepEqual(await left(), [true, false, false]);
  await app.clock.advance(6 * day);
  await purgeOf(app).execute(never);
  t.deepEqual(await left(), [false, false, false]);
});

test('what an analysis spent on models is forgotten when it was not touched for 30 days', async (t) => {
  await using app = await openApplication();
  const { modelSpend, clock } = app;
  for (let scope = 0; scope < 250; scope++) await modelSpend.reserve(`old ${scope}`, 60, 100);
  await clock.advance(1);
  await modelSpend.reserve('kept', 60, 100);
  await clock.advance(30 * day);
  await purgeOf(app).execute(never);
  t.is(await modelSpend.reserve('kept', 60, 100), undefined);
  for (let scope = 0; scope < 250; scope++) t.truthy(await modelSpend.reserve(`old ${scope}`, 100, 100));
});

test('a worker that was not seen for a day is forgotten', async (t) => {
  await using app = await openApplication();
  const { workers, clock } = app;
  for (let n = 0; n < 250; n++) await workers.report(aWorker());
  const kept = aWorker({ lastSeenAt: plusMs(noon, 1) });
  await workers.report(kept);
  await clock.advance(day + 1);
  await purgeOf(app).execute(never);
  t.deepEqual(await workers.list(noon, 1_000), [kept]);
});

test('what cannot be removed keeps nothing else, is thrown at the end, and stops with its job', async (t) => {
  await using app = await openApplication();
  const stuck = await finished(app, 'completed', 8 * day);
  const failed = await finished(app, 'failed', 15 * day);
  await app.persistence.sessions.set('short', {}, 1);
  await app.clock.advance(1);
  const storage: typeof app.storage = {
    ...app.storage,
    deletePrefix: (prefix) =>
      stuck.startsWith(prefix) ? Promise.reject(new StorageFault('no')) : app.storage.deletePrefix(prefix),
  };
  const error = await t.throwsAsync(purgeOf(app, { storage }).execute(never), { instanceOf: AggregateError });
  t.is(error.errors.length, 1);
  t.deepEqual(await app.keys('artifacts'), [stuck]);
  t.is(await app.persistence.sessions.purgeExpired(), 0);
  t.false(failed === stuck);
  await t.throwsAsync(purgeOf(app).execute(AbortSignal.abort(new Error('stop'))), { message: 'stop' });
  t.deepEqual(await app.keys('artifacts'), [stuck]);
});

test('a worker does what each kind of job says, and passes a failure on to the queue', async (t) => {
  await using app = await openApplication();
  const notifier = createRecordingNotifier();
  const { scheduler, given } = queue();
  const sender = createRecordingWebhookSender();
  const signer = createWebhookSigner({ key: 'k'.repeat(32) });
  const purged: string[] = [];
  const warmed: string[] = [];
  const handle = handleJob({
    ...app,
    runStage: app.worker(),
    sendLetter: new SendLetter({ ...app, notifier }),
    returnExpiredLeases: new ReturnExpiredLeases(app),
    requeueStuckStages: new RequeueStuckStages({ ...app, scheduler }),
    sendPasswordReset: new SendPasswordReset({ ...app, notifier, secrets: createCryptoSecrets() }),
    deliverWebhook: new DeliverWebhook({ ...app, sender, signer, random: () => 0 }),
    requeueLostDeliveries: new RequeueLostDeliveries(app),
    countQuality: new CountQuality(app),
    purgeExpired: purgeOf(app),
    deleteStored: new DeleteStored(app),
    purgeCdn: new PurgeCdn({ ...app, purger: { purge: async (urls) => void purged.push(...urls) } }),
    refreshCdn: new RefreshCdn({ ...app, warmer: { warm: async (url) => void warmed.push(url) } }),
  });
  const context = { signal: never };
  const video = await app.upload();
  const [first] = await app.takeJobs();
  if (first === undefined) throw new Error('no job');
  await handle(first, context);
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  t.is(execution?.stages.validate.state, 'done');
  await app.clock.advance(minute);
  await handle({ name: 'requeue-stuck-stages' }, context);
  t.deepEqual(given, [{ name: 'run-stage', executionId: execution?.id, stage: 'extract' }] as never);
  await handle({ name: 'return-expired-leases' }, context);

  await handle(job(video.storageKey), context);
  t.deepEqual(await app.keys('videos'), []);
  const put = (key: string) =>
    app.storage.put(key, Readable.from([Buffer.from('x')]), { contentType: 'a/b', maxBytes: 9 });
  for (const key of ['artifacts/a/1', 'artifacts/a/b/2', 'artifacts/ab']) await put(key);
  await handle(job('artifacts/a'), context);
  await handle(job('artifacts/a'), context);
  t.deepEqual(await app.keys('artifacts'), ['artifacts/ab']);
  const address = { url: 'https://cdn.test/a', untilMs: app.clock.now() + minute };
  await handle({ name: 'purge-cdn', addresses: [address], attempt: 0 }, context);
  t.deepEqual(purged, [address.url]);

  const { email: to, locale, name: recipientName } = app.owner;
  const notification = { kind: 'password-reset', to, locale, recipientName, link: '/', validMinutes: 5 } as const;
  await handle({ name: 'notify', notification }, context);
  t.deepEqual(notifier.sent, [notification]);
  await handle({ name: 'send-password-reset', email: to }, context);
  t.like(notifier.sent[1], { kind: 'password-reset', to, validMinutes: 60 });
  notifier.setDown(true);
  await t.throwsAsync(handle({ name: 'send-password-reset', email: to }, context), { instanceOf: NotificationFault });
  notifier.setDown(false);
  notifier.setRefusing(true);
  await handle({ name: 'send-password-reset', email: to }, context);
  await handle({ name: 'purge-expired' }, context);
  await handle({ name: 'count-quality' }, context);
  await handle({ name: 'refresh-cdn' }, context);
  t.deepEqual(warmed, [], 'nothing waits for an operator');

  const webhook = aWebhook({ ownerId: app.owner.id });
  const delivery = aDelivery({ webhookId: webhook.id, ownerId: app.owner.id, dueAt: noon });
  await app.unitOfWork.run(async (tx) => {
    await tx.webhooks.add(webhook);
    return accept(await tx.webhookDeliveries.add(delivery));
  });
  await app.clock.advance(11 * minute);
  await app.takeJobs();
  await handle({ name: 'requeue-lost-deliveries' }, context);
  const [again] = await app.takeJobs();
  t.deepEqual(again, { name: 'deliver-webhook', deliveryId: delivery.id, attempt: 0 });
  if (again !== undefined) await handle(again, context);
  t.deepEqual(
    sender.sent.map(({ id }) => id),
    [delivery.id],
  );
  await t.throwsAsync(handle({ name: 'purge-expired' }, { signal: AbortSignal.abort(new Error('stop')) }), {
    message: 'stop',
  });
});

test('periodic work of a worker is waited for when the worker stops, also when it fails', async (t) => {
  await using app = await openApplication();
  let letGo = (): void => undefined;
  let calls = 0;
  const work = async (): Promise<void> => {
    calls++;
    await new Promise<void>((resolve) => (letGo = resolve));
    throw new Error('failed');
  };
  const repeating = repeatedly(app.clock, 100, work);
  const ticking = app.clock.advance(100);
  await Promise.resolve();
  let isStopped = false;
  const stopping = repeating[Symbol.asyncDispose]().then(() => (isStopped = true));
  await new Promise((resolve) => setImmediate(resolve));
  t.false(isStopped);
  letGo();
  await Promise.all([stopping, ticking]);
  await app.clock.advance(second);
  t.is(calls, 1);
});

const presenceOf = (app: Application) => {
  const { id, host, processId, version, stagesAtOnce } = aWorker();
  const self = { id, host, processId, version, stagesAtOnce };
  const told: string[] = [];
  const broken = new Set<string>();
  let hold: Promise<void> = Promise.resolve();
  const say = async (what: string, work: () => Promise<void>): Promise<void> => {
    told.push(`${what} begins`);
    await hold;
    if (broken.has(what)) throw new PersistenceFault('no database');
    await work();
    told.push(what);
  };
  const registry: Pick<WorkerRegistry, 'report' | 'leave'> = {
    report: (worker) => say(worker.state, () => app.workers.report(worker)),
    leave: (gone) => say('leave', () => app.workers.leave(gone)),
  };
  return {
    presence: new ReportWorker({ registry, self, clock: app.clock, logger: app.logger }),
    self,
    told,
    broken,
    holdUntil: (until: Promise<void>) => void (hold = until),
  };
};

test('a worker says of itself since when it is there, when it was last seen and whether it stops', async (t) => {
  await using app = await openApplication();
  const { presence, self } = presenceOf(app);
  await app.clock.advance(second);
  await presence.execute('working');
  const seen = { ...self, startedAt: noon, lastSeenAt: plusMs(noon, second), state: 'working' } as const;
  t.deepEqual(await app.workers.list(noon, 10), [seen]);
  await app.clock.advance(minute);
  await presence.execute('draining');
  const stopping = { ...seen, lastSeenAt: plusMs(noon, second + minute), state: 'draining' } as const;
  t.deepEqual(await app.workers.list(noon, 10), [stopping]);
  await presence.leave();
  t.deepEqual(await app.workers.list(noon, 10), []);
});

test('what a worker says is said in its order, one thing after another', async (t) => {
  await using app = await openApplication();
  const { presence, told, holdUntil } = presenceOf(app);
  let letGo = (): void => undefined;
  holdUntil(new Promise((resolve) => (letGo = resolve)));
  const said = [presence.execute('working'), presence.execute('draining'), presence.leave()];
  await new Promise((resolve) => setImmediate(resolve));
  t.deepEqual(told, ['working begins']);
  letGo();
  await Promise.all(said);
  t.deepEqual(
    told,
    ['working', 'draining', 'leave'].flatMap((what) => [`${what} begins`, what]),
  );
  t.deepEqual(await app.workers.list(noon, 10), []);
});

test('a worker that cannot be heard throws nothing, and complains once until it is heard again', async (t) => {
  await using app = await openApplication();
  const { presence, broken } = presenceOf(app);
  const lines = () => app.logger.lines.map(({ level }) => level);
  for (const what of ['working', 'leave']) broken.add(what);
  for (let beats = 0; beats < 3; beats++) await presence.execute('working');
  await presence.leave();
  t.deepEqual(lines(), ['warn']);
  broken.clear();
  for (let beats = 0; beats < 3; beats++) await presence.execute('working');
  t.deepEqual(lines(), ['warn', 'info']);
  t.is((await app.workers.list(noon, 10)).length, 1);
  broken.add('working');
  await presence.execute('working');
  t.deepEqual(lines(), ['warn', 'info', 'warn']);
});

test('a worker tells of itself at its start, every ten seconds, while it stops and when it has stopped', async (t) => {
  await using app = await openApplication();
  const { presence, told } = presenceOf(app);
  const { scheduler } = queue();
  let letGo = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (letGo = resolve));
  const worker = await startWorker(
    {
      ...app,
      scheduler,
      worker: { start: async () => ({ [Symbol.asyncDispose]: () => stopped }) },
      handler: async () => undefined,
      relay: new RelayOutbox({ ...app, outbox: app.persistence.outboxRelay, scheduler }),
      presence,
    },
    { stages: 1, graceMs: 1 },
  );
  const heard = () => told.filter((what) => !what.endsWith('begins'));
  t.deepEqual(heard(), ['working']);
  await app.clock.advance(25 * second);
  t.deepEqual(heard(), ['working', 'working', 'working']);
  const stopping = worker[Symbol.asyncDispose]();
  await app.clock.advance(10 * second);
  t.deepEqual(heard().slice(3), ['draining', 'draining']);
  letGo();
  await stopping;
  t.is(heard().at(-1), 'leave');
  await app.clock.advance(minute);
  t.is(heard().length, 6, 'nothing more is said');
});

const letterOf = ({ owner }: Application) => {
  const recipient = { to: owner.email, locale: owner.locale, recipientName: owner.name };
  return { ...recipient, kind: 'report-published', videoTitle: 'x', link: 'https://a.b/', confirmedCount: 1 } as const;
};

test('a letter that the mail system cannot take is sent when it can, ever more seldom tried, under one id', async (t) => {
  await using app = await openApplication();
  const notifier = createRecordingNotifier();
  const send = new SendLetter({ ...app, notifier });
  const { scheduler, given } = queue();
  const relay = new RelayOutbox({ ...app, outbox: app.persistence.outboxRelay, scheduler });
  const notification = letterOf(app);
  await append(app, { name: 'notify', notification });
  notifier.setDown(true);
  const triedAfterS: number[] = [];
  for (let passedS = 0; passedS < 4 * 3_600; passedS += 10) {
    if (passedS === 3 * 3_600) notifier.setDown(false);
    await relay.execute();
    for (const one of given.splice(0))
      if (one.name === 'notify') {
        await send.execute(one.notification, one.letter);
        triedAfterS.push(passedS);
      }
    await app.clock.advance(10 * second);
  }
  t.deepEqual(notifier.sent, [notification]);
  t.deepEqual(triedAfterS, [0, 30, 90, 210, 450, 930, 1_890, 3_810, 7_410, 11_010]);
  const waited = app.logger.lines.filter(({ message }) => message === 'a letter waits for the mail system');
  t.is(waited.length, 9);
  t.deepEqual([...new Set(waited.map(({ fields }) => fields?.['letter_id']))], notifier.ids);
});

test('a letter that the mail system refuses, or does not take for a day, is told and not tried again', async (t) => {
  await using app = await openApplication();
  const notifier = createRecordingNotifier();
  const send = new SendLetter({ ...app, notifier });
  notifier.setRefusing(true);
  t.is(await send.execute(letterOf(app), { id: 'a', attempt: 0 }), 'refused');
  notifier.setRefusing(false);
  notifier.setDown(true);
  t.is(await send.execute(letterOf(app), { id: 'a', attempt: 28 }), 'put-off');
  await app.clock.advance(day);
  t.is((await app.takeJobs()).length, 1);
  t.is(await send.execute(letterOf(app), { id: 'a', attempt: 29 }), 'given-up');
  await app.clock.advance(day);
  t.deepEqual(await app.takeJobs(), []);
  const lost = app.metrics.records.filter(({ name }) => name === 'mail_lost_total').map(({ labels }) => labels);
  t.deepEqual(lost, [
    { kind: 'report-published', reason: 'refused' },
    { kind: 'report-published', reason: 'given-up' },
  ]);
  t.deepEqual(
    app.logger.lines.filter(({ level }) => level === 'error').map(({ fields }) => fields?.['status']),
    ['refused', 'given-up'],
  );
});

test('what the log says of a letter names no mailbox', async (t) => {
  await using app = await openApplication();
  const cause = new Error('550 5.1.1 <anna.b+c@example.com>: no such user anna.b+c@example.com');
  const notifier = {
    send: () => Promise.reject(new NotificationFault('Refused.', { cause, isPermanent: true })),
  };
  await new SendLetter({ ...app, notifier }).execute(letterOf(app));
  t.is(
    app.logger.lines.at(-1)?.fields?.['error'],
    'Refused. 550 5.1.1 <***@example.com>: no such user ***@example.com',
  );
});
