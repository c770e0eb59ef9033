import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { createMetricsPage, createMetricsRegistry, metricCatalogue } from '../../adapters/observability/index.js';
import { readConfig, type Config } from '../../hosts/composition/config.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { start } from '../../hosts/composition/start.js';
import { traceOf } from '../../hosts/koa/http/trace-context.js';
import { bearer, register } from './harness/accounts.js';
import { call } from './harness/call.js';
import { createWebHarness } from './harness/web-harness.js';

const token = 'the-token-of-the-metrics-page';

const configIn = (folder: string): Config => {
  const variables = { DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error', METRICS_TOKEN: token, WORKER_METRICS_PORT: '0' };
  const verdict = readConfig(variables, projectRoot);
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.problems));
  return verdict.config;
};

/** Base names of the metrics that a text in the exposition format has. */
const namesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name));

const sampleOf = (text: string, series: string): number => {
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? NaN : Number(line.slice(series.length + 1));
};

test('only the token opens the metrics: no session, no account, no other token', async (t) => {
  await using harness = await createWebHarness({
    services: (services) => ({
      ...services,
      metricsPage: createMetricsPage({ registry: createMetricsRegistry(), token, sources: [] }),
    }),
  });
  const read = async (authorization?: string, method = 'GET') => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    return call(harness, method, '/metrics', { headers });
  };
  for (const role of ['client', 'operator', 'admin'] as const) {
    const { authorization } = await bearer(harness, await register(harness, role));
    t.is((await read(authorization)).status, 401, role);
  }
  for (const wrong of [
    undefined,
    'Bearer',
    'Bearer ',
    `Bearer ${token}x`,
    `Basic ${token}`,
    token,
    `Bearer ${token} x`,
  ])
    t.is((await read(wrong)).status, 401, wrong);
  const denied = await read();
  t.regex(denied.headers.get('www-authenticate') ?? '', /^Bearer/);
  const open = await read(`bearer ${token}`);
  t.is(open.status, 200);
  t.is(open.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  t.is(open.headers.get('cache-control'), 'no-store');
  t.is((await read(`Bearer ${token}`, 'HEAD')).status, 200);
  t.is((await read(`Bearer ${token}`, 'POST')).status, 405);
  await using without = await createWebHarness();
  t.is((await call(without, 'GET', '/metrics')).status, 404);
});

test('figures are read once in a while, those that fail or take long leave the others alone', async (t) => {
  const registry = createMetricsRegistry();
  let [reads, hanging] = [0, 0];
  const page = createMetricsPage({
    registry,
    token,
    freshForMs: 60_000,
    patienceMs: 50,
    sources: [
      async () => registry.gauge('process_open_fds', (reads += 1)),
      () => Promise.reject(new Error('no database')),
      () => {
        hanging += 1;
        return new Promise(() => undefined);
      },
    ],
  });
  t.timeout(60_000, 'a figure that never comes is not waited for');
  const answers = await Promise.all(Array.from({ length: 20 }, () => page(`Bearer ${token}`)));
  t.true(answers.every(({ status }) => status === 200));
  const text = registry.render();
  t.is(sampleOf(text, 'process_open_fds'), 1);
  t.is(sampleOf(text, 'metrics_refresh_failures_total'), 1);
  const impatient = createMetricsPage({
    registry,
    token,
    freshForMs: 0,
    patienceMs: 10,
    sources: [
      () => {
        hanging += 1;
        return new Promise(() => undefined);
      },
    ],
  });
  for (let n = 0; n < 3; n += 1) await impatient(`Bearer ${token}`);
  t.is(hanging, 2, 'who hangs is not asked again');
  t.throws(() => createMetricsPage({ registry, token: 'short', sources: [] }), { instanceOf: RangeError });
});

