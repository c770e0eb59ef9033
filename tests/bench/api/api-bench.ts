import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKnexPersistence, type ConnectionOptions } from '../../../adapters/persistence-knex/index.js';
import { IdentifyActor } from '../../../application/index.js';
import { call } from '../../hosts/harness/call.js';
import { median, percent, times, type Bench, type Measure } from '../shared/bench.js';
import { isPostgresInstalled, startPostgres } from '../../services/support/postgres.js';
import { tokenFamilyId } from '../../../domain/shared/ids.js';
import { freshId } from '../../builders/fresh-id.js';
import { startChild } from '../shared/child-server.js';
import { loadOf, type LoadFigures } from '../shared/load.js';
import { password, seedMillion } from './seed.js';
import { statementsOf } from '../shared/statements.js';

const rounds = 5;
const roundSeconds = 4;

const lists = {
  projects: { path: '/api/projects/?page_size=20', what: 'токен + список проектов по 20' },
  triggers: { path: '/api/triggers/?page_size=50', what: 'токен + список признаков по 50 из 1 000 000' },
} as const;

/** Requests per second and p99 of the product against a bare Koa that sends the same statements to the same database. */
export const apiBench: Bench = {
  name: 'api',
  title: 'REST API',
  method: `SQLite и, если установлена, PostgreSQL 15 (сервер свой, на той же машине); 10 соединений, раундов: ${rounds} по ${roundSeconds} с на каждый путь и сервер, вперемежку, серверы в своих процессах. «Голый» Koa шлёт те же SELECT (с чтением учётной записи и входа) и отдаёт строки как JSON, без проверки токена, ограничений частоты, сессий, журнала и представления.`,
  async run(log) {
    const measures: Measure[] = [];
    for (const open of [openSqlite, openPostgres]) {
      await using place = await open();
      if (place === undefined) log('PostgreSQL is not installed: not measured');
      else measures.push(...(await measure(place, log)));
    }
    return measures;
  },
};

/** Where rows lie for one comparison. */
interface Place extends AsyncDisposable {
  readonly name: string;
  readonly folder: string;
  readonly connection: ConnectionOptions;
  /** The same for the product. */
  readonly env: Readonly<Record<string, string>>;
}

const ownFolder = async (): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-api-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

const openSqlite = async (): Promise<Place> => {
  const { folder, remove } = await ownFolder();
  const connection = { client: 'sqlite', filename: join(folder, 'data.sqlite3') } as const;
  return { name: 'SQLite', folder, connection, env: {}, [Symbol.asyncDispose]: remove };
};

/** Undefined where PostgreSQL is not installed. */
const openPostgres = async (): Promise<Place | undefined> => {
  if (!isPostgresInstalled()) return undefined;
  const { folder, remove } = await ownFolder();
  const server = await startPostgres({ shared_buffers: '512MB' });
  const url = server.url(await server.createDatabase());
  return {
    name: 'PostgreSQL',
    folder,
    connection: { client: 'pg', connection: url },
    env: { DATABASE_URL: url },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await remove();
    },
  };
};

const measure = async (place: Place, log: (line: string) => void): Promise<readonly Measure[]> => {
  const many = '1000000';
  const rates = { RATE_USER: many, RATE_ANON: many, RATE_UPLOAD: many, RATE_ANALYSIS: many };
  const env = { PORT: '0', DATA_DIR: place.folder, LOG_LEVEL: 'error', ...rates, ...place.env };
  const persistence = createKnexPersistence(place.connection);
  log(`${place.name}: a million rows`);
  await persistence.migrate.up();
  const owner = await seedMillion(persistence);
  // As for a token, which names its log-in; that none is found costs the same look into the index.
  const identify = () => new IdentifyActor(persistence).execute(owner.id, owner.createdAt, tokenFamilyId(freshId()));
  const page = (pageSize: number) => ({ page: 1, pageSize });
  const paths = {
    '/projects': await statementsOf(persistence.knex, async () => {
      await identify();
      await persistence.queries.projects({ owner: owner.id }, page(20));
    }),
    '/triggers': await statementsOf(persistence.knex, async () => {
      await identify();
      await persistence.queries.triggers({ owner: owner.id }, page(50));
    }),
  };
  await persistence[Symbol.asyncDispose]();

  await using product = await startChild(new URL('../shared/product-server.js', import.meta.url), env);
  await using bare = await startChild(new URL('../shared/bare-server.js', import.meta.url), {
    database: place.connection,
    paths,
  });
  const token = await call(product, 'POST', '/api/auth/token/', { json: { username: owner.email, password } });
  const headers = { authorization: `Bearer ${String(token.json['access'])}` };

  const measures: Measure[] = [];
  for (const [name, { path, what }] of Object.entries(lists)) {
    const figures: Record<'ours' | 'bare', LoadFigures[]> = { ours: [], bare: [] };
    for (let round = 0; round <= rounds; round++) {
      const ours = await loadOf(product.url + path, headers, roundSeconds);
      const without = await loadOf(`${bare.url}/${name}`, {}, roundSeconds);
      log(
        `${place.name} ${name} ${round}: ${ours.requestsPerSecond.toFixed(0)} / ${without.requestsPerSecond.toFixed(0)} 1/s, p99 ${ours.p99Ms} / ${without.p99Ms} ms`,
      );
      // The first one warms up.
      if (round === 0) continue;
      figures.ours.push(ours);
      figures.bare.push(without);
    }
    measures.push(...compare(`${place.name}: ${what}`, figures.ours, figures.bare));
  }
  return measures;
};

const compare = (what: string, ours: readonly LoadFigures[], bare: readonly LoadFigures[]): readonly Measure[] => {
  const against = 'голый Koa с тем же SQL';
  const rate = (figures: readonly LoadFigures[]) => median(figures.map(({ requestsPerSecond }) => requestsPerSecond));
  const p99 = (figures: readonly LoadFigures[]) => median(figures.map(({ p99Ms }) => p99Ms));
  const share = rate(ours) / rate(bare);
  const slower = p99(ours) / p99(bare);
  return [
    {
      what: `${what}, запросов в секунду`,
      against,
      target: '≥ 60 %',
      measured: `${percent(share)} (${rate(ours).toFixed(0)} / ${rate(bare).toFixed(0)})`,
      isMet: share >= 0.6,
    },
    {
      what: `${what}, p99`,
      against,
      target: '≤ 3 ×',
      measured: `${times(slower)} (${p99(ours).toFixed(0)} / ${p99(bare).toFixed(0)} мс)`,
      isMet: slower <= 3,
    },
  ];
};
