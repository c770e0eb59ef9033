import { executionId, isUuid, type ExecutionId } from '../../../domain/shared/ids.js';
import { plusMs } from '../../../domain/shared/instant.js';
import { accept } from '../../../domain/shared/result.js';
import { artifactPrefix, artifactsFolder, temporaryMediaPrefixes } from '../../../domain/video/storage-key.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { StoredStat, VideoStorage } from '../../ports/video-storage.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly storage: VideoStorage;
  readonly clock: Clock;
  readonly logger: Logger;
}

const dayMs = 24 * 3_600_000;
const page = 200;
/** Of analyses in one run; the next day's run goes on with the rest. */
const mostCleared = 1_000;

/**
 * Looks once at every analysis that has files. Those whose analysis is gone are removed, a day after they were written: the
 * removal of a video may have failed for good, or a killed stage may have written after it. Sound and frames go a day after
 * the report was finalised: no replay is put in place then, and its report and the workbench have copies of what they show.
 */
export const sweepArtifacts = async (deps: Dependencies, signal: AbortSignal): Promise<void> => {
  let after: string | undefined;
  for (let cleared = 0; cleared < mostCleared;) {
    const found = await deps.storage.list(artifactsFolder, page, after);
    const folders = newestByFolder(found);
    for (const [name, newestMs] of folders) {
      signal.throwIfAborted();
      // No key inside the folder sorts behind this one: '0' follows the slash.
      after = `${artifactsFolder}/${name}0`;
      if (isUuid(name) && (await clear(deps, executionId(name), newestMs))) cleared++;
    }
    if (found.length < page) return;
  }
};

const newestByFolder = (found: readonly StoredStat[]): ReadonlyMap<string, number> => {
  const folders = new Map<string, number>();
  for (const { key, modifiedAtMs } of found) {
    const [, name = ''] = key.split('/');
    folders.set(name, Math.max(modifiedAtMs, folders.get(name) ?? 0));
  }
  return folders;
};

const clear = async (deps: Dependencies, id: ExecutionId, newestMs: number): Promise<boolean> => {
  const { unitOfWork, storage, clock, logger } = deps;
  const dayAgo = plusMs(clock.now(), -dayMs);
  const found = await unitOfWork.run(async (tx) =>
    accept({ execution: await tx.executions.find(id), report: await tx.reports.ofExecution(id) }),
  );
  const { execution, report } = found.value;
  if (execution === undefined) {
    if (newestMs > dayAgo) return false;
    const count = await storage.deletePrefix(artifactPrefix(id));
    logger.warn('files of an analysis that is gone were removed', { execution_id: id, count });
    return true;
  }
  if (report?.state !== 'final' || report.finalisedAt > dayAgo) return false;
  let count = 0;
  for (const prefix of temporaryMediaPrefixes(id)) count += await storage.deletePrefix(prefix);
  if (count > 0) logger.info('sound and frames of an analysis were removed', { execution_id: id, count });
  return count > 0;
};
