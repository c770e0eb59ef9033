import { ContainerModule } from 'inversify';
import {
  AddTrigger,
  AnalyzeVideo,
  AnswerAgeQuestions,
  BeatTask,
  CancelExecution,
  ChangeProject,
  ChangeRiskCatalogue,
  ChangeVideo,
  CompleteTask,
  CreateProject,
  DecideTrigger,
  EnsureCatalogue,
  mentionListUseCases,
  ReadAgeRating,
  ReadWorkload,
  ReleaseTask,
  RemoveProject,
  RemoveVideo,
  ReopenTrigger,
  TakeNextTask,
  TakeTask,
  UploadVideo,
  uploadUseCases,
  WatchVideo,
  accessUseCases,
  workbenchUseCases,
} from '../../../application/index.js';
import { accept } from '../../../domain/shared/result.js';
import { watchHealth } from '../../koa/health/watch-health.js';
import type { Services } from '../../koa/services.js';
import { createWebhookInbox, type ReplicateInference } from '../../../adapters/inference-replicate/index.js';
import type { Cache, Clock } from '../../../application/index.js';
import type { Config } from '../config.js';
import { adminServices } from '../admin/admin-services.js';
import { healthChecks } from '../health/health-checks.js';
import { T } from '../tokens.js';

/** Everything that the web host calls. */
export const webModule = new ContainerModule(({ bind }) => {
  bind(T.ensureCatalogue)
    .toResolvedValue((unitOfWork) => new EnsureCatalogue({ unitOfWork }), [T.unitOfWork])
    .inSingletonScope();
  bind(T.access)
    .toResolvedValue(
      (unitOfWork, accounts, passwords, tokens, secrets, links, clock, ids, logger) =>
        accessUseCases({ unitOfWork, accounts, passwords, tokens, secrets, links, clock, ids, logger }),
      [T.unitOfWork, T.accounts, T.passwords, T.tokens, T.secrets, T.links, T.clock, T.ids, T.logger],
    )
    .inSingletonScope();
  bind(T.registerUser)
    .toResolvedValue((access) => access.registerUser, [T.access])
    .inSingletonScope();
  bind(T.createProject)
    .toResolvedValue(
      (unitOfWork, clock, ids) => new CreateProject({ unitOfWork, clock, ids }),
      [T.unitOfWork, T.clock, T.ids],
    )
    .inSingletonScope();
  bind(T.uploadVideo)
    .toResolvedValue(
      (config, unitOfWork, storage, media, clock, ids, logger, metrics) =>
        new UploadVideo({ unitOfWork, storage, media, limits: config.mediaLimits, clock, ids, logger, metrics }),
      [T.config, T.unitOfWork, T.storage, T.media, T.clock, T.ids, T.logger, T.metrics],
    )
    .inSingletonScope();
  bind(T.services)
    .toDynamicValue((context): Services => {
      const config = context.get(T.config);
      const unitOfWork = context.get(T.unitOfWork);
      const clock = context.get(T.clock);
      const ids = context.get(T.ids);
      const links = context.get(T.links);
      const progress = context.get(T.progress);
      const storage = context.get(T.storage);
      const parts = context.get(T.uploadParts);
      const queries = context.get(T.queries);
      const tokens = context.get(T.tokens);
      const verification = { unitOfWork, clock, ids };
      return {
        ...context.get(T.access),
        ...context.get(T.webhooks),
        createProject: context.get(T.createProject),
        changeProject: new ChangeProject({ unitOfWork, clock }),
        removeProject: new RemoveProject({ unitOfWork, ids }),
        uploadVideo: context.get(T.uploadVideo),
        uploadParts: parts,
        ...uploadUseCases({
          unitOfWork,
          parts,
          uploadVideo: context.get(T.uploadVideo),
          limits: config.mediaLimits,
          clock,
          ids,
          logger: context.get(T.logger),
        }),
        changeVideo: new ChangeVideo({ unitOfWork, clock }),
        removeVideo: new RemoveVideo({ unitOfWork, ids }),
        analyzeVideo: new AnalyzeVideo({ unitOfWork, clock, ids }),
        watchVideo: new WatchVideo({ unitOfWork, storage }),
        cancelExecution: new CancelExecution({ unitOfWork, clock, ids, links, progress }),
        takeNextTask: new TakeNextTask(verification),
        takeTask: new TakeTask(verification),
        beatTask: new BeatTask(verification),
        releaseTask: new ReleaseTask(verification),
        decideTrigger: new DecideTrigger(verification),
        reopenTrigger: new ReopenTrigger(verification),
        addTrigger: new AddTrigger(verification),
        ...workbenchUseCases({ ...verification, links, storage }),
        completeTask: new CompleteTask({ ...verification, links, progress }),
        readAgeRating: new ReadAgeRating({ unitOfWork }),
        readWorkload: new ReadWorkload({ queries, workers: context.get(T.workers), clock }),
        answerAgeQuestions: new AnswerAgeQuestions(verification),
        ...mentionListUseCases({ unitOfWork, clock, ids }),
        changeRiskCatalogue: new ChangeRiskCatalogue({ unitOfWork, clock, ids, logger: context.get(T.logger) }),
        replayDetection: context.get(T.replayDetection),
        tokens,
        queries,
        progress,
        sessions: context.get(T.sessions),
        rateLimiter: context.get(T.rateLimiter),
        reportRenderer: context.get(T.reportRenderer),
        storage,
        mediaAddresses: context.get(T.mediaAddresses),
        replicateWebhooks: replicateWebhooks(config, context.get(T.cache), context.get(T.replicate), clock),
        catalogue: async (version) => {
          const found = await unitOfWork.run(async (tx) =>
            accept(await (version === undefined ? tx.catalogues.current() : tx.catalogues.find(version))),
          );
          if (found.value === undefined) throw new Error('the risk catalogue is missing: run the seed command');
          return found.value;
        },
        catalogueVersion: async (version) =>
          (await unitOfWork.run(async (tx) => accept(await tx.catalogues.find(version)))).value,
        ...watchHealth(healthChecks(config, { queries, storage, live: context.get(T.live) }), {
          clock,
          logger: context.get(T.logger),
        }),
        limits: config.mediaLimits,
        admin: adminServices({
          config,
          scheduler: context.get(T.scheduling).scheduler,
          storage,
          media: context.get(T.media),
          clock,
        }),
        clock,
        ids,
        logger: context.get(T.logger),
        metrics: context.get(T.metrics),
        metricsPage: context.get(T.metricsPage),
        tracer: config.tracing && context.get(T.tracer),
      };
    })
    .inSingletonScope();
});

/** Where several processes work, the one that waits for a prediction is mostly another: it polls, and finds the id in the cache. */
const replicateWebhooks = (
  { replicate }: Config,
  cache: Cache,
  inference: ReplicateInference | undefined,
  clock: Clock,
): Services['replicateWebhooks'] =>
  replicate?.webhookSecret &&
  createWebhookInbox({
    secrets: [replicate.webhookSecret.reveal()],
    cache,
    now: () => clock.now(),
    announce: (id) => inference?.announce(id),
  });
