import type { ExecutionContext } from 'ava';
import type { AccountReader } from '../../../application/ports/account-reader.js';
import type { ModelSpend } from '../../../application/ports/model-spend.js';
import type { OutboxRelayStore } from '../../../application/ports/outbox.js';
import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { SessionStore } from '../../../application/ports/session-store.js';
import type { WorkerRegistry } from '../../../application/ports/worker-registry.js';
import type { Transaction, UnitOfWork } from '../../../application/ports/unit-of-work.js';
import { accept } from '../../../domain/shared/result.js';
import type { Instant } from '../../../domain/shared/instant.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { Project } from '../../../domain/project/project.js';
import type { Video } from '../../../domain/video/video.js';
import { aProject } from '../../builders/a-project.js';
import { aVideo } from '../../builders/a-video.js';
import { anExecution } from '../../builders/an-execution.js';
import { noon } from '../../builders/moments.js';

export interface PersistenceSubject {
  readonly unitOfWork: UnitOfWork;
  readonly outboxRelay: OutboxRelayStore;
  readonly queries: ScreenQueries;
  readonly sessions: SessionStore;
  readonly accounts: AccountReader;
  readonly modelSpend: ModelSpend;
  readonly workers: WorkerRegistry;
}

/** AVA's `test` or `test.serial`. */
export type DeclareTest = (title: string, run: (t: ExecutionContext) => Promise<void>) => void;

export interface PersistenceHarness {
  readonly name: string;
  /** An empty store of its own, whose sessions and budgets live by `clock`. */
  create(clock: {
    now(): Instant;
  }): Promise<{ readonly subject: PersistenceSubject; readonly dispose: () => PromiseLike<void> }>;
}

export interface PersistenceTest {
  readonly t: ExecutionContext;
  readonly store: PersistenceSubject;
  /** The present of the store; tests move it. */
  readonly clock: { at: Instant };
}

export type Scenario = (title: string, body: (scenario: PersistenceTest) => Promise<void>) => void;

export const scenarioOf =
  (test: DeclareTest, harness: PersistenceHarness): Scenario =>
  (title, body) => {
    test(`${harness.name}: ${title}`, async (t) => {
      const clock = { at: noon };
      const { subject, dispose } = await harness.create({ now: () => clock.at });
      try {
        await body({ t, store: subject, clock });
      } finally {
        await dispose();
      }
    });
  };

/** What `work` returns, after its run was committed. */
export const inRun = async <T>(store: PersistenceSubject, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  (await store.unitOfWork.run(async (tx) => accept(await work(tx)))).value;

export interface Shelf {
  readonly project: Project;
  readonly video: Video;
  readonly execution: PipelineExecution;
}

/** A stored project with a video that has an execution; what is given replaces the defaults. */
export const stored = async (store: PersistenceSubject, over: Partial<Shelf> = {}): Promise<Shelf> => {
  const project = over.project ?? aProject();
  const video = over.video ?? aVideo({ projectId: project.id, ownerId: project.ownerId });
  const execution = over.execution ?? anExecution({ videoId: video.id, ownerId: video.ownerId });
  await inRun(store, async (tx) => {
    await tx.projects.add(project);
    await tx.videos.add(video);
    await tx.executions.add(execution);
  });
  return { project, video, execution };
};
