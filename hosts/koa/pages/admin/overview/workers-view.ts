import type { WorkerAtWork } from '../../../../../domain/pipeline/worker.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { momentView } from '../../shared/moment-view.js';
import { elapsedText } from '../shared/elapsed-text.js';
import type { Words } from '../../shared/page-context.js';

const shown = 20;

/** Who is there to work, and on what. */
export const workersView = (workers: readonly WorkerAtWork[], now: Instant, words: Words) => {
  const { t } = words;
  const silence = (ms: number): string =>
    elapsedText(ms, { inSeconds: 'ops.silentSeconds', longer: 'ops.silentLong' }, words);
  return {
    rows: workers.slice(0, shown).map(({ id, worker, state, stages }) => ({
      id,
      state: t(`workerState.${state}`),
      isAlarm: state === 'silent',
      silence: worker && state === 'silent' ? silence(now - worker.lastSeenAt) : undefined,
      release: worker && t('ops.release', { version: worker.version }),
      started: worker && momentView(worker.startedAt, words),
      busyWith:
        stages.length > 0
          ? [...new Set(stages.map(({ name }) => t(`stage.${name}`)))].join(', ')
          : state === 'working'
            ? t('ops.idle')
            : '—',
      places:
        worker && (stages.length > 0 || state === 'working')
          ? t('ops.placesTaken', { count: stages.length, places: worker.stagesAtOnce })
          : undefined,
      lost: stages.some(({ stage }) => stage.leaseExpiresAt <= now) ? t('ops.workerLost') : undefined,
    })),
    cut: workers.length > shown ? t('ops.workersCut', { count: shown }) : undefined,
  };
};
