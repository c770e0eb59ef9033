import type { TaskRow } from '../../../../application/ports/screen-queries.js';
import type { Report } from '../../../../domain/report/report.js';
import type { RiskCatalogue, RiskCategory } from '../../../../domain/risk-definition/risk-definition.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import { checkNames } from '../../../../domain/signal/coverage.js';
import { commentLimit } from '../../../../domain/trigger/trigger-decisions.js';
import type { Trigger } from '../../../../domain/trigger/trigger.js';
import { summaryLimit, taskLeaseMs } from '../../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../../domain/verification-task/verification-task.js';
import type { Video } from '../../../../domain/video/video.js';
import type { Words } from '../shared/page-context.js';
import type { PlayerView } from '../videos/player-view.js';
import { benchProgress, type BenchProgress } from './bench-progress.js';
import { riskOptions, type RiskGroup } from './risk-options.js';
import { triggerView, type TriggerView } from './trigger-view.js';

interface WorkbenchView {
  readonly taskId: string;
  readonly title: string;
  readonly projectName: string;
  readonly description: string;
  readonly triggers: readonly TriggerView[];
  readonly progress: BenchProgress;
  readonly risks: readonly RiskGroup[];
  readonly player: PlayerView | undefined;
  readonly isSensitive: boolean;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly gapText: string | undefined;
  readonly summary: string;
  readonly summaryLimit: number;
  readonly commentLimit: number;
  readonly error: string | undefined;
  /** For the browser script, as JSON. */
  readonly settings: string;
}

interface Found {
  readonly row: TaskRow;
  readonly task: InProgressTask;
  readonly video: Video;
  readonly triggers: readonly Trigger[];
  readonly catalogue: RiskCatalogue;
  readonly report: Report | undefined;
  readonly player: PlayerView | undefined;
}

/** Pictures of these are not shown before the operator asks for them. */
const sensitive: readonly RiskCategory[] = ['nsfw_erotica', 'violence_gore'];

/** Cinema's rate, when the container does not say; a frame step then is a close guess. */
const assumedFrameRate = 25;

const gapsOf = (report: Report | undefined, { t }: Words): string | undefined => {
  if (report === undefined) return undefined;
  const { coverage } = report.document;
  const missing = checkNames.filter(
    (check) =>
      coverage.every((entry) => entry.check !== check) ||
      coverage.some((entry) => entry.check === check && entry.state === 'not-checked'),
  );
  if (missing.length === 0) return undefined;
  return t('bench.coverageGap', { checks: missing.map((check) => t(`check.${check}`)).join(', ') });
};

export const workbenchView = (
  found: Found,
  form: { readonly summary?: string; readonly error?: string },
  now: Instant,
  words: Words,
): WorkbenchView => {
  const { row, task, video, catalogue } = found;
  const triggers = found.triggers.map((trigger) => triggerView(trigger, task.id, catalogue, words));
  const picture = video.media.video;
  const isTurned = picture.rotation === 90 || picture.rotation === 270;
  return {
    taskId: task.id,
    title: row.videoTitle,
    projectName: row.projectName,
    description: video.description,
    triggers,
    progress: benchProgress(row, words),
    risks: riskOptions(catalogue, words),
    player: found.player,
    isSensitive: triggers.some(({ category }) => category !== undefined && sensitive.includes(category)),
    durationMs: video.media.durationMs,
    width: isTurned ? picture.height : picture.width,
    height: isTurned ? picture.width : picture.height,
    gapText: gapsOf(found.report, words),
    summary: form.summary ?? '',
    summaryLimit,
    commentLimit,
    error: form.error,
    settings: JSON.stringify({
      taskId: task.id,
      leaseMs: task.leaseExpiresAt - now,
      fullLeaseMs: taskLeaseMs,
      durationMs: video.media.durationMs,
      frameRate: picture.frameRate > 0 ? picture.frameRate : assumedFrameRate,
      texts: {
        relabelLead: words.t('bench.relabelLead', { time: '{time}', risk: '{risk}' }),
        veil: words.t('bench.veil'),
        reveal: words.t('bench.reveal'),
      },
    }),
  };
};
