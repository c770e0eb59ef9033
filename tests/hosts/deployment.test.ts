import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { readConfig } from '../../hosts/composition/config.js';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { findImports } from '../architecture/find-imports.js';
import { createWebHarness } from './harness/web-harness.js';

const read = (path: string): Promise<string> => readFile(join(projectRoot, path), 'utf8');
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
const unique = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

/** Only docker-compose.yml reads these. */
const ofCompose = ['IMAGE_TAG', 'POSTGRES_PASSWORD', 'PUBLISH_WEB', 'REDIS_PASSWORD'];
/** Read to be warned about; `DJANGO_ENV` stands beside `APP_ENV`. */
const warnedAbout = /^(?:DEBUG|DJANGO_\w+|EMAIL_BACKEND|ALLOWED_HOSTS|DASHBOARD_URL|CELERY_\w+)$/;

const known = ((): ReadonlySet<string> => {
  const asked = new Set<string>();
  const watch = (given: Record<string, string>): void => {
    readConfig(
      new Proxy(given, {
        get: (target, name) => {
          asked.add(String(name));
          return Reflect.get(target, name) as unknown;
        },
      }),
      '/project',
    );
  };
  const rows = { DATABASE_URL: 'postgres://db/x', DATABASE_REPLICA_URL: 'postgres://db/y', APP_ENV: 'production' };
  for (const [BACKBLAZE_BUCKET_NAME, AGENDA_BACKEND] of [
    ['', ''],
    ['x', 'mongo'],
  ] as const)
    for (const given of [{}, { ...rows, BACKBLAZE_BUCKET_NAME, AGENDA_BACKEND }]) watch(given);
  return asked;
})();
const own = unique([...known].filter((name) => !warnedAbout.test(name)));

const manuals = ['docs/configuration.md', 'docs/configuration.en.md'];

test('the example and the manual in both languages name every variable that is read, and no other', async (t) => {
  t.true(own.length > 55, String(own.length));
  const expected = unique([...own, ...ofCompose]);
  t.deepEqual(unique(all(await read('.env.example'), /^([A-Z][A-Z0-9_]+)=/gm)), expected);
  for (const manual of manuals) {
    const firstCells = all(await read(manual), /^\| ([^|]+) \|/gm).join(' ');
    const named = all(firstCells, /`([A-Z][A-Z0-9_]+)`/g).filter((name) => name !== 'DJANGO_ENV');
    t.deepEqual(unique(named), expected, manual);
    t.is(new Set(named).size, named.length, `${manual} names each once`);
  }
});

const kubernetes = 'docs/deployment/kubernetes';

/** `NAME: value` lines of a YAML file, quotes off. */
const pairs = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^ +([A-Z][A-Z0-9_]+): (.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value.replace(/^'(.*)'$/, '$1'),
    ]),
  );

const secrets: Readonly<Record<string, string>> = {
  SECRET_KEY: 'k7Qz0cV2nB9xL4mW8sD1fG6hJ3pR5tY0uA',
  DATABASE_URL: 'postgres://app:x@db.example.ru:5432/compliance',
  REDIS_URL: 'rediss://default:x@redis.example.ru:6379/0',
  BACKBLAZE_APPLICATION_KEY_ID: '000abc',
  BACKBLAZE_APPLICATION_KEY: 'key',
  EMAIL_HOST_USER: 'user',
  EMAIL_HOST_PASSWORD: 'password',
};

/** What a person types in for what the files leave blank. */
const filledIn = (given: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === '' ? (secrets[name] ?? '') : value]),
  );

const isWholeProduction = (t: ExecutionContext, given: Readonly<Record<string, string>>): void => {
  t.deepEqual(
    Object.keys(given).filter((name) => !known.has(name)),
    [],
  );
  const verdict = readConfig(filledIn(given), '/app');
  t.deepEqual(verdict.ok ? [] : verdict.problems, []);
  t.deepEqual(verdict.warnings, []);
};

test('the Kubernetes example, its secrets filled in, is a whole production configuration without a warning', async (t) => {
  const secret = pairs(await read(`${kubernetes}/secret.example.yaml`));
  t.true(
    Object.values(secret).every((value) => value === ''),
    'no secret stands in the file',
  );
  const given = { ...pairs(await read(`${kubernetes}/configmap.yaml`)), ...secret };
  isWholeProduction(t, given);
});

test('the App Platform spec, its secrets filled in, is a whole production configuration without a warning', async (t) => {
  const spec = await read('.do/app.yaml');
  const given: Record<string, string> = {};
  for (const [, name = '', type, value = ''] of spec.matchAll(
    /key: (\w+)(, type: SECRET)?,?\s+value: ('[^']*'|[^'\s}]+(?: [^'}]+?)?)\s*[}\n]/g,
  )) {
    const plain = value.replace(/^'(.*)'$/, '$1');
    if (type !== undefined) t.is(plain, '', `no secret of ${name} stands in the file`);
    given[name] = plain
      .replace('${APP_URL}', 'https://app.example.ru')
      .replace('${cache.DATABASE_URL}', 'rediss://default:x@cache.example.ru:25061')
      .replace('${db.PORT}', '25060')
      .replaceAll(/\$\{db\.\w+\}/g, 'x');
  }
  t.is(Object.keys(given).length, all(spec, /key: (\w+)/g).length, 'each was read');
  isWholeProduction(t, given);
});

