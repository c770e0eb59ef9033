import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { validateWebhook } from 'replicate';
import { openReceiver, status } from '../../adapters/webhooks/loopback-receiver.js';
import { compose } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { startWorkerOf } from '../../../hosts/composition/start-worker-of.js';
import { T } from '../../../hosts/composition/tokens.js';

test('a message goes from the cabinet through outbox and queue to a receiver, and once more when asked', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'webhooks-'));
  t.teardown(() => rm(dataDir, { recursive: true, force: true }));
  await using receiver = await openReceiver();
  receiver.answer(status(500));
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'error', WEBHOOK_ALLOW_PRIVATE: 'true', WEBHOOK_ALLOW_HTTP: 'true' };
  const verdict = readConfig(env, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  await using composition = await compose(verdict.config, 'embedded');
  const { container } = composition;
  await container.get(T.database).migrate.up();
  const account = {
    email: 'w@example.test',
    password: 'a long password',
    name: 'W',
    role: 'client',
    locale: 'ru',
  } as const;
  const registered = await container.get(T.registerUser).execute(account);
  if (!registered.ok) throw new Error(registered.refusal.kind);
  const actor = { userId: registered.value.id, role: 'client' } as const;
  const { createWebhook, testWebhook, redeliverWebhook } = container.get(T.webhooks);
  const url = `http://127.0.0.1:${receiver.port}/in`;
  const made = await createWebhook.execute(actor, { url, events: ['video.ready'], description: '' });
  if (!made.ok) throw new Error(made.refusal.kind);
  const { webhook, secret } = made.value;

  await using _worker = await startWorkerOf(composition, { stages: 1, graceMs: 1_000 });
  const sent = await testWebhook.execute(actor, webhook.id);
  if (!sent.ok) throw new Error(sent.refusal.kind);
  const { id } = sent.value;
  const until = async (state: string) => {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
      const delivery = await container.get(T.queries).webhookDelivery(id, actor.userId);
      if (delivery?.state === state) return delivery;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the delivery did not become ${state}`);
  };
  await until('failed');
  receiver.answer(status(204));
  t.true((await redeliverWebhook.execute(actor, webhook.id, id)).ok);
  const delivered = await until('delivered');
  t.is(delivered.attemptCount, 2);
  const [first, second] = receiver.received;
  t.is(receiver.received.length, 2);
  t.is(first?.body, second?.body);
  t.deepEqual([first?.headers['webhook-id'], second?.headers['webhook-id']], [id, id]);
  for (const { headers, body } of receiver.received) {
    const {
      'webhook-id': key = '',
      'webhook-timestamp': timestamp = '',
      'webhook-signature': signature = '',
    } = headers;
    t.true(await validateWebhook({ id: key, timestamp, signature, body, secret }));
  }
});
