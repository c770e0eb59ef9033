import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accept } from '../../../domain/shared/result.js';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { TaskId } from '../../../domain/shared/ids.js';
import type { PendingTrigger } from '../../../domain/trigger/trigger.js';
import type { VerificationTask } from '../../../domain/verification-task/verification-task.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { aTrigger } from '../../builders/a-trigger.js';
import type { TestServer } from './server.js';

const demo = join(projectRoot, 'hosts/cli/demo/demo.mp4');

const call = async <T>(server: TestServer, path: string, init: RequestInit): Promise<T> => {
  const answer = await fetch(`${server.url}/api/${path}`, init);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** What the client of the server sends with a request. */
const asClient = async (server: TestServer): Promise<Record<string, string>> => {
  const { email, password } = server.accounts.client;
  const { access } = await call<{ access: string }>(server, 'auth/token/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: email, password }),
  });
  return { authorization: `Bearer ${access}` };
};

/** Uploads the demo video and waits for the models; the id of the task that it leaves. */
export const analyseDemo = async (server: TestServer, title: string, withinMs: number): Promise<TaskId> => {
  const headers = await asClient(server);
  const project = await call<{ id: string }>(server, 'projects/', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: title }),
  });
  const form = new FormData();
  form.set('project_id', project.id);
  form.set('title', title);
  form.set('file', new Blob([await readFile(demo)], { type: 'video/mp4' }), 'demo.mp4');
  const video = await call<{ id: string }>(server, 'videos/', { method: 'POST', headers, body: form });
  const deadline = Date.now() + withinMs;
  for (;;) {
    const { status } = await call<{ status: string }>(server, `videos/${video.id}/`, { headers });
    if (status === 'verification') break;
    if (status === 'failed' || Date.now() > deadline) throw new Error(`the analysis of ${title} is ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return server.withDatabase(async ({ queries }) => {
    const { items } = await queries.tasks({ state: 'pending' }, { page: 1, pageSize: 100 });
    const found = items.find((row) => row.task.videoId === video.id);
    if (found === undefined) throw new Error('the analysis left no task');
    return found.task.id;
  });
};

/** Puts further findings of the models into a task. */
export const addFindings = (
  server: TestServer,
  id: TaskId,
  findings: readonly Partial<PendingTrigger>[],
): Promise<void> =>
  server.withDatabase(async ({ unitOfWork }) => {
    await unitOfWork.run(async (tx) => {
      const task = await tx.tasks.find(id);
      if (task === undefined) throw new Error('no such task');
      const [known] = await tx.triggers.ofExecution(task.executionId);
      const { videoId, executionId } = task;
      const catalogueVersion = known?.catalogueVersion ?? (await tx.catalogues.current())?.version ?? '';
      const about = { videoId, executionId, catalogueVersion };
      await tx.triggers.addAll(findings.map((finding) => aTrigger({ ...finding, ...about })));
      return accept(undefined);
    });
  });

export const taskOf = (server: TestServer, id: TaskId): Promise<VerificationTask> =>
  server.withDatabase(async ({ queries }) => {
    const row = await queries.task(id);
    if (row === undefined) throw new Error('no such task');
    return row.task;
  });

/** A scene that nobody should meet unprepared. */
export const aSensitiveFinding = (startMs: number, endMs: number): Partial<PendingTrigger> => ({
  riskCode: 'NSFW_EROTICA_NUDITY',
  source: 'nsfw',
  interval: { startMs, endMs },
  confidence: clampConfidence(0.81),
  evidence: [
    { kind: 'score', classifier: 'nsfw', label: 'explicit', peak: 0.81, threshold: 0.6, aboveMs: endMs - startMs },
  ],
});
