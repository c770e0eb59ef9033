import type { Job, JobContext, JobHandler } from '../../ports/job-scheduler.js';
import type { RequeueStuckStages } from '../pipeline/requeue-stuck-stages.js';
import type { RunStage } from '../pipeline/run-stage.js';
import type { CountQuality } from '../quality/count-quality.js';
import type { ReturnExpiredLeases } from '../verification/return-expired-leases.js';
import type { DeliverWebhook } from '../webhooks/deliver-webhook.js';
import type { RequeueLostDeliveries } from '../webhooks/requeue-lost-deliveries.js';
import type { SendPasswordReset } from '../auth/send-password-reset.js';
import type { DeleteStored } from './delete-stored.js';
import type { PurgeCdn } from './purge-cdn.js';
import type { PurgeExpired } from './purge-expired.js';
import type { RefreshCdn } from './refresh-cdn.js';
import type { SendLetter } from './send-letter.js';

export interface HandleJobDependencies {
  readonly runStage: RunStage;
  readonly sendLetter: SendLetter;
  readonly deleteStored: DeleteStored;
  readonly purgeCdn: PurgeCdn;
  readonly sendPasswordReset: SendPasswordReset;
  readonly returnExpiredLeases: ReturnExpiredLeases;
  readonly requeueStuckStages: RequeueStuckStages;
  readonly deliverWebhook: DeliverWebhook;
  readonly requeueLostDeliveries: RequeueLostDeliveries;
  readonly countQuality: CountQuality;
  readonly purgeExpired: PurgeExpired;
  readonly refreshCdn: RefreshCdn;
}

/** What a worker does with each kind of job. */
export const handleJob =
  (deps: HandleJobDependencies): JobHandler =>
  async (job: Job, { signal }: JobContext): Promise<void> => {
    switch (job.name) {
      case 'run-stage':
        await deps.runStage.execute(job.executionId, job.stage, signal);
        return;
      case 'notify':
        await deps.sendLetter.execute(job.notification, job.letter);
        return;
      case 'delete-stored':
        await deps.deleteStored.execute(job.prefix, job.attempt);
        return;
      case 'purge-cdn':
        await deps.purgeCdn.execute(job.addresses, job.attempt);
        return;
      case 'deliver-webhook':
        await deps.deliverWebhook.execute(job.deliveryId, job.attempt, signal);
        return;
      case 'requeue-lost-deliveries':
        await deps.requeueLostDeliveries.execute();
        return;
      case 'send-password-reset':
        return deps.sendPasswordReset.execute(job.email);
      case 'return-expired-leases':
        await deps.returnExpiredLeases.execute();
        return;
      case 'requeue-stuck-stages':
        await deps.requeueStuckStages.execute();
        return;
      case 'count-quality':
        await deps.countQuality.execute(signal);
        return;
      case 'refresh-cdn':
        await deps.refreshCdn.execute(signal);
        return;
      case 'purge-expired':
        return deps.purgeExpired.execute(signal);
    }
  };
