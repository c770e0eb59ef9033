import Koa from 'koa';
import { createKnexPersistence } from '../../../adapters/persistence-knex/index.js';
import type { ConnectionOptions } from '../../../adapters/persistence-knex/options.js';
import type { Statement } from './statements.js';

/** A bare Koa: the statements of a path, its rows as JSON. No check, no page, no presenter. */
const { database, paths } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly database: ConnectionOptions;
  readonly paths: Readonly<Record<string, readonly Statement[]>>;
};

const { knex } = createKnexPersistence(database);
const app = new Koa();
app.use(async (ctx) => {
  const answers: unknown[] = [];
  for (const { sql, bindings } of paths[ctx.path] ?? []) answers.push(rowsOf(await knex.raw(sql, [...bindings])));
  ctx.body = answers;
});
/** SQLite's driver gives the rows, that of PostgreSQL all about them. */
const rowsOf = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'rows' in answer ? answer.rows : answer;

const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.({ url: `http://127.0.0.1:${address.port}` });
});
process.on('disconnect', () => process.exit(0));
