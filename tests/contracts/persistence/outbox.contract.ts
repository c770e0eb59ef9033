import { messageId } from '../../../domain/shared/ids.js';
import { refuse } from '../../../domain/shared/result.js';
import type { Job } from '../../../application/ports/job-scheduler.js';
import type { OutboxJob } from '../../../application/ports/outbox.js';
import { freshId } from '../../builders/fresh-id.js';
import { knownIds } from '../../builders/known-ids.js';
import { atNoon, minute, second } from '../../builders/moments.js';
import {
  inRun,
  scenarioOf,
  type DeclareTest,
  type PersistenceHarness,
  type PersistenceSubject,
} from './persistence-harness.js';

export const outboxContract = (test: DeclareTest, harness: PersistenceHarness): void => {
  const scenario = scenarioOf(test, harness);
  const message = (job: Job = { name: 'purge-expired' }): OutboxJob => ({ id: messageId(freshId()), job });
  const append = (store: PersistenceSubject, jobs: readonly OutboxJob[]) =>
    inRun(store, (tx) => tx.outbox.append(jobs));
  const claimed = async (store: PersistenceSubject, at = 0, limit = 10, leaseMs = minute) =>
    (await store.outboxRelay.claim(limit, atNoon(at), leaseMs)).map(({ id }) => id);

  scenario('jobs come to the relay as they were appended, oldest first', async ({ t, store }) => {
    const jobs: Job[] = [
      { name: 'run-stage', executionId: knownIds.execution, stage: 'validate' },
      { name: 'delete-stored', prefix: 'videos/raw/«x»' },
      {
        name: 'notify',
        notification: {
          kind: 'password-reset',
          to: 'a@example.test' as never,
          locale: 'ru',
          recipientName: 'Анна',
          link: 'https://example.test/',
          validMinutes: 30,
        },
      },
    ];
    const messages = jobs.map(message);
    await append(store, messages.slice(0, 2));
    await append(store, messages.slice(2));
    await append(store, []);
    t.deepEqual(
      await store.outboxRelay.claim(10, atNoon(), minute),
      messages.map(({ id, job }) => ({ id, job, deliveries: 1 })),
    );
  });

  scenario('jobs of a run that was refused never reach the relay', async ({ t, store }) => {
    await store.unitOfWork.run(async (tx) => {
      await tx.outbox.append([message()]);
      return refuse({ kind: 'no' });
    });
    t.deepEqual(await claimed(store), []);
    t.is(await store.outboxRelay.backlog(atNoon(minute)), 0);
  });

  scenario('a claimed message is nobody else’s until its lease ends', async ({ t, store }) => {
    const messages = [message(), message(), message()];
    const ids = messages.map(({ id }) => id);
    await append(store, messages);
    t.deepEqual(await claimed(store, 0, 2), ids.slice(0, 2));
    t.deepEqual(await claimed(store, minute - 1), ids.slice(2));
    t.deepEqual(await claimed(store, minute), ids.slice(0, 2));
    const [again] = await store.outboxRelay.claim(1, atNoon(10 * minute), minute);
    t.is(again?.deliveries, 3);
  });

  scenario('a message waits for its moment', async ({ t, store }) => {
    const later = { ...message(), notBefore: atNoon(second) };
    await append(store, [later]);
    t.deepEqual(await claimed(store, second - 1), []);
    t.is(await store.outboxRelay.backlog(atNoon(second - 1)), 0);
    t.is(await store.outboxRelay.backlog(atNoon(second)), 1);
    t.deepEqual(await claimed(store, second), [later.id]);
  });

  scenario('delivered messages are forgotten; unknown ones are ignored', async ({ t, store }) => {
    const messages = [message(), message()] as const;
    await append(store, messages);
    await claimed(store);
    t.is(await store.outboxRelay.backlog(atNoon()), 2, 'what is being delivered is not delivered yet');
    await store.outboxRelay.delivered([messages[0].id, messageId(freshId())]);
    await store.outboxRelay.delivered([]);
    t.is(await store.outboxRelay.backlog(atNoon()), 1);
    t.deepEqual(await claimed(store, minute), [messages[1].id]);
  });

  scenario(
    'a message that failed is claimed again at its moment, not before and not after its lease',
    async ({ t, store }) => {
      const [sick, healthy] = [message(), message()];
      await append(store, [sick, healthy]);
      await claimed(store, 0, 1, 10 * minute);
      await store.outboxRelay.failed(sick.id, 'the queue is away', atNoon(second));
      await store.outboxRelay.failed(messageId(freshId()), 'unknown', atNoon(second));
      t.deepEqual(await claimed(store, second - 1), [healthy.id]);
      t.deepEqual(await store.outboxRelay.claim(10, atNoon(second), minute), [{ ...sick, deliveries: 2 }]);
    },
  );

  scenario('two hundred messages claimed by twenty relays at once go out once each', async ({ t, store }) => {
    const messages = Array.from({ length: 200 }, () => message());
    await append(store, messages);
    const relays = await Promise.all(Array.from({ length: 20 }, () => claimed(store, 0, 15)));
    t.deepEqual(relays.flat().sort(), messages.map(({ id }) => id).sort());
  });
};
