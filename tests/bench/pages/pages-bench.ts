import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { freePort } from '../../e2e/support/server.js';
import { chromiumPath } from '../../e2e/support/visitor.js';
import { openBrowser } from '../../hosts/harness/browser.js';
import { median, times, type Bench, type Measure } from '../shared/bench.js';
import { startChild } from '../shared/child-server.js';
import { createAsker } from './first-byte.js';
import { feelWorkbench } from './in-browser.js';
import { readsOfPages } from './page-reads.js';
import { prepareScene, type Scene } from './scene.js';
import { fragmentOfDecision, scriptsAndStyles } from './sizes.js';

const rounds = 60;
const mostTimes = 3;

/** First bytes of pages against their bare queries, what goes over the wire, and how the workbench feels. */
export const pagesBench: Bench = {
  name: 'pages',
  title: 'Страницы',
  method: `SQLite, одно соединение, ${rounds} раундов вперемежку после трёх на прогрев, медианы; сервер и «голый» Koa в своих процессах. «Голый» Koa шлёт те же SELECT, что и страница (с чтением учётной записи), и отдаёт строки как JSON: без сессии, проверок, шаблона. На рабочем месте 2 000 находок (на странице сразу 50, остальные — отметками на шкале), в очереди 1 000 задач, в отчёте 2 000 находок. Chromium без экрана на той же машине, времена от нажатия до кадра.`,
  async run(log) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-pages-'));
    try {
      return await measure(folder, log);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const measure = async (folder: string, log: (line: string) => void): Promise<readonly Measure[]> => {
  const many = '1000000';
  const port = String(await freePort());
  const rates = { RATE_USER: many, RATE_ANON: many, RATE_UPLOAD: many, RATE_ANALYSIS: many };
  const address = { PORT: port, BASE_URL: `http://127.0.0.1:${port}` };
  const env = { ...address, DATA_DIR: folder, LOG_LEVEL: 'error', ...rates };
  log('a thousand tasks, two thousand findings');
  const scene = await prepareScene(env);
  const database = { client: 'sqlite', filename: join(folder, 'data.sqlite3') } as const;
  const paths = await readsOf(database, scene);
  await using product = await startChild(new URL('../shared/product-server.js', import.meta.url), env);
  await using bare = await startChild(new URL('../shared/bare-server.js', import.meta.url), { database, paths });
  const [client, operator] = [openBrowser(product), openBrowser(product)];
  await client.logIn(scene.client.email);
  await operator.logIn(scene.operator.email);
  const bench = `/client/operators/workspace/${scene.task}/`;

  const firstBytes = async (): Promise<readonly Measure[]> => {
    const pages = [
      { what: 'рабочее место, 2 000 находок', path: bench, who: operator, bare: '/workbench' },
      { what: 'рабочее место, 2 000 находок', path: bench, who: operator, bare: '/all-findings' },
      { what: 'главная клиента', path: '/client/dashboard/', who: client, bare: '/dashboard' },
      { what: 'очередь, 1 000 задач', path: '/client/operators/dashboard/', who: operator, bare: '/queue' },
      { what: 'отчёт, 2 000 находок', path: `/client/reports/${scene.reported}/`, who: client, bare: '/report' },
    ];
    using asker = createAsker();
    using bareAsker = createAsker();
    const measures: Measure[] = [];
    for (const page of pages) {
      const cookie = [...page.who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const [ours, without]: [number[], number[]] = [[], []];
      let bytes = 0;
      for (let round = -3; round < rounds; round++) {
        const served = await asker.ask(product.url + page.path, { cookie });
        const read = await bareAsker.ask(bare.url + page.bare);
        bytes = served.bytes;
        if (round < 0) continue;
        ours.push(served.ms);
        without.push(read.ms);
      }
      const slower = median(ours) / median(without);
      const figures = `${median(ours).toFixed(1)} / ${median(without).toFixed(1)} мс`;
      log(`${page.path} against ${page.bare}: ${figures}, ${bytes} bytes`);
      measures.push({
        what: `${page.what}: первый байт`,
        against: page.bare === '/all-findings' ? 'один SELECT всех находок' : 'те же SELECT',
        target: `≤ ${mostTimes} ×`,
        measured: `${times(slower)} (${figures})`,
        isMet: slower <= mostTimes,
      });
    }
    return measures;
  };

  return [
    ...(await firstBytes()),
    await fragmentOfDecision(operator, bench),
    await scriptsAndStyles(operator, bench, 'рабочее место'),
    await scriptsAndStyles(client, `/client/reports/${scene.reported}/`, 'отчёт'),
    ...(existsSync(chromiumPath()) ? await feelWorkbench(product.url, scene) : noChromium(log)),
  ];
};

const noChromium = (log: (line: string) => void): readonly Measure[] => {
  log('there is no Chromium here: how the workbench feels was not measured');
  return [];
};

const readsOf = async (database: { readonly client: 'sqlite'; readonly filename: string }, scene: Scene) => {
  await using persistence = createKnexPersistence(database);
  return await readsOfPages(persistence, scene);
};
