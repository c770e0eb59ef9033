import test from 'ava';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { inRun } from '../contracts/persistence/persistence-harness.js';
import { persistenceContract } from '../contracts/persistence/persistence.contract.js';
import { aProject } from '../builders/a-project.js';

persistenceContract(test, {
  name: 'in memory',
  create: async (clock) => {
    const subject = createInMemoryPersistence({ clock });
    return { subject, dispose: () => subject[Symbol.asyncDispose]() };
  },
});

test('what is read from memory cannot be changed, nor does it follow what was given', async (t) => {
  await using store = createInMemoryPersistence();
  const given = { ...aProject() };
  await inRun(store, (tx) => tx.projects.add(given));
  given.name = 'changed';
  const found = await inRun(store, (tx) => tx.projects.find(given.id));
  t.not(found?.name, 'changed');
  t.true(Object.isFrozen(found));
});
