import type { Page, VideoRow } from '../../../../../application/ports/screen-queries.js';
import { executionStates, type PipelineExecution } from '../../../../../domain/pipeline/pipeline-execution.js';
import { stageNames, type StageName } from '../../../../../domain/pipeline/stage.js';
import type { UserId, VideoId } from '../../../../../domain/shared/ids.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import type { User } from '../../../../../domain/user/user.js';
import { failureText } from '../../../i18n/refusal-text.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import type { Pager } from '../../shared/pager.js';
import { stagesView } from '../../videos/stages-view.js';
import type { DayRange } from '../shared/admin-input.js';

export interface ExecutionQuery {
  readonly state: PipelineExecution['state'] | undefined;
  readonly stage: StageName | undefined;
  readonly owner: string;
  readonly video: string;
  readonly days: DayRange;
}

export interface ExecutionNames {
  readonly videos: ReadonlyMap<VideoId, VideoRow>;
  readonly owners: ReadonlyMap<UserId, User>;
}

export const executionListView = (
  found: Page<PipelineExecution>,
  names: ExecutionNames,
  query: ExecutionQuery,
  pager: Pager,
  now: Instant,
  words: Words,
) => {
  const { t } = words;
  return {
    query: { owner: query.owner, video: query.video, from: query.days.from, to: query.days.to },
    states: executionStates.map((value) => ({
      value,
      text: t(`executionState.${value}`),
      isChosen: value === query.state,
    })),
    stages: stageNames.map((value) => ({ value, text: t(`stage.${value}`), isChosen: value === query.stage })),
    countText: t('ops.found', { count: found.total }),
    pager,
    executions: found.items.map((execution) => executionRowView(execution, names, now, words)),
  };
};

export const executionRowView = (execution: PipelineExecution, names: ExecutionNames, now: Instant, words: Words) => {
  const { t } = words;
  const owner = names.owners.get(execution.ownerId);
  return {
    href: `/admin/executions/${execution.id}/`,
    title: names.videos.get(execution.videoId)?.video.title ?? t('ops.videoGone'),
    owner: owner?.email ?? t('ops.accountGone'),
    state: execution.state,
    stateText: t(`executionState.${execution.state}`),
    stages: stagesView(execution, words),
    fault: faultOf(execution, words),
    created: momentView(execution.createdAt, words),
    took: tookText(execution, now, words),
  };
};

/** How long it has run, or ran; empty before it began. */
export const tookText = (execution: PipelineExecution, now: Instant, { format }: Words): string => {
  if (execution.state === 'pending') return '';
  const end = execution.state === 'running' ? now : execution.finishedAt;
  return format.duration(Math.max(0, end - execution.startedAt));
};

export const faultOf = (execution: PipelineExecution, { locale }: Words): string | undefined => {
  const faults = stageNames.flatMap((name) => execution.stages[name].lastFault ?? []);
  const reason = execution.state === 'failed' ? [failureText(locale, execution.failure)] : [];
  const all = [...reason, ...faults.map((fault) => fault.slice(0, 200))];
  return all.length === 0 ? undefined : all.join(' · ');
};
