import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import type { Role } from '../../../domain/user/user.js';
import { compose, type Composition } from '../../../hosts/composition/compose.js';
import { readConfig } from '../../../hosts/composition/config.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { start } from '../../../hosts/composition/start.js';
import { T } from '../../../hosts/composition/tokens.js';

export interface Account {
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly accounts: Readonly<Record<Role, Account>>;
  /** The parts of another process on the server's own folder. */
  withParts<T>(work: (container: Composition['container']) => Promise<T>): Promise<T>;
  /** Another connection to the server's own database. */
  withDatabase<T>(work: (persistence: KnexPersistence) => Promise<T>): Promise<T>;
}

const password = 'a password for the browser suite';
const account = (role: Role): Account => ({ role, email: `${role}@example.test`, password });
const accounts = { client: account('client'), operator: account('operator'), admin: account('admin') };

/** The whole product in this process, on a folder of its own: web, worker, models. `E2E_BASE_URL` names another one, with these accounts. */
export const startTestServer = async ({ worker = true }: { readonly worker?: boolean } = {}): Promise<TestServer> => {
  const given = process.env['E2E_BASE_URL'];
  if (given !== undefined)
    return {
      url: given,
      accounts,
      withParts: () => Promise.reject(new Error('a server from elsewhere keeps its parts to itself')),
      withDatabase: () => Promise.reject(new Error('a server from elsewhere keeps its database to itself')),
      [Symbol.asyncDispose]: async () => undefined,
    };
  const dataDir = await mkdtemp(join(tmpdir(), 'e2e-'));
  const port = await freePort();
  const many = '1000000';
  const env = {
    PORT: String(port),
    BASE_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    RATE_USER: many,
    RATE_ANON: many,
    RATE_UPLOAD: many,
    RATE_ANALYSIS: many,
  };
  const verdict = readConfig(env, projectRoot);
  if (!verdict.ok)
    throw new Error(verdict.problems.map(({ variable, message }) => `${variable}: ${message}`).join('; '));
  {
    await using composition = await compose(verdict.config, 'embedded');
    const { container } = composition;
    await container.get(T.database).migrate.up();
    await container.get(T.ensureCatalogue).execute();
    for (const { role, email } of Object.values(accounts)) {
      const made = await container
        .get(T.registerUser)
        .execute({ role, email, password, name: names[role], locale: 'ru' });
      if (!made.ok) throw new Error(made.refusal.kind);
    }
  }
  const withParts: TestServer['withParts'] = async (work) => {
    await using composition = await compose(verdict.config, 'embedded');
    return await work(composition.container);
  };
  const started = await start(verdict.config, { web: true, worker });
  if (started.url === undefined) throw new Error('the web host did not start');
  return {
    url: started.url,
    accounts,
    withParts,
    withDatabase: (work) => withParts((container) => work(container.get(T.database))),
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Signed addresses name the port, so it must be known before the server listens. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const names: Readonly<Record<Role, string>> = { client: 'Клара', operator: 'Олег', admin: 'Ада' };