test('the templates have a place for every secret that there is', async (t) => {
  const isSecret =
    /(?:TOKEN|SECRET|PASSWORD|SECRET_KEY|APPLICATION_KEY|OTLP_HEADERS|(?:DATABASE|REPLICA|REDIS|MONGODB)_URL)$/;
  const secretNames = own.filter((name) => isSecret.test(name));
  t.true(secretNames.length > 10, String(secretNames));
  const inKubernetes = pairs(await read(`${kubernetes}/secret.example.yaml`));
  const onAppPlatform = all(await read('.do/app.yaml'), /key: (\w+)/g);
  const missing = (given: readonly string[]) => secretNames.filter((name) => !given.includes(name));
  t.deepEqual(missing(Object.keys(inKubernetes)), []);
  t.deepEqual(missing(onAppPlatform), ['DATABASE_REPLICA_URL', 'MONGODB_URL', 'OTEL_EXPORTER_OTLP_HEADERS']);
});

test('the manuals make every secret that the Kubernetes files name, and prepare the bucket wherever there is one', async (t) => {
  const manifests = ['web', 'worker', 'migrate-job', 'ingress'].map((name) => read(`${kubernetes}/${name}.yaml`));
  const named = (await Promise.all(manifests)).flatMap((text) =>
    all(text, /(?:secretName: |secretRef:\n +name: )([\w-]+)/g),
  );
  t.true(named.includes('ai-compliance-tls'));
  for (const manual of ['docs/deployment.md', 'docs/deployment.en.md']) {
    const text = await read(manual);
    for (const name of unique(named)) t.regex(text, new RegExp(`create secret (?:generic|tls) ${name} `), manual);
    const sections = text.split(/^## /m).filter((section) => /^(?:Kubernetes|DigitalOcean|Backblaze)/.test(section));
    t.deepEqual(
      sections.map((section) => section.includes('storage:setup')),
      [true, true, true],
      manual,
    );
  }
});

test('the connections that the App Platform spec asks of PostgreSQL are those that the manuals count', async (t) => {
  const spec = await read('.do/app.yaml');
  const [, permanent = ''] = /^services:\n([\s\S]*?)^jobs:/m.exec(spec) ?? [];
  const processes = all(permanent, /instance_count: (\d+)/g).reduce((sum, count) => sum + Number(count), 0);
  const [pool = ''] = all(spec, /DATABASE_MAX_CONNECTIONS, value: '(\d+)'/g);
  const usual = processes * (Number(pool) + 6);
  t.true(2 * usual + Number(pool) <= 97, 'what 4 GiB of DigitalOcean let in');
  for (const manual of ['docs/deployment.md', 'docs/deployment.en.md'])
    t.true((await read(manual)).includes(`${processes} × (${pool} + 6) = ${usual}`), manual);
});

test('the compose file gives the product known variables only, and what it asks of a person is in the example', async (t) => {
  const compose = await read('docker-compose.yml');
  const environment = /^x-environment:.*\n((?: {2}.*\n)+)/m.exec(compose)?.[1] ?? '';
  const given = pairs(environment);
  t.true(Object.keys(given).length > 8);
  t.deepEqual(
    Object.keys(given).filter((name) => !known.has(name)),
    [],
  );
  const asked = unique(all(compose, /(?<!\$)\$\{([A-Z0-9_]+)/g));
  const example = unique(all(await read('.env.example'), /^([A-Z][A-Z0-9_]+)=/gm));
  t.deepEqual(
    asked.filter((name) => !example.includes(name)),
    [],
  );
  t.deepEqual(
    ofCompose.filter((name) => !asked.includes(name)),
    [],
    'and each of its own is used',
  );
  const filled = { ...given, DATABASE_URL: secrets['DATABASE_URL'] ?? '', REDIS_URL: secrets['REDIS_URL'] ?? '' };
  t.true(readConfig({ ...filled, AGENDA_BACKEND: '' }, '/app').ok);
});

const files = [
  'Dockerfile',
  'docker-compose.yml',
  '.do/app.yaml',
  `${kubernetes}/web.yaml`,
  `${kubernetes}/worker.yaml`,
];

test('every probe finds its page at the port that is served, also before the proxy and while https is demanded', async (t) => {
  const texts = await Promise.all(files.map(read));
  const probes = unique(texts.flatMap((text) => all(text, /(?:http_path: |path: |8000\)\+')(\/health\/\w+)/g)));
  t.deepEqual(probes, ['/health/live', '/health/ready']);
  await using web = await createWebHarness({
    web: { isHttps: true, proxies: 1, baseUrl: 'https://compliance.example.ru' },
  });
  for (const path of probes) {
    const answer = await fetch(web.url + path, { redirect: 'manual' });
    t.is(answer.status, 200, path);
    await answer.body?.cancel();
  }
  const verdict = readConfig({}, '/app');
  const port = verdict.ok ? verdict.config.port : 0;
  const [dockerfile = '', compose = '', app = '', webPod = '', workerPod = ''] = texts;
  for (const text of [dockerfile, app, webPod])
    for (const named of all(text, /(?:containerPort: |http_port: |EXPOSE |PORT=)(\d+)/g)) t.is(Number(named), port);
  const ofWorker = pairs(await read(`${kubernetes}/configmap.yaml`))['WORKER_METRICS_PORT'];
  t.deepEqual(all(workerPod, /containerPort: (\d+)/g), [ofWorker]);
  t.is(pairs(compose)['PORT'], String(port));
  t.deepEqual(all(compose, /127\.0\.0\.1:(\d+)\/health/g), [pairs(compose)['WORKER_METRICS_PORT']]);
});

test('every program that a container runs is there', async (t) => {
  const { scripts } = JSON.parse(await read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const texts = await Promise.all([...files, `${kubernetes}/migrate-job.yaml`, '.github/workflows/ci.yml'].map(read));
  const text = texts.join('\n');
  const programs = unique(all(text, /build\/(hosts\/[\w/-]+)\.js/g));
  t.true(programs.length >= 2);
  for (const program of programs) t.true(existsSync(join(projectRoot, `${program}.ts`)), program);
  const commands = unique(all(text, /npm(?:,)? run(?:,)? (?:--silent(?:,)? )?([a-z][\w:-]*)/g));
  t.true(commands.includes('migrate'));
  for (const command of commands) t.true(command in scripts, command);
});

test('everything that shipped code imports is installed with the product, without development packages', async (t) => {
  const { dependencies } = JSON.parse(await read('package.json')) as { readonly dependencies: object };
  const imports = await findImports(projectRoot, ['domain', 'application', 'adapters', 'hosts']);
  const packages = unique(imports.map(({ to }) => to).filter((to) => to.startsWith('npm:')));
  t.true(packages.length > 30);
  t.deepEqual(
    packages.filter((name) => !(name.slice('npm:'.length) in dependencies)),
    [],
  );
});

test('a proxy of the examples lets the largest video through', async (t) => {
  const verdict = readConfig({}, '/app');
  const largest = verdict.ok ? verdict.config.mediaLimits.maxBytes : Infinity;
  for (const file of ['docs/deployment/nginx.conf', `${kubernetes}/ingress.yaml`]) {
    const [mebibytes] = all(await read(file), /(?:client_max_body_size|proxy-body-size:) (\d+)m/g);
    t.true(Number(mebibytes) * 1024 * 1024 > largest, file);
  }
});

/** All shipped code as one text. */
const sources = async (): Promise<string> => {
  const texts: string[] = [];
  for (const folder of ['domain', 'application', 'adapters', 'hosts'])
    for (const name of await readdir(join(projectRoot, folder), { recursive: true }))
      if (name.endsWith('.ts')) texts.push(await read(join(folder, name)));
  return texts.join('\n');
};

const twins = ['configuration', 'deployment', 'operations'];

test('the manuals name commands, pages and log lines that exist, and say as much in both languages', async (t) => {
  const { scripts } = JSON.parse(await read('package.json')) as { readonly scripts: object };
  const code = await sources();
  const headings = (text: string): number => all(text, /^(#+) /gm).length;
  for (const name of twins) {
    const [ru = '', en = ''] = await Promise.all([read(`docs/${name}.md`), read(`docs/${name}.en.md`)]);
    t.is(headings(ru), headings(en), name);
    t.is(all(ru, /^(\|)/gm).length, all(en, /^(\|)/gm).length, `${name}: rows of tables`);
    t.is(all(ru, /^(```)/gm).length, all(en, /^(```)/gm).length, `${name}: examples`);
    for (const text of [ru, en]) {
      for (const command of all(text, /npm run (?:--silent )?([a-z][\w:-]*)/g)) t.true(command in scripts, command);
      for (const link of all(text, /\]\(([^):#]+)[^)]*\)/g))
        t.true(existsSync(resolve(projectRoot, 'docs', dirname(name), link)), link);
    }
  }
  for (const name of ['docs/operations.md', 'docs/operations.en.md']) {
    const symptoms = all(await read(name), /^\| ([^|]*`[^|]*) \|/gm).flatMap((cell) => all(cell, /`([^`]+ [^`]+)`/g));
    const messages = symptoms.filter((text) => !text.startsWith('/'));
    t.true(messages.length >= 15, String(messages.length));
    for (const message of messages) t.true(code.includes(message), `${name}: nothing says "${message}"`);
  }
  const manifests = await readdir(join(projectRoot, kubernetes));
  const deploying = await read('docs/deployment.md');
  for (const file of all(deploying, /kubernetes\/([\w.-]+\.yaml)/g)) t.true(manifests.includes(file), file);
});