test('a web process and a worker tell everything that the catalogue names, and their probes', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'metrics-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const config = configIn(folder);
  const headers = { authorization: `Bearer ${token}` };
  await using web = await start(config, { web: true, worker: false });
  t.is(web.probesUrl, undefined);
  const site = { url: web.url ?? '' };
  t.is((await call(site, 'GET', '/api/projects/')).status, 401);
  const ofWeb = (await call(site, 'GET', '/metrics', { headers })).text;
  const route = 'method="GET",route="/api/projects/",status="4xx"';
  t.is(sampleOf(ofWeb, `http_request_duration_seconds_count{${route}}`), 1, ofWeb);

  await using worker = await start(config, { web: false, worker: true });
  const probes = { url: worker.probesUrl ?? '' };
  for (const path of ['/health/live', '/health/ready']) t.is((await call(probes, 'GET', path)).status, 200, path);
  t.is((await call(probes, 'GET', '/metrics')).status, 401);
  t.is((await call(probes, 'GET', '/metrics', { headers: { authorization: 'Bearer no' } })).status, 401);
  t.is((await call(probes, 'POST', '/metrics', { headers })).status, 405);
  t.is((await call(probes, 'GET', '/api/projects/')).status, 404);
  const ofWorker = (await call(probes, 'GET', '/metrics', { headers })).text;
  for (const text of [ofWeb, ofWorker]) {
    t.deepEqual([...namesIn(text)].sort(), Object.keys(metricCatalogue).sort());
    t.true(sampleOf(text, 'process_resident_memory_bytes') > 10_000_000);
    t.true(Math.abs(sampleOf(text, 'process_start_time_seconds') - Date.now() / 1000 + process.uptime()) < 5);
    t.true(sampleOf(text, 'process_cpu_seconds_total') > 0);
    t.true(sampleOf(text, 'nodejs_eventloop_lag_p99_seconds') >= 0);
    t.is(sampleOf(text, 'queue_age_seconds{queue="stages"}'), 0);
    t.is(sampleOf(text, 'queue_age_seconds{queue="operators"}'), 0);
    t.is(sampleOf(text, 'queue_jobs{name="run-stage"}'), 0);
    t.is(sampleOf(text, 'workers_alive{state="working"}'), text === ofWorker ? 1 : 0);
    t.is(sampleOf(text, 'metrics_refresh_failures_total'), 0);
  }
});

const read = (path: string): Promise<string> => readFile(join(projectRoot, path), 'utf8');

/** Every PromQL expression of the dashboard and of the alerts. */
const expressions = async (): Promise<readonly string[]> => {
  const dashboard = await read('docs/deployment/grafana-dashboard.json');
  const alerts = await read('docs/deployment/prometheus-alerts.yml');
  JSON.parse(dashboard);
  return [
    ...[...dashboard.matchAll(/"expr": ("(?:[^"\\]|\\.)*")/g)].map(([, text = '']) => JSON.parse(text) as string),
    ...[...alerts.matchAll(/^ {8}expr: (?:>-\n((?: {10}.*\n)+)|(.*)$)/gm)].map(
      ([, folded, line]) => folded ?? line ?? '',
    ),
  ];
};

const functions = new Set('sum max rate increase histogram_quantile topk by and or le'.split(' '));

/** Metrics with the labels that are asked of them, whether in braces or in `by (…)`; `le` belongs to buckets. */
const askedIn = (expression: string) => {
  const bare = expression.replace(/"[^"]*"/g, '""');
  const labels = [...bare.matchAll(/\{([^}]*)\}|\bby \(([^)]*)\)/g)].flatMap(([, inBraces = '', grouped = '']) => [
    ...[...inBraces.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
    ...grouped.split(/,\s*/).filter((label) => label !== ''),
  ]);
  const outside = bare.replace(/\{[^}]*\}|\bby \([^)]*\)|\[[^\]]*\]|\b\d[\w.]*/g, ' ');
  const metrics = [...outside.matchAll(/[a-z_][a-z0-9_]*/gi)]
    .map(([name]) => name)
    .filter((name) => !functions.has(name));
  return { metrics, labels: labels.filter((label) => !['job', 'le'].includes(label)) };
};

