import { readFile } from 'node:fs/promises';
import test from 'ava';
import { dependencyRules, type DependencyRule } from './dependency-rules.js';
import { findImports, importsOf, type Import } from './find-imports.js';

const root = new URL('../../../', import.meta.url).pathname;
const folders = ['domain', 'application', 'adapters', 'hosts', 'tests'];

const breaches = (imports: readonly Import[], rule: DependencyRule): readonly Import[] =>
  imports.filter(({ from, to }) => {
    const match = rule.from.exec(from);
    if (match === null || !rule.to.test(to)) return false;
    return rule.except === undefined || !new RegExp(rule.except.replaceAll('$1', match[1] ?? '')).test(to);
  });

for (const rule of dependencyRules)
  test(`${rule.name}`, async (t) => {
    const imports = await findImports(root, folders);
    t.true(imports.length > 500, 'the search really found the project');
    t.deepEqual(breaches(imports, rule), []);
  });

const forbidden: readonly (readonly [string, string, string])[] = [
  ['domain/a.ts', "import { x } from '../application/ports/clock.js';", 'domain sees only domain'],
  ['domain/a.ts', "import fs from 'node:fs';", 'domain sees only domain'],
  ['domain/a.ts', "export * from 'lodash';", 'domain sees only domain'],
  ['application/use-cases/a.ts', "await import('../../adapters/b/index.js');", 'application sees only'],
  ['adapters/a/x.ts', "import { y } from '../b/index.js';", 'an adapter sees ports'],
  ['adapters/a/x.ts', "import { y } from '../../application/use-cases/b.js';", 'an adapter sees ports'],
  ['adapters/a/x.ts', "import { y } from '../../hosts/koa/app.js';", 'an adapter sees ports'],
  ['hosts/koa/api/x.ts', "import { Container } from 'inversify';", 'only the composition root'],
  ['hosts/koa/api/x.ts', "import { y } from '../../../adapters/b/index.js';", 'only the composition root'],
  ['hosts/koa/x.ts', "import { y } from '../worker/main.js';", 'a host does not import'],
];

for (const [file, text, rule] of forbidden)
  test(`the rules catch ${text} in ${file}`, (t) => {
    const broken = dependencyRules.filter((candidate) => breaches(importsOf(file, text), candidate).length > 0);
    t.true(broken.some((found) => found.name.startsWith(rule)));
  });

test('process.env is read only by entry points of hosts, and in set-up scripts', async (t) => {
  const imports = await findImports(root, ['domain', 'application', 'adapters', 'hosts']);
  const files = new Set(imports.map(({ from }) => from));
  const readers: string[] = [];
  for (const file of files) if (/process\.env/.test(await readFile(`${root}${file}`, 'utf8'))) readers.push(file);
  t.deepEqual(
    readers.filter((file) => !/^hosts\/(koa|worker|cli)\/main\.ts$/.test(file)),
    [],
  );
});
