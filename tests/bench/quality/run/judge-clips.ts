import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Detection } from '../../../../domain/detection/detection.js';
import { findArtifact } from '../../../../application/use-cases/pipeline/artifact-store.js';
import { projectId, userId, type ProjectId, type VideoId } from '../../../../domain/shared/ids.js';
import { accept } from '../../../../domain/shared/result.js';
import type { Signal } from '../../../../domain/signal/signal.js';
import type { Actor } from '../../../../domain/user/access.js';
import { compose, type Composition } from '../../../../hosts/composition/compose.js';
import { requireConfig } from '../../../../hosts/composition/load-config.js';
import { T } from '../../../../hosts/composition/tokens.js';
import { startWorkerOf } from '../../../../hosts/composition/start-worker-of.js';
import type { Clip } from '../media/make-clip.js';
import type { JudgedItem } from './judged-item.js';

export interface JudgedClip extends JudgedItem {
  readonly clip: Clip;
  /** What the models really gave. */
  readonly signals: readonly Signal[];
}

/** Videos in the pipeline at once: one is listened to while the other is looked at. */
const atOnce = 2;

/** The whole product on each clip: upload, stages, models, rules. Models are loaded once. */
export const judgeClips = async (
  clips: readonly Clip[],
  onClip: (judged: JudgedClip) => void,
): Promise<readonly JudgedClip[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'quality-'));
  try {
    const config = requireConfig(process.env);
    await using composition = await compose(
      { ...config, dataDir: folder, tempDir: join(folder, 'tmp'), logLevel: 'error', stageAttempts: 2 },
      'one-file',
    );
    const { container } = composition;
    const actor: Actor = { userId: userId(container.get(T.ids).next()), role: 'client' };
    await container.get(T.ensureCatalogue).execute();
    const project = await container.get(T.createProject).execute(actor, { name: 'quality', description: '' });
    if (!project.ok) throw new Error(`no project: ${project.refusal.kind}`);
    await using _worker = await startWorkerOf(composition, { stages: atOnce, graceMs: 1 });
    const judged = new Map<Clip, JudgedClip>();
    const waiting = [...clips];
    const work = async (): Promise<void> => {
      for (let clip = waiting.shift(); clip !== undefined; clip = waiting.shift()) {
        const result = await judgeClip(composition, actor, projectId(project.value.id), clip);
        judged.set(clip, result);
        onClip(result);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return clips.flatMap((clip) => judged.get(clip) ?? []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const judgeClip = async (
  { container }: Composition,
  actor: Actor,
  project: ProjectId,
  clip: Clip,
): Promise<JudgedClip> => {
  const uploaded = await container.get(T.uploadVideo).execute(actor, {
    projectId: project,
    title: '',
    description: '',
    // The name becomes the title; the digits of a hash would be read as somebody's number.
    fileName: `${clip.item.group}.mp4`,
    source: createReadStream(clip.path),
  });
  if (!uploaded.ok) throw new Error(`${clip.item.id} was refused: ${uploaded.refusal.kind}`);
  const id = uploaded.value.id;
  await untilJudged(container.get(T.progress), id);
  const found = await container.get(T.unitOfWork).run(async (tx) => accept(await tx.executions.ofVideo(id)));
  const [execution] = found.value;
  if (execution === undefined || findArtifact(execution, 'detection') === undefined)
    throw new Error(`the analysis of ${clip.item.id} failed`);
  const artifacts = container.get(T.artifacts);
  const [detection] = await artifacts.readLines<Detection>(execution, 'detection');
  const signals = [
    ...(await artifacts.readLines<Signal>(execution, 'speech-signals')),
    ...(await artifacts.readLines<Signal>(execution, 'visual-signals')),
  ];
  return { item: clip.item, findings: detection?.findings ?? [], clip, signals };
};

const untilJudged = async (
  progress: { subscribe(id: VideoId, signal: AbortSignal): AsyncIterable<{ readonly kind: string }> },
  id: VideoId,
): Promise<void> => {
  const watching = new AbortController();
  const limit = AbortSignal.timeout(600_000);
  for await (const event of progress.subscribe(id, AbortSignal.any([watching.signal, limit])))
    if (event.kind === 'video') break;
  watching.abort();
  limit.throwIfAborted();
};
