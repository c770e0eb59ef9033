import test from 'ava';
import { createKnexPersistence } from '../../adapters/persistence-knex/index.js';
import { noon } from '../builders/moments.js';
import { migrationsContract, type MigrationsHarness } from '../contracts/persistence/migrations.contract.js';
import { sharedModelSpendContract } from '../contracts/persistence/model-spend.contract.js';
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

const fresh: MigrationsHarness = {
  name: 'PostgreSQL',
  create: async (t) => {
    const database = await server.createDatabase();
    t.teardown(() => server.dropDatabase(database));
    return {
      open: () => {
        const connection = server.url(database);
        const store = createKnexPersistence({ client: 'pg', connection, clock: { now: () => noon } });
        t.teardown(() => store[Symbol.asyncDispose]());
        return store;
      },
    };
  },
  left: async ({ knex }) => {
    const names = (await knex('pg_class')
      .where({ relnamespace: knex.raw("'public'::regnamespace") })
      .whereIn('relkind', ['r', 'i', 'S'])
      .pluck('relname')) as string[];
    return names.filter((name) => !name.startsWith('schema_migrations'));
  },
};

migrationsContract(test.serial, fresh);

sharedModelSpendContract(test.serial, fresh);
