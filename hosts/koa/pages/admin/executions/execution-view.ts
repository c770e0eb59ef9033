import type { VideoRow } from '../../../../../application/ports/screen-queries.js';
import { wasTried, type PipelineExecution, type Stage } from '../../../../../domain/pipeline/pipeline-execution.js';
import { addCost, noCost, type StageCost } from '../../../../../domain/pipeline/stage-cost.js';
import { stageNames } from '../../../../../domain/pipeline/stage.js';
import type { Report } from '../../../../../domain/report/report.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import type { User } from '../../../../../domain/user/user.js';
import { failureText } from '../../../i18n/refusal-text.js';
import { coverageView } from '../../reports/coverage-view.js';
import { momentView, type MomentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import { stagesView } from '../../videos/stages-view.js';
import { elapsedText } from '../shared/elapsed-text.js';
import { tookText } from './execution-list-view.js';

interface Found {
  readonly execution: PipelineExecution;
  readonly row: VideoRow | undefined;
  readonly owner: User | undefined;
  /** Of this very execution. */
  readonly report: Report | undefined;
  /** Why what the admin asked for was not done. */
  readonly error: string | undefined;
}

/** What a stage costs, in words; nothing when it has cost nothing. */
export const costText = (cost: StageCost, { t, format }: Words): string => {
  const parts = [
    ...(cost.modelCalls > 0 ? [t('ops.calls', { count: cost.modelCalls })] : []),
    ...(cost.modelMs > 0
      ? [t('ops.modelSeconds', { seconds: format.number(Math.round(cost.modelMs / 100) / 10) })]
      : []),
    ...(cost.microUsd > 0 ? [`$${format.number(cost.microUsd / 1_000_000)}`] : []),
  ];
  return parts.join(', ');
};

interface FactView {
  readonly name: string;
  readonly value: string;
  /** Instead of the value. */
  readonly moment?: MomentView;
}

const factsOf = (stage: Stage, now: Instant, words: Words) => {
  const { t, format } = words;
  const facts: FactView[] = [];
  const add = (key: string, value: string): void => {
    if (value !== '') facts.push({ name: t(key), value });
  };
  const addMoment = (key: string, at: Instant): void => {
    facts.push({ name: t(key), value: '', moment: momentView(at, words) });
  };
  add('ops.attempts', stage.attempts > 0 ? format.number(stage.attempts) : '');
  add('ops.outages', stage.outages > 0 ? format.number(stage.outages) : '');
  if (stage.state !== 'waiting') addMoment('ops.startedAt', stage.startedAt);
  if (stage.state === 'done') {
    addMoment('ops.finishedAt', stage.finishedAt);
    add('ops.took', format.duration(stage.finishedAt - stage.startedAt));
  }
  if (stage.state === 'running') {
    add('ops.took', format.duration(Math.max(0, now - stage.startedAt)));
    add('ops.worker', stage.workerId);
    add('ops.lease', leaseText(stage.leaseExpiresAt, now, words));
  }
  if (stage.state === 'waiting' && wasTried(stage) && stage.notBefore > now) addMoment('ops.retryAt', stage.notBefore);
  add('ops.cost', costText(stage.cost, words));
  return facts;
};

export const leaseText = (expiresAt: Instant, now: Instant, words: Words): string =>
  expiresAt > now
    ? words.t('ops.leaseLives')
    : elapsedText(now - expiresAt, { inSeconds: 'ops.leaseOver', longer: 'ops.leaseLongOver' }, words);

export const executionView = ({ execution, row, owner, report, error }: Found, now: Instant, words: Words) => {
  const { t, format, locale } = words;
  const isOver = execution.state === 'completed' || execution.state === 'failed';
  const total = stageNames.reduce((sum, name) => addCost(sum, execution.stages[name].cost), noCost);
  const artifacts = stageNames.flatMap((name) => {
    const stage = execution.stages[name];
    return stage.state === 'done' ? stage.artifacts.map((artifact) => ({ ...artifact, stage: name })) : [];
  });
  const isCurrent = row !== undefined && row.video.state !== 'uploaded' && row.video.executionId === execution.id;
  return {
    href: `/admin/executions/${execution.id}/`,
    id: execution.id,
    title: row?.video.title ?? t('ops.videoGone'),
    video: row && { href: `/client/videos/${row.video.id}/`, others: `/admin/executions/?video=${row.video.id}` },
    report: report && { href: `/client/reports/${execution.videoId}/` },
    state: execution.state,
    stateText: t(`executionState.${execution.state}`),
    isLive: !isOver,
    error,
    failure: execution.state === 'failed' ? failureText(locale, execution.failure) : undefined,
    canCancel: !isOver,
    canRetry: isOver && isCurrent,
    supersededText: isOver && row !== undefined && !isCurrent ? t('ops.superseded') : undefined,
    facts: [
      { name: t('ops.owner'), value: owner?.email ?? t('ops.accountGone') },
      { name: t('ops.createdAt'), value: '', moment: momentView(execution.createdAt, words) },
      { name: t('ops.took'), value: tookText(execution, now, words) || '—' },
      { name: t('ops.cost'), value: costText(total, words) || t('ops.noCost') },
      ...(row ? [{ name: t('ops.size'), value: format.bytes(row.video.sizeBytes) }] : []),
      ...(row ? [{ name: t('ops.length'), value: format.duration(row.video.media.durationMs) }] : []),
      { name: t('ops.id'), value: execution.id },
    ],
    stages: stagesView(execution, words).map((view) => ({
      ...view,
      facts: factsOf(execution.stages[view.name], now, words),
      fault: execution.stages[view.name].lastFault,
    })),
    artifacts: artifacts.map(({ kind, key, sizeBytes, stage }) => ({
      kind: t(`artifact.${kind}`),
      stage: t(`stage.${stage}`),
      size: format.bytes(sizeBytes),
      key,
    })),
    coverage: report && coverageView(report.document.coverage, report.document.video.durationMs, words),
  };
};
