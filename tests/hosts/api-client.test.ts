import test from 'ava';
import { readFile } from 'node:fs/promises';
import { clip } from '../media/small-clips.js';
import { password, register } from './harness/accounts.js';
import { apiClient, type ApiClient } from './harness/api-client.js';
import { documentOfApi } from './harness/document-of-api.js';
import { seedVerification } from './harness/seeds.js';
import { createWebHarness, type WebHarness } from './harness/web-harness.js';

const loggedIn = async (harness: WebHarness, email: string): Promise<ApiClient> => {
  const { data } = await apiClient(harness).POST('/api/auth/token/', { body: { username: email, password } });
  if (data === undefined) throw new Error(`${email} can't log in`);
  return apiClient(harness, { authorization: `Bearer ${data.access}` });
};

test('the client that is generated from the document walks the line from upload to report', async (t) => {
  await using harness = await createWebHarness();
  const owner = await register(harness, 'client');
  const client = await loggedIn(harness, owner.email);
  const operator = await loggedIn(harness, (await register(harness, 'operator')).email);

  const project = await client.POST('/api/projects/', { body: { name: 'Канал', description: '' } });
  t.is(project.response.status, 201);
  const file = new Blob([await readFile(await clip('clip.mp4'))]);
  const uploaded = await client.POST('/api/videos/', {
    params: { query: { project_id: project.data?.id ?? '' } },
    body: { project_id: project.data?.id ?? '', title: 'Выпуск', file: '' },
    bodySerializer: () => {
      const form = new FormData();
      form.append('title', 'Выпуск');
      form.append('file', file, 'clip.mp4');
      return form;
    },
  });
  t.is(uploaded.data?.title, 'Выпуск', JSON.stringify(uploaded.error));
  t.is(uploaded.data?.status, 'uploaded');

  const { task, video, triggers } = await seedVerification(harness, owner);
  const taken = await operator.POST('/api/verification-tasks/take-next/', {});
  t.is(taken.data?.id, task.id);
  for (const { id } of triggers) {
    const decided = await operator.POST('/api/triggers/{id}/decision/', {
      params: { path: { id } },
      body: { verdict: 'confirmed', comment: '' },
    });
    t.is(decided.data?.decision?.verdict, 'confirmed');
  }
  const completed = await operator.POST('/api/verification-tasks/{id}/complete/', {
    params: { path: { id: task.id } },
    body: { summary: 'Две находки' },
  });
  t.is(completed.data?.status, 'final');

  const report = await client.GET('/api/videos/{id}/report/', { params: { path: { id: video.id } } });
  t.is(report.data?.findings.length, 2);
  t.is(report.data?.summary, 'Две находки');
  const refused = await client.GET('/api/verification-tasks/');
  t.is(refused.error?.code, 'forbidden');
});

test('the document in docs is the one that the host gives', async (t) => {
  const published: unknown = JSON.parse(await readFile('docs/schemas/openapi.json', 'utf8'));
  const given: unknown = JSON.parse(JSON.stringify(await documentOfApi()));
  t.deepEqual(published, given, 'run: npm run build && node hosts/setup/write-schemas.mjs');
});
