import test from 'ava';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnexPersistence } from '../../adapters/persistence-knex/index.js';
import { accept } from '../../domain/shared/result.js';
import { email, type Role, type User } from '../../domain/user/user.js';
import { startTestServer, type TestServer } from '../e2e/support/server.js';
import { call } from '../hosts/harness/call.js';
import { seedVerification } from '../hosts/harness/seeds.js';
import { runSchemathesis } from './support/schemathesis.js';

/** A stream without an end, what would end the very access that the run itself uses, and what speaks tus by its headers. */
const leftOut = ['watchVideoEvents', 'createUpload', 'continueUpload', 'logOutEverywhere', 'changePassword'];

const tokenOf = async ({ url, accounts }: TestServer, role: Role): Promise<string> => {
  const { email: username, password } = accounts[role];
  const answer = await call({ url }, 'POST', '/api/auth/token/', { json: { username, password } });
  return `Bearer ${String(answer.json['access'])}`;
};

const ownerIn = async ({ unitOfWork }: KnexPersistence, address: string): Promise<User> => {
  const found = await unitOfWork.run(async (tx) => {
    const known = email(address);
    return accept(known.ok ? await tx.users.findByEmail(known.value) : undefined);
  });
  if (!found.ok || found.value === undefined) throw new Error(`no account ${address}`);
  return found.value;
};

for (const role of ['admin', 'client'] as const)
  test.serial(
    `whatever ${role} sends that the document allows or forbids is answered as the document says`,
    async (t) => {
      t.timeout(480_000);
      const folder = await mkdtemp(join(tmpdir(), 'api-schema-'));
      const server = await startTestServer({ worker: false });
      try {
        const judged = await server.withDatabase(async (persistence) => {
          const owner = await ownerIn(persistence, server.accounts.client.email);
          return seedVerification({ persistence }, owner);
        });
        const { status, output } = await runSchemathesis({
          url: server.url,
          authorization: await tokenOf(server, role),
          folder,
          known: {
            '/api/projects/{id}/': ['id', judged.project.id],
            '/api/videos/{id}/': ['id', judged.video.id],
            '/api/triggers/{id}/': ['id', judged.triggers[0].id],
            '/api/verification-tasks/{id}/': ['id', judged.task.id],
            '/api/pipeline-executions/{id}/': ['id', judged.execution.id],
            '/api/risk-definitions/{code}/': ['code', 'PROF_OBSCENE_SPEECH'],
          },
          without: leftOut,
          maxExamples: 8,
        });
        t.is(status, 0, output);
        const [, cases = '0'] = /(\d+) generated/.exec(output) ?? [];
        t.log(`${cases} cases`);
        t.true(Number(cases) > 1_000, output);
      } finally {
        await server[Symbol.asyncDispose]();
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
