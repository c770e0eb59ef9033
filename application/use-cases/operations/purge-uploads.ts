import type { UploadId } from '../../../domain/shared/ids.js';
import { accept } from '../../../domain/shared/result.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { UploadParts } from '../../ports/upload-parts.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly parts: UploadParts;
  readonly clock: Clock;
  readonly logger: Logger;
}

const dayMs = 24 * 3_600_000;
const batch = 200;

/** Removes uploads that have expired, and bytes that no upload waits for any more. */
export const purgeUploads = async (deps: Dependencies, signal: AbortSignal): Promise<void> => {
  await removeExpired(deps, signal);
  await removeStrayBytes(deps, signal);
};

const removeExpired = async ({ unitOfWork, parts, clock, logger }: Dependencies, signal: AbortSignal) => {
  for (;;) {
    signal.throwIfAborted();
    const due = await unitOfWork.run(async (tx) => accept(await tx.uploads.expired(clock.now(), batch)));
    for (const { id, state } of due.value) {
      await parts.remove(id);
      await unitOfWork.run(async (tx) => accept(await tx.uploads.remove(id)));
      logger.info('an expired upload was removed', { upload_id: id, state });
    }
    if (due.value.length < batch) return;
  }
};

/** Of a process that died between the end of an upload and the removal of its bytes, or before it was written down. */
const removeStrayBytes = async ({ unitOfWork, parts, clock, logger }: Dependencies, signal: AbortSignal) => {
  let after: UploadId | undefined;
  for (;;) {
    signal.throwIfAborted();
    const held = await parts.list(batch, after);
    for (const { id, modifiedAtMs } of held) {
      if (modifiedAtMs > clock.now() - dayMs) continue;
      const upload = await unitOfWork.run(async (tx) => accept(await tx.uploads.find(id)));
      if (upload.value?.state === 'receiving') continue;
      await parts.remove(id);
      logger.warn('bytes of no upload were removed', { upload_id: id });
    }
    after = held.at(-1)?.id;
    if (held.length < batch) return;
  }
};
