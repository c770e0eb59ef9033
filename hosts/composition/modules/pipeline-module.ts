import { ContainerModule } from 'inversify';
import {
  CountQuality,
  ArtifactStore,
  DeleteStored,
  DetectStage,
  ExtractStage,
  handleJob,
  measureJobs,
  LookStage,
  PublishStage,
  PurgeCdn,
  RefreshCdn,
  PurgeExpired,
  ReplayDetection,
  ReportFrames,
  RelayOutbox,
  RequeueStuckStages,
  ReturnExpiredLeases,
  RunStage,
  SendLetter,
  SendPasswordReset,
  traceJobs,
  traceStages,
  TranscribeStage,
  ValidateStage,
  VideoPreviews,
  type StageHandlers,
} from '../../../application/index.js';
import { defaultAttemptPolicy } from '../../../domain/pipeline/attempt-policy.js';
import { T } from '../tokens.js';

/** The analysis: stages, their runner, and the work around them. */
export const pipelineModule = new ContainerModule(({ bind }) => {
  bind(T.artifacts)
    .toResolvedValue((storage) => new ArtifactStore(storage), [T.storage])
    .inSingletonScope();
  bind(T.reportFrames)
    .toResolvedValue(
      (storage, artifacts, pictures, logger) => new ReportFrames({ storage, artifacts, pictures, logger }),
      [T.storage, T.artifacts, T.pictures, T.logger],
    )
    .inSingletonScope();
  bind(T.videoPreviews)
    .toResolvedValue(
      (storage, artifacts, pictures, logger) => new VideoPreviews({ storage, artifacts, pictures, logger }),
      [T.storage, T.artifacts, T.pictures, T.logger],
    )
    .inSingletonScope();
  bind(T.replayDetection)
    .toResolvedValue(
      (unitOfWork, artifacts, frames, clock, ids, logger) =>
        new ReplayDetection({ unitOfWork, artifacts, frames, clock, ids, logger }),
      [T.unitOfWork, T.artifacts, T.reportFrames, T.clock, T.ids, T.logger],
    )
    .inSingletonScope();
  bind(T.stageHandlers)
    .toResolvedValue(
      (
        config,
        storage,
        artifacts,
        frames,
        previews,
        media,
        workDirs,
        inference,
        unitOfWork,
        clock,
        ids,
        links,
        metrics,
        logger,
        tracer,
      ): StageHandlers =>
        traceStages(
          {
            validate: new ValidateStage({ storage, media, limits: config.mediaLimits }),
            extract: new ExtractStage({ storage, artifacts, media, workDirs, framesPerSecond: config.framesPerSecond }),
            transcribe: new TranscribeStage({ storage, artifacts, speech: inference.speech, logger }),
            look: new LookStage({ artifacts, inference, logger }),
            detect: new DetectStage({ unitOfWork, artifacts, clock, ids, metrics, logger }),
            publish: new PublishStage({ unitOfWork, artifacts, frames, previews, ids, links }),
          },
          tracer,
        ),
      [
        T.config,
        T.storage,
        T.artifacts,
        T.reportFrames,
        T.videoPreviews,
        T.media,
        T.workDirs,
        T.inference,
        T.unitOfWork,
        T.clock,
        T.ids,
        T.links,
        T.metrics,
        T.logger,
        T.tracer,
      ],
    )
    .inSingletonScope();
  bind(T.runStage)
    .toResolvedValue(
      (config, unitOfWork, handlers, workerId, clock, ids, links, progress, metrics, logger) =>
        new RunStage({
          unitOfWork,
          handlers,
          workerId,
          policy: { ...defaultAttemptPolicy, maxAttempts: config.stageAttempts },
          clock,
          ids,
          links,
          progress,
          metrics,
          logger,
        }),
      [T.config, T.unitOfWork, T.stageHandlers, T.workerId, T.clock, T.ids, T.links, T.progress, T.metrics, T.logger],
    )
    .inSingletonScope();
  bind(T.requeueStuckStages)
    .toResolvedValue(
      (unitOfWork, scheduling, clock) => new RequeueStuckStages({ unitOfWork, scheduler: scheduling.scheduler, clock }),
      [T.unitOfWork, T.scheduling, T.clock],
    )
    .inSingletonScope();
  bind(T.returnExpiredLeases)
    .toResolvedValue(
      (unitOfWork, clock, ids) => new ReturnExpiredLeases({ unitOfWork, clock, ids }),
      [T.unitOfWork, T.clock, T.ids],
    )
    .inSingletonScope();
  bind(T.purgeExpired)
    .toResolvedValue(
      (unitOfWork, storage, uploadParts, workDirs, sessions, modelSpend, workers, clock, logger) =>
        new PurgeExpired({ unitOfWork, storage, uploadParts, workDirs, sessions, modelSpend, workers, clock, logger }),
      [T.unitOfWork, T.storage, T.uploadParts, T.workDirs, T.sessions, T.modelSpend, T.workers, T.clock, T.logger],
    )
    .inSingletonScope();
  bind(T.deleteStored)
    .toResolvedValue(
      (storage, unitOfWork, clock, ids, logger) => new DeleteStored({ storage, unitOfWork, clock, ids, logger }),
      [T.storage, T.unitOfWork, T.clock, T.ids, T.logger],
    )
    .inSingletonScope();
  bind(T.purgeCdn)
    .toResolvedValue(
      (purger, unitOfWork, clock, ids, logger) => new PurgeCdn({ purger, unitOfWork, clock, ids, logger }),
      [T.cdnPurger, T.unitOfWork, T.clock, T.ids, T.logger],
    )
    .inSingletonScope();
  bind(T.refreshCdn)
    .toResolvedValue(
      (warmer, storage, unitOfWork, logger) => new RefreshCdn({ warmer, storage, unitOfWork, logger }),
      [T.cdnWarmer, T.storage, T.unitOfWork, T.logger],
    )
    .inSingletonScope();
  bind(T.relayOutbox)
    .toResolvedValue(
      (outbox, scheduling, clock, logger) =>
        new RelayOutbox({ outbox, scheduler: scheduling.scheduler, clock, logger }),
      [T.outboxRelay, T.scheduling, T.clock, T.logger],
    )
    .inSingletonScope();
  bind(T.sendPasswordReset)
    .toResolvedValue(
      (unitOfWork, notifier, secrets, links, clock, ids) =>
        new SendPasswordReset({ unitOfWork, notifier, secrets, links, clock, ids }),
      [T.unitOfWork, T.notifier, T.secrets, T.links, T.clock, T.ids],
    )
    .inSingletonScope();
  bind(T.sendLetter)
    .toResolvedValue(
      (notifier, unitOfWork, clock, ids, metrics, logger) =>
        new SendLetter({ notifier, unitOfWork, clock, ids, metrics, logger }),
      [T.notifier, T.unitOfWork, T.clock, T.ids, T.metrics, T.logger],
    )
    .inSingletonScope();
  bind(T.countQuality)
    .toResolvedValue((unitOfWork) => new CountQuality({ unitOfWork }), [T.unitOfWork])
    .inSingletonScope();
  bind(T.jobHandler)
    .toResolvedValue(
      (
        runStage,
        sendLetter,
        deleteStored,
        purgeCdn,
        sendPasswordReset,
        deliverWebhook,
        requeueLostDeliveries,
        returnExpiredLeases,
        requeueStuckStages,
        countQuality,
        purgeExpired,
        refreshCdn,
        metrics,
        clock,
        tracer,
      ) => {
        const handler = handleJob({
          runStage,
          sendLetter,
          deleteStored,
          purgeCdn,
          sendPasswordReset,
          deliverWebhook,
          requeueLostDeliveries,
          returnExpiredLeases,
          requeueStuckStages,
          countQuality,
          purgeExpired,
          refreshCdn,
        });
        return traceJobs(measureJobs(handler, { metrics, clock }), tracer);
      },
      [
        T.runStage,
        T.sendLetter,
        T.deleteStored,
        T.purgeCdn,
        T.sendPasswordReset,
        T.deliverWebhook,
        T.requeueLostDeliveries,
        T.returnExpiredLeases,
        T.requeueStuckStages,
        T.countQuality,
        T.purgeExpired,
        T.refreshCdn,
        T.metrics,
        T.clock,
        T.tracer,
      ],
    )
    .inSingletonScope();
});