test('the dashboard and the alerts ask for metrics and labels that there are', async (t) => {
  const all = await expressions();
  t.true(all.length > 50, String(all.length));
  const rendered = namesIn(createMetricsRegistry().render());
  const shown = new Set<string>();
  for (const expression of all) {
    const { metrics, labels } = askedIn(expression);
    t.true(metrics.length > 0, expression);
    const known = new Set<string>();
    for (const metric of metrics) {
      const base = rendered.has(metric) ? metric : metric.replace(/_(?:bucket|count|sum)$/, '');
      t.true(rendered.has(base), `${metric} in ${expression}`);
      t.is(metricCatalogue[base]?.kind === 'histogram', base !== metric, expression);
      shown.add(base);
      for (const label of metricCatalogue[base]?.labels ?? []) known.add(label);
    }
    for (const label of labels) t.true(known.has(label), `${label} in ${expression}`);
  }
  t.true(shown.size > 25, [...shown].join());
});

test('each metric that the code records is in the catalogue with its kind, and the other way round', async (t) => {
  const recorded = new Map<string, string>();
  for (const folder of ['application', 'adapters', 'hosts'])
    for (const file of await readdir(join(projectRoot, folder), { recursive: true }))
      if (file.endsWith('.ts'))
        for (const [, method = '', name = ''] of (await read(join(folder, file))).matchAll(
          /\b(?:metrics|registry)\??\.(count|observe|gauge)\(\s*'([a-z0-9_]+)'/g,
        ))
          recorded.set(name, { count: 'counter', observe: 'histogram', gauge: 'gauge' }[method] ?? '');
  recorded.set('metrics_series_dropped_total', 'counter');
  t.deepEqual(
    [...recorded].sort(),
    Object.entries(metricCatalogue)
      .map(([name, { kind }]) => [name, kind])
      .sort(),
  );
});

test('the manual explains every metric with all its labels, in both languages', async (t) => {
  for (const file of ['docs/metrics.md', 'docs/metrics.en.md']) {
    const rows = new Map(
      [...(await read(file)).matchAll(/^\| `(\w+)` +\| (\w+) +\| (.*?) +\|/gm)].map(([, name, kind, labels]) => [
        name,
        { kind, labels: [...(labels ?? '').matchAll(/(?:^|; )`(\w+)`/g)].map(([, label]) => label) },
      ]),
    );
    const described = Object.entries(metricCatalogue).map(([name, { kind, labels }]) => [name, { kind, labels }]);
    t.deepEqual([...rows].sort(), described.sort(), file);
  }
});

test('a request is logged under the trace of a proxy, unless what it says is no trace', async (t) => {
  const [trace, span] = ['0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331'];
  const zeros = '0'.repeat(32);
  t.deepEqual(traceOf(`00-${trace}-${span}-01`), { trace_id: trace, span_id: span });
  t.deepEqual(traceOf(`cc-${trace}-${span}-01-later`), { trace_id: trace, span_id: span });
  for (const bad of [
    '',
    `ff-${trace}-${span}-01`,
    `00-${zeros}-${span}-01`,
    `00-${trace}-${zeros.slice(16)}-01`,
    `00-${trace}-x`,
  ])
    t.deepEqual(traceOf(bad), {}, bad);
  await using harness = await createWebHarness();
  const traceparent = `00-${trace}-${span}-01`;
  const plain = await call(harness, 'GET', '/api/projects/', { headers: { traceparent } });
  t.is(plain.headers.get('x-request-id'), trace);
  const named = await call(harness, 'GET', '/api/projects/', {
    headers: { traceparent, 'x-request-id': 'balancer-0001' },
  });
  t.is(named.headers.get('x-request-id'), 'balancer-0001');
  const logged = harness.logger.lines.filter(({ message }) => message === 'request').map(({ fields }) => fields);
  t.like(logged[0], { request_id: trace, trace_id: trace, span_id: span });
  t.like(logged[1], { request_id: 'balancer-0001', trace_id: trace });
  const forged = await call(harness, 'GET', '/api/projects/', { headers: { traceparent: 'x', 'x-request-id': 'a b' } });
  t.regex(forged.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
});
