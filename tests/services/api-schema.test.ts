import test from 'ava';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accept } from '../../domain/shared/result.js';
import { email, type Role, type User } from '../../domain/user/user.js';
import { startTestServer, type TestServer } from '../e2e/support/server.js';
import { call } from '../hosts/harness/call.js';
import { seedVerification } from '../hosts/harness/seeds.js';
import { runSchemathesis } from './support/schemathesis.js';

/** Operations that no generated request can speak, by id; each has tests of its own. */
const leftOut: Readonly<Record<string, string>> = {
  watchVideoEvents: 'a stream that stays open for as long as the video is under way',
  createUpload: 'the file and what is known of it are in headers of the tus protocol',
  continueUpload: 'the file and what is known of it are in headers of the tus protocol',
};

/** Fails when one of these ids names nothing any more. */
const withoutThese = async ({ url }: TestServer): Promise<readonly string[]> => {
  const { json } = await call({ url }, 'GET', '/api/schema/');
  const paths = Object.values(json['paths'] as Readonly<Record<string, Readonly<Record<string, object>>>>);
  const known = new Set(
    paths.flatMap((path) => Object.values(path)).map((one) => (one as { operationId?: string }).operationId),
  );
  const unknown = Object.keys(leftOut).filter((id) => !known.has(id));
  if (unknown.length > 0) throw new Error(`no such operation: ${unknown.join(', ')}`);
  return Object.keys(leftOut);
};

const tokenOf = async ({ url, accounts }: TestServer, role: Role): Promise<string> => {
  const { email: username, password } = accounts[role];
  const answer = await call({ url }, 'POST', '/api/auth/token/', { json: { username, password } });
  return `Bearer ${String(answer.json['access'])}`;
};

const userOf = async (server: TestServer, role: Role): Promise<User> =>
  server.withDatabase(async ({ unitOfWork }) => {
    const found = await unitOfWork.run(async (tx) => {
      const known = email(server.accounts[role].email);
      return accept(known.ok ? await tx.users.findByEmail(known.value) : undefined);
    });
    if (!found.ok || found.value === undefined) throw new Error(`no account of a ${role}`);
    return found.value;
  });

for (const role of ['admin', 'client'] as const)
  test.serial(
    `whatever ${role} sends that the document allows or forbids is answered as the document says`,
    async (t) => {
      t.timeout(480_000);
      const folder = await mkdtemp(join(tmpdir(), 'api-schema-'));
      const server = await startTestServer({ worker: false });
      try {
        const owner = await userOf(server, 'client');
        const judged = await server.withDatabase((persistence) => seedVerification({ persistence }, owner));
        const { status, output } = await runSchemathesis({
          url: server.url,
          authorization: await tokenOf(server, role),
          folder,
          known: {
            // Never the caller: whose own account is closed or demoted is nobody for the rest of the run.
            '/api/users/{id}/': ['id', (await userOf(server, 'operator')).id],
            '/api/projects/{id}/': ['id', judged.project.id],
            '/api/videos/{id}/': ['id', judged.video.id],
            '/api/triggers/{id}/': ['id', judged.triggers[0].id],
            '/api/verification-tasks/{id}/': ['id', judged.task.id],
            '/api/pipeline-executions/{id}/': ['id', judged.execution.id],
            '/api/risk-definitions/{code}/': ['code', 'PROF_OBSCENE_SPEECH'],
          },
          without: await withoutThese(server),
          maxExamples: 20,
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
