import { createKnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { messageId, projectId } from '../../../domain/shared/ids.js';
import { instant } from '../../../domain/shared/instant.js';
import { freshId } from '../../builders/fresh-id.js';

/** `node sqlite-writer.process.js FILE PROJECT TIMES`: migrates like any process that starts, then counts up the project's name. */
const [filename = '', project = '', times = '0'] = process.argv.slice(2);
await using store = createKnexPersistence({ client: 'sqlite', filename });
await store.migrate.up();
for (let done = 0; done < Number(times);) {
  const result = await store.unitOfWork.run(async (tx) => {
    const found = await tx.projects.find(projectId(project));
    if (found === undefined) throw new Error('the project is not there');
    await tx.outbox.append([
      { id: messageId(`${process.pid}-${freshId()}`), job: { name: 'delete-stored', prefix: found.name } },
    ]);
    return tx.projects.update({ ...found, name: String(Number(found.name) + 1) });
  });
  if (result.ok) done++;
}
const claimed = await store.outboxRelay.claim(10_000, instant(Date.now()), 60_000);
process.stdout.write(JSON.stringify(claimed.map(({ id }) => id)));
