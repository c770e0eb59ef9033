import type { TaskRow } from '../../../../../application/ports/screen-queries.js';
import type { Report } from '../../../../../domain/report/report.js';
import { findRisk } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import { checkNames } from '../../../../../domain/signal/coverage.js';
import { commentLimit } from '../../../../../domain/trigger/trigger-decisions.js';
import type { BenchSettings } from '../../../../../domain/verification-task/bench-settings.js';
import { summaryLimit } from '../../../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../../../domain/verification-task/verification-task.js';
import type { Video } from '../../../../../domain/video/video.js';
import type { Colleague } from '../../../api/verification-tasks/colleagues.js';
import type { Words } from '../../shared/page-context.js';
import type { PlayerView } from '../../videos/player-view.js';
import { benchProgress, type BenchProgress } from './bench-progress.js';
import { benchSettings } from './browser-settings.js';
import { listView, type ListView } from './list-view.js';
import type { BenchList } from './load-list.js';
import { markViews, marksText, type MarkView } from './marks-view.js';
import { riskOptions, type RiskGroup } from './risk-options.js';
import { isSensitive } from './sensitive.js';

export interface WorkbenchView {
  readonly taskId: string;
  readonly title: string;
  readonly projectName: string;
  readonly description: string;
  readonly list: ListView;
  readonly progress: BenchProgress;
  readonly risks: readonly RiskGroup[];
  readonly player: PlayerView | undefined;
  readonly film: string;
  /** Something in the video may disturb; the rest of the person's settings says what happens then. */
  readonly isSensitive: boolean;
  readonly calm: Omit<BenchSettings, 'userId'>;
  readonly durationMs: number;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly MarkView[];
  readonly marksText: string;
  readonly gapText: string | undefined;
  readonly passedOn: { readonly text: string; readonly comment: string } | undefined;
  readonly colleagues: readonly { readonly id: string; readonly text: string }[];
  readonly canEscalate: boolean;
  readonly summary: string;
  readonly summaryLimit: number;
  readonly commentLimit: number;
  readonly error: string | undefined;
  /** For the browser script, as JSON. */
  readonly settings: string;
}

export interface FoundBench {
  readonly row: TaskRow;
  readonly task: InProgressTask;
  readonly video: Video;
  readonly list: BenchList;
  readonly report: Report | undefined;
  readonly player: PlayerView | undefined;
  /** Where the strip of small pictures is, if it was kept. */
  readonly film: string;
  readonly settings: BenchSettings;
  readonly colleagues: readonly Colleague[];
  /** Who passed the task on. */
  readonly passedBy: string | undefined;
  readonly canEscalate: boolean;
  /** Asked for without scripts: the video as it is. */
  readonly isRevealed: boolean;
}

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
  found: FoundBench,
  form: { readonly summary?: string; readonly error?: string },
  now: Instant,
  words: Words,
): WorkbenchView => {
  const { row, task, video, list, settings } = found;
  const { t } = words;
  const { catalogue, marks } = list;
  const picture = video.media.video;
  const isTurned = picture.rotation === 90 || picture.rotation === 270;
  const { durationMs } = video.media;
  const onPage = new Set<string>(list.triggers.map(({ id }) => id));
  return {
    taskId: task.id,
    title: row.videoTitle,
    projectName: row.projectName,
    description: video.description,
    list: listView(list, task.id, words),
    progress: benchProgress(row, words),
    risks: riskOptions(catalogue, words),
    player: found.player,
    film: found.film,
    isSensitive:
      !found.isRevealed &&
      marks.some(({ riskCode, source }) => isSensitive(findRisk(catalogue, riskCode)?.category, source)),
    calm: { blurs: settings.blurs, greys: settings.greys, mutes: settings.mutes },
    durationMs,
    width: isTurned ? picture.height : picture.width,
    height: isTurned ? picture.width : picture.height,
    marks: markViews(
      marks.filter(({ id }) => onPage.has(id)),
      catalogue,
      durationMs,
    ),
    marksText: marksText(marks, catalogue),
    gapText: gapsOf(found.report, words),
    passedOn: task.passedOn && {
      text: t(`bench.passedOn.${task.passedOn.kind}`, { name: found.passedBy ?? '' }),
      comment: task.passedOn.comment,
    },
    colleagues: found.colleagues.map(({ id, name, role }) => ({
      id,
      text: role === 'admin' ? `${name} (${t('role.admin')})` : name,
    })),
    canEscalate: found.canEscalate,
    summary: form.summary ?? '',
    summaryLimit,
    commentLimit,
    error: form.error,
    settings: benchSettings({ task, video, settings }, now, words),
  };
};
