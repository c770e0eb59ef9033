import test from 'ava';
import { createKnexPersistence } from '../../adapters/persistence-knex/index.js';
import { persistenceContract } from '../contracts/persistence/persistence.contract.js';
import { startPostgres, type TestPostgres } from './support/postgres.js';

let server: TestPostgres;
let migrated: string;

test.before(async () => {
  server = await startPostgres();
  migrated = await server.createDatabase();
  await using store = createKnexPersistence({ client: 'pg', connection: server.url(migrated) });
  await store.migrate.up();
});

test.after.always(() => server[Symbol.asyncDispose]());

persistenceContract(test.serial, {
  name: 'PostgreSQL',
  create: async (clock) => {
    const database = await server.createDatabase(migrated);
    const subject = createKnexPersistence({ client: 'pg', connection: server.url(database), clock });
    return {
      subject,
      dispose: async () => {
        await subject[Symbol.asyncDispose]();
        await server.dropDatabase(database);
      },
    };
  },
});
