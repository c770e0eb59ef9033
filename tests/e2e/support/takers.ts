import type { KnexPersistence } from '../../../adapters/persistence-knex/index.js';
import { createArgon2PasswordHasher } from '../../../adapters/security/index.js';
import { accept } from '../../../domain/shared/result.js';
import type { User } from '../../../domain/user/user.js';
import { aUser } from '../../builders/a-user.js';
import { password } from '../../hosts/harness/accounts.js';
import { openBrowser } from '../../hosts/harness/browser.js';
import { call, within } from '../../hosts/harness/call.js';
import { seedVerification } from '../../hosts/harness/seeds.js';
import type { TestServer } from './server.js';

/** Operators, and as many tasks that wait for them, those counted that waited before. */
export const seedTakers = async (
  persistence: KnexPersistence,
  operators: number,
  tasks: number,
): Promise<readonly User[]> => {
  const passwordHash = await createArgon2PasswordHasher().hash(password);
  const owner = aUser();
  const people = Array.from({ length: operators }, () => aUser({ role: 'operator', passwordHash }));
  await persistence.unitOfWork.run(async (tx) => {
    for (const user of [owner, ...people]) await tx.users.add(user);
    return accept(undefined);
  });
  const { total } = await persistence.queries.tasks({ state: 'pending' }, { page: 1, pageSize: 1 });
  if (total > tasks) throw new Error('more tasks wait than are to be taken');
  for (let at = total; at < tasks; at++) await seedVerification({ persistence }, owner);
  return people;
};

/** Takes the next task; its id, or undefined when the queue is empty. */
export type Take = () => Promise<string | undefined>;

export const throughPages = async (server: TestServer, { email }: User): Promise<Take> => {
  const browser = openBrowser(server);
  const loggedIn = await browser.logIn(email);
  if (loggedIn.status !== 303) throw new Error(`logging in was answered with ${loggedIn.status}`);
  await browser.get('/client/operators/dashboard/');
  return async () => {
    const answer = await browser.post('/client/operators/take-next/');
    const id = /\/workspace\/([0-9a-f-]{36})\//.exec(answer.headers.get('location') ?? '')?.[1];
    if (id === undefined && answer.status !== 200) throw new Error(`taking was answered with ${answer.status}`);
    return id;
  };
};

export const throughApi = async (server: TestServer, { email }: User): Promise<Take> => {
  const token = await call(server, 'POST', '/api/auth/token/', { json: { username: email, password } });
  if (token.status !== 200) throw new Error(`logging in was answered with ${token.text}`);
  const headers = { authorization: `Bearer ${String(token.json['access'])}` };
  return async () => {
    const answer = await call(server, 'POST', '/api/verification-tasks/take-next/', { headers, json: {} });
    if (answer.status === 200) return String(answer.json['id']);
    if (within(answer.json, 'code') !== 'queue-empty') throw new Error(`taking was answered with ${answer.text}`);
    return undefined;
  };
};
